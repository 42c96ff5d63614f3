//! Settings of the S3 bucket for files: URL, endpoint, region, credentials.

#![allow(rustdoc::bare_urls, reason = "the documentation is the text of --help")]

use std::fmt;
use std::str::FromStr;

/// How to reach the bucket that --files names.
#[derive(Clone, Default, clap::Args)]
#[command(next_help_heading = "Files")]
pub struct Bucket {
    /// The address of the service that has the bucket of --files, if it is not Amazon's:
    /// https://minio.example.com. Like AWS_ENDPOINT_URL.
    #[arg(long = "files-endpoint", env = "DOCTYPED_FILES_ENDPOINT", global = true, value_name = "URL")]
    pub endpoint: Option<String>,

    /// The region of the bucket of --files. Like AWS_REGION.
    #[arg(long = "files-region", env = "DOCTYPED_FILES_REGION", global = true, value_name = "REGION")]
    pub region: Option<String>,

    /// The id of the access key for the bucket of --files. Without it, the machine's role is used.
    #[arg(
        long = "files-access-key",
        env = "AWS_ACCESS_KEY_ID",
        global = true,
        value_name = "ID",
        hide_env_values = true
    )]
    pub access_key: Option<String>,

    /// The secret of the access key. A session token is read from AWS_SESSION_TOKEN.
    #[arg(
        long = "files-secret-key",
        env = "AWS_SECRET_ACCESS_KEY",
        global = true,
        value_name = "SECRET",
        hide_env_values = true
    )]
    pub secret_key: Option<String>,
}

impl fmt::Debug for Bucket {
    /// Without the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bucket").field("endpoint", &self.endpoint).field("region", &self.region).finish_non_exhaustive()
    }
}

/// A bucket and where in it: `s3://BUCKET/PREFIX`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BucketUrl {
    name: String,
    /// Empty, or with a slash at its end.
    prefix: String,
}

impl BucketUrl {
    /// The name of the bucket.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The prefix of all keys: empty, or folders with a slash at their end.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }
}

impl fmt::Display for BucketUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s3://{}/{}", self.name(), self.prefix().trim_end_matches('/'))
    }
}

impl FromStr for BucketUrl {
    type Err = String;

    fn from_str(url: &str) -> Result<BucketUrl, String> {
        let problem = || format!("{url:?} is no bucket; write s3://BUCKET or s3://BUCKET/PREFIX");
        let rest = url.strip_prefix("s3://").ok_or_else(problem)?;
        let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let is_name = |name: &str| {
            !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || ".-_".contains(letter))
        };
        let prefix = prefix.trim_matches('/');
        let is_folder = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(char::is_control);
        if !is_name(name) || (!prefix.is_empty() && !prefix.split('/').all(is_folder)) {
            return Err(problem());
        }
        let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
        Ok(BucketUrl { name: name.to_owned(), prefix })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_may_have_a_prefix() {
        for (url, name, prefix) in [
            ("s3://files", "files", ""),
            ("s3://files/", "files", ""),
            ("s3://my.files-1/site", "my.files-1", "site/"),
            ("s3://files/a/b/", "files", "a/b/"),
        ] {
            let read: BucketUrl = url.parse().unwrap();
            assert_eq!((read.name(), read.prefix()), (name, prefix), "{url}");
            assert_eq!(read.to_string().parse(), Ok(read));
        }
        for url in ["s3://", "s3:///a", "s3://a b", "s3://files/../x", "s3://files/a//b", "gs://files", "files"] {
            assert!(url.parse::<BucketUrl>().is_err(), "{url}");
        }
    }

    #[test]
    fn a_key_is_not_shown() {
        let secret = Some("hidden".to_owned());
        let bucket = Bucket { access_key: secret.clone(), secret_key: secret, ..Bucket::default() };
        assert!(!format!("{bucket:?}").contains("hidden"));
    }
}
