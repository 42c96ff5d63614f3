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
    if let Some(rest) = hash.strip_prefix(PBKDF2_PREFIX) {
        return Pbkdf2Hash::parse(rest).is_some_and(|hash| hash.verify(password));
    }
    PasswordHash::new(hash).is_ok_and(|hash| argon().verify_password(password.as_bytes(), &hash).is_ok())
}

/// How much work it is to verify a password against a hash: its algorithm with the parameters, as the hash
/// begins with them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct HashCost(String);

impl HashCost {
    /// The cost of a hash; `None` for a damaged one, whose verification ends at once.
    pub fn of(hash: &str) -> Option<HashCost> {
        if let Some(rest) = hash.strip_prefix(PBKDF2_PREFIX) {
            let Pbkdf2Hash { rounds, .. } = Pbkdf2Hash::parse(rest)?;
            return Some(HashCost(format!("{PBKDF2_PREFIX}{rounds}")));
        }
        let parsed = PasswordHash::new(hash).ok()?;
        Algorithm::try_from(parsed.algorithm).ok()?;
        Params::try_from(&parsed).ok()?;
        let (start, _) = parsed.salt.zip(parsed.hash).and_then(|_| hash.rsplit_once('$'))?;
        start.rsplit_once('$').map(|(cost, _)| HashCost(cost.to_owned()))
    }

    /// The cost of new hashes.
    pub fn of_new_hashes() -> HashCost {
        let (memory, passes) = (Params::DEFAULT_M_COST, Params::DEFAULT_T_COST);
        HashCost(format!("$argon2id$v=19$m={memory},t={passes},p={}", Params::DEFAULT_P_COST))
    }

    /// The beginning of all hashes of this cost.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A hash of this cost that no password has.
    pub fn dummy_hash(&self) -> String {
        format!("{}${DUMMY_SALT}${DUMMY_DIGEST}", self.0)
    }
}

/// The salt and the digest of dummy hashes: zeros in base64.
const DUMMY_SALT: &str = "AAAAAAAAAAAAAAAAAAAAAA";
const DUMMY_DIGEST: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The beginning of passlib's hashes.
const PBKDF2_PREFIX: &str = "$pbkdf2-sha256$";

/// Argon2id with 19 MiB and two passes. Verification takes the parameters from the hash.
fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// A hash of passlib: `ROUNDS$SALT$DIGEST` in its base64, which has dots for plus signs and no padding.
struct Pbkdf2Hash {
    rounds: u32,
    salt: Vec<u8>,
    digest: [u8; 32],
}

impl Pbkdf2Hash {
    /// `None` if the text is damaged.
    fn parse(text: &str) -> Option<Pbkdf2Hash> {
        let mut parts = text.split('$');
        let rounds = parts.next()?.parse().ok().filter(|rounds| *rounds > 0)?;
        let decode = |part: &str| base64::engine::general_purpose::STANDARD_NO_PAD.decode(part.replace('.', "+")).ok();
        let (salt, digest) = (decode(parts.next()?)?, decode(parts.next()?)?.try_into().ok()?);
        parts.next().is_none().then_some(Pbkdf2Hash { rounds, salt, digest })
    }

    fn verify(&self, password: &str) -> bool {
        let mut found = [0; 32];
        pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), &self.salt, self.rounds, &mut found);
        super::same_secret(&found, &self.digest)
    }
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
pub(crate) fn field_of(user: &str) -> [&str; 3] {
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
            assert_eq!(HashCost::of(damaged), None, "{damaged}");
        }
    }

    #[test]
    fn cost_is_the_beginning_of_a_hash_and_its_dummy_has_the_same() {
        let passlib = "$pbkdf2-sha256$29000$AAECAwQFBgcICQoLDA0ODw$HLi2l.rO2T01Ei3Jlw7x8QE283iVufSuyJaW/mLmQ2g";
        assert_eq!(HashCost::of(passlib).unwrap().as_str(), "$pbkdf2-sha256$29000");
        assert_eq!(HashCost::of(&hash("x").unwrap()), Some(HashCost::of_new_hashes()));
        let argon2i = "$argon2i$v=19$m=512,t=2,p=2$aI2R0hpDyLm3ltLa+1/rvQ$LqPKjd6n8yniKtAithoR7A";
        assert_eq!(HashCost::of(argon2i).unwrap().as_str(), "$argon2i$v=19$m=512,t=2,p=2");
        for hash in [passlib, argon2i] {
            let cost = HashCost::of(hash).unwrap();
            assert_eq!(HashCost::of(&cost.dummy_hash()), Some(cost.clone()));
            assert!(!verify("x", &cost.dummy_hash()));
        }
    }
}
