//! SHA-256 digests of random secrets: API secrets in caches, keys of password reset links in the database.
//!
//! Random secrets need no salt and no slow hash; passwords do ([`super::password`]).

use sha2::{Digest, Sha256};

/// SHA-256 of a secret.
pub fn digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// SHA-256 of a secret, in hexadecimal.
pub fn hex_digest(secret: &str) -> String {
    hex::encode(digest(secret))
}
