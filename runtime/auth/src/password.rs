//! Password hashes of users.
//!
//! New hashes are argon2id. Frappe's hashes (passlib's `pbkdf2_sha256`) verify as well and are replaced by
//! argon2id at the next login.

use super::digest::hex_digest;
use super::secret;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use sha2::Sha256;
use std::sync::LazyLock;

/// Longest password, in characters. The limit bounds the time of hashing.
pub const MAX_LENGTH: usize = 512;

/// Hashes a password with a new random salt.
pub fn hash(password: &str) -> Result<String> {
    let failed =
        |error: argon2::password_hash::Error| Error::internal(format!("a password could not be hashed: {error}"));
    let salt = SaltString::from_b64(&super::random_hex(32)?).map_err(failed)?;
    Ok(argon().hash_password(password.as_bytes(), &salt).map_err(failed)?.to_string())
}

/// Whether a hash is the hash of a password.
pub fn verify(password: &str, hash: &str) -> bool {
    if let Some(rest) = hash.strip_prefix("$pbkdf2-sha256$") {
        return verify_pbkdf2(password, rest).unwrap_or(false);
    }
    PasswordHash::new(hash).is_ok_and(|hash| argon().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Argon2id with 19 MiB and two passes. Verification takes the parameters from the hash.
fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// Verifies `ROUNDS$SALT$HASH` in passlib's base64, which has dots for plus signs and no padding. `None` if
/// the text is damaged.
fn verify_pbkdf2(password: &str, text: &str) -> Option<bool> {
    let mut parts = text.split('$');
    let rounds: u32 = parts.next()?.parse().ok()?;
    let decode = |part: &str| base64::engine::general_purpose::STANDARD_NO_PAD.decode(part.replace('.', "+")).ok();
    let (salt, expected) = (decode(parts.next()?)?, decode(parts.next()?)?);
    if rounds == 0 || expected.len() != 32 || parts.next().is_some() {
        return None;
    }
    let mut found = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), &salt, rounds, &mut found);
    Some(super::same_secret(&found, &expected))
}

/// Sets a user's password.
///
/// # Errors
/// `ValidationError` if it is empty or longer than [`MAX_LENGTH`].
pub fn set_password(ctx: &mut Context, user: &str, password: &str) -> Result<()> {
    if password.is_empty() {
        return Err(Error::validation("A password cannot be empty"));
    }
    if password.chars().count() > MAX_LENGTH {
        return Err(Error::validation(format!("A password has at most {MAX_LENGTH} characters")));
    }
    let hash = hash(password)?;
    secret::store(ctx, field_of(user), &hash, false)
}

/// Whether a password is the user's. A user without a password, or an unknown one, takes the same time, so
/// that response times do not reveal which users exist.
pub(crate) fn check_password(ctx: &mut Context, user: &str, password: &str) -> Result<bool> {
    static DUMMY_HASH: LazyLock<String> = LazyLock::new(|| hash("no user has this password").unwrap_or_default());
    let stored = secret::read(ctx, field_of(user), false)?;
    let is_right = verify(password, stored.as_deref().unwrap_or(&DUMMY_HASH));
    Ok(is_right && stored.is_some())
}

/// Replaces a hash of an older algorithm, after a login with the right password.
pub(crate) fn upgrade_hash(ctx: &mut Context, user: &str, password: &str) -> Result<()> {
    match secret::read(ctx, field_of(user), false)? {
        Some(hash) if !hash.starts_with("$argon2id$") => set_password(ctx, user, password),
        _ => Ok(()),
    }
}

/// A fingerprint of the stored hash: it changes whenever the password is set.
pub fn fingerprint(ctx: &mut Context, user: &str) -> Result<String> {
    let stored = secret::read(ctx, field_of(user), false)?.unwrap_or_default();
    Ok(hex_digest(&stored))
}

/// The DocType, name and field of a user's password in `__Auth`.
fn field_of(user: &str) -> [&str; 3] {
    ["User", user, "password"]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn password_verifies_against_its_own_hash_only() {
        let hash = hash("correct horse").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify("correct horse", &hash));
        assert!(!verify("Correct horse", &hash));
        assert!(!verify("", &hash));
    }

    #[test]
    fn passlib_hash_verifies() {
        // PBKDF2-HMAC-SHA256 of "letmein" with 29000 rounds and the salt 0..=15.
        let hash = "$pbkdf2-sha256$29000$AAECAwQFBgcICQoLDA0ODw$HLi2l.rO2T01Ei3Jlw7x8QE283iVufSuyJaW/mLmQ2g";
        assert!(verify("letmein", hash));
        assert!(!verify("letmeout", hash));
    }

    #[test]
    fn damaged_hash_never_verifies() {
        for damaged in
            ["", "plain", "$pbkdf2-sha256$", "$pbkdf2-sha256$0$AA$AA", "$pbkdf2-sha256$1$AA$AA", "$argon2id$v=19$"]
        {
            assert!(!verify("", damaged), "{damaged}");
        }
    }
}
