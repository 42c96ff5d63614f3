//! Passwords of users.
//!
//! New ones are hashed with argon2id. Hashes that Frappe made (passlib's pbkdf2_sha256) verify too,
//! and are replaced at the next login.

use super::secret;
use crate::context::Context;
use crate::error::{Error, Result};
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use sha2::Sha256;
use std::sync::LazyLock;

/// The longest password; a longer one only costs time.
pub const MAX_LENGTH: usize = 512;

/// Hashes a password, with a new salt.
///
/// # Errors
/// When the system gives no random numbers.
pub fn hash(password: &str) -> Result<String> {
    let failed =
        |error: argon2::password_hash::Error| Error::internal(format!("a password could not be hashed: {error}"));
    let salt = SaltString::from_b64(&super::random_hex(32)?).map_err(failed)?;
    Ok(argon().hash_password(password.as_bytes(), &salt).map_err(failed)?.to_string())
}

/// Whether a password is the one that a hash was made from.
pub fn verify(password: &str, hash: &str) -> bool {
    if let Some(rest) = hash.strip_prefix("$pbkdf2-sha256$") {
        return verify_pbkdf2(password, rest).unwrap_or(false);
    }
    PasswordHash::new(hash).is_ok_and(|hash| argon().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Argon2id with 19 MiB and two passes. Verifying takes the numbers from the hash.
fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// `rounds$salt$hash`, in passlib's base64: a dot for the plus, no padding.
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

/// Gives a user a password.
///
/// # Errors
/// `ValidationError` when it is empty or too long.
pub fn set_password(ctx: &mut Context, user: &str, password: &str) -> Result<()> {
    if password.is_empty() {
        return Err(Error::validation("A password cannot be empty"));
    }
    if password.chars().count() > MAX_LENGTH {
        return Err(Error::validation(format!("A password has at most {MAX_LENGTH} characters")));
    }
    let hash = hash(password)?;
    secret::store(ctx, place(user), &hash, false)
}

/// Whether a password is the user's. It takes as long for a user who has none, so that the time
/// does not tell who exists.
///
/// # Errors
/// When the database fails.
pub fn check_password(ctx: &mut Context, user: &str, password: &str) -> Result<bool> {
    static NOBODYS: LazyLock<String> = LazyLock::new(|| hash("the password of nobody").unwrap_or_default());
    let stored = secret::read(ctx, place(user), false)?;
    let right = verify(password, stored.as_deref().unwrap_or(&NOBODYS));
    Ok(right && stored.is_some())
}

/// Replaces a hash of another kind than new ones, now that the password is known.
pub(super) fn renew(ctx: &mut Context, user: &str, password: &str) -> Result<()> {
    match secret::read(ctx, place(user), false)? {
        Some(hash) if !hash.starts_with("$argon2id$") => set_password(ctx, user, password),
        _ => Ok(()),
    }
}

/// Something that changes with a user's password and does not tell it.
pub(super) fn stamp(ctx: &mut Context, user: &str) -> Result<String> {
    let stored = secret::read(ctx, place(user), false)?.unwrap_or_default();
    Ok(super::user::hex_digest(&stored))
}

fn place(user: &str) -> [&str; 3] {
    ["User", user, "password"]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_verifies_against_its_hash_only() {
        let hash = hash("correct horse").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify("correct horse", &hash));
        assert!(!verify("Correct horse", &hash));
        assert!(!verify("", &hash));
    }

    #[test]
    fn hashes_of_passlib_verify() {
        // PBKDF2-HMAC-SHA256 of "letmein" with 29000 rounds and the salt 0..=15.
        let hash = "$pbkdf2-sha256$29000$AAECAwQFBgcICQoLDA0ODw$HLi2l.rO2T01Ei3Jlw7x8QE283iVufSuyJaW/mLmQ2g";
        assert!(verify("letmein", hash));
        assert!(!verify("letmeout", hash));
    }

    #[test]
    fn a_damaged_hash_lets_nobody_in() {
        for damaged in
            ["", "plain", "$pbkdf2-sha256$", "$pbkdf2-sha256$0$AA$AA", "$pbkdf2-sha256$1$AA$AA", "$argon2id$v=19$"]
        {
            assert!(!verify("", damaged), "{damaged}");
        }
    }
}
