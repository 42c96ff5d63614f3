//! The two versions of the REST API.

/// The version of the API that a request uses. The parameters of lists and the envelope of the response depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiVersion {
    /// `/api/resource`, `/api/method`, and their paths below `/api/v1`.
    V1,
    /// `/api/v2`.
    V2,
}

impl ApiVersion {
    /// The version that a path belongs to, be it a route or not.
    pub fn of_path(path: &str) -> ApiVersion {
        if path.starts_with("/api/v2") { ApiVersion::V2 } else { ApiVersion::V1 }
    }

    /// The member of a response that holds the result of a function.
    pub fn result_key(self) -> &'static str {
        match self {
            ApiVersion::V1 => "message",
            ApiVersion::V2 => "data",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ApiVersion;

    #[test]
    fn version_is_read_from_the_prefix_of_a_path() {
        assert_eq!(ApiVersion::of_path("/api/v2foo"), ApiVersion::V2);
        assert_eq!(ApiVersion::of_path("/api/v1/resource/D"), ApiVersion::V1);
        assert_eq!(ApiVersion::of_path("/"), ApiVersion::V1);
    }
}
