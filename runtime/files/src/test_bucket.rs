//! A server of buckets for tests.

#[path = "../../tests/support/buckets.rs"]
mod server;

use doctyped_core::config::Bucket;
pub use server::BucketServer;

impl BucketServer {
    /// The configuration of a site that uses the server.
    pub fn config(&self) -> Bucket {
        let key = Some("test".to_owned());
        Bucket {
            endpoint: Some(self.address().to_owned()),
            region: Some("us-east-1".to_owned()),
            access_key: key.clone(),
            secret_key: key,
        }
    }
}
