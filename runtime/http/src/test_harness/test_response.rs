//! Responses as clients see them.

use actix_web::http::header::{self, HeaderMap};
use serde_json::Value as JsonValue;

/// A response, read whole.
#[derive(Debug)]
pub struct TestResponse {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// A response as the server begins to send it.
#[derive(Debug)]
pub struct StreamedResponse {
    pub status: u16,
    /// The length that is announced; none for a body in chunks.
    pub length: Option<u64>,
    /// The body; none if it breaks off.
    pub body: Option<Vec<u8>>,
}

impl TestResponse {
    /// The first value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The values of `Set-Cookie`.
    pub fn cookies(&self) -> Vec<String> {
        self.headers.get_all(header::SET_COOKIE).map(|cookie| cookie.to_str().unwrap().to_owned()).collect()
    }

    /// The value of a cookie that the response sets.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let value_of = |cookie: &String| {
            let (found, value) = cookie.split(';').next()?.split_once('=')?;
            (found == name).then(|| value.to_owned())
        };
        self.cookies().iter().find_map(value_of)
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> JsonValue {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in {}", self.text()))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
