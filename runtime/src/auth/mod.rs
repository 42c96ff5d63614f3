//! Who asks, and whether it is true: passwords, sessions, API keys, and the identities behind them.
//!
//! A request proves its user with a login, a session cookie or an API key ([`login`],
//! [`session`], [`token`]). All three end at an [`Identity`], which is all that the rest of the
//! server sees. What is looked up for every request is remembered in [`Caches`], so that a request
//! with a token costs no query.

mod cache;
mod changes;
pub(crate) mod identity;
mod locks;
pub(crate) mod login;
pub mod password;
pub mod secret;
pub(crate) mod session;
mod settings;
mod tables;
pub(crate) mod token;
mod user;

pub use cache::Caches;
pub(crate) use cache::{Defaults, Since, of_users};
pub use changes::Change;
pub(crate) use changes::add as add_changes;
pub use identity::{ADMINISTRATOR, AUTOMATIC_ROLES, GUEST, Identity};
pub(crate) use login::Login;
pub use settings::Settings;
#[cfg(test)]
pub(crate) use tables::sessions as sessions_for_tests;
pub(crate) use user::{Kind, generate_keys};

/// Random hexadecimal digits from the operating system's generator.
///
/// # Errors
/// When the system has no randomness to give.
pub(crate) fn random_hex(digits: usize) -> crate::Result<String> {
    use rand::TryRngCore;
    let mut bytes = vec![0; digits.div_ceil(2)];
    rand::rngs::OsRng
        .try_fill_bytes(&mut bytes)
        .map_err(|error| crate::Error::internal("the system gives no random numbers").caused_by(error))?;
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    Ok(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).take(digits).collect())
}

/// Compares two secrets in a time that does not tell where they differ.
pub(crate) fn same_secret(left: &[u8], right: &[u8]) -> bool {
    use subtle::ConstantTimeEq;
    left.ct_eq(right).into()
}
