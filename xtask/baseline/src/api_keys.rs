//! API keys with the hashes of their secrets, in a cache as in the generated server.

use actix_web::HttpRequest;
use actix_web::http::header::AUTHORIZATION;
use moka::sync::Cache;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The API keys of users.
#[derive(Debug)]
pub struct ApiKeys(Cache<String, [u8; 32]>);

impl ApiKeys {
    /// A cache with one key.
    pub fn new(key: String, secret: &str) -> ApiKeys {
        let keys = Cache::new(1000);
        keys.insert(key, Sha256::digest(secret.as_bytes()).into());
        ApiKeys(keys)
    }

    /// Whether a request has a key with its secret.
    pub fn admit(&self, request: &HttpRequest) -> bool {
        let token = request
            .headers()
            .get(AUTHORIZATION)
            .and_then(|header| header.to_str().ok())
            .and_then(|header| header.strip_prefix("token "))
            .and_then(|token| token.split_once(':'));
        let Some((key, secret)) = token else {
            return false;
        };
        let digest: [u8; 32] = Sha256::digest(secret.as_bytes()).into();
        self.0.get(key).is_some_and(|known| known.ct_eq(&digest).into())
    }
}
