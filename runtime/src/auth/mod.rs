//! Who asks, and whether it is true: passwords, sessions, API keys, and the identities behind them.
//!
//! A request proves its user with a login, a session cookie or an API key ([`login`],
//! [`session`], [`token`]) or a bearer token of another server ([`bearer`]); a login may ask for a second factor ([`two_factor`]). All three end at an [`Identity`], which is all that the rest of the
//! server sees. What is looked up for every request is remembered in [`Caches`], so that a request
//! with a token costs no query.

pub(crate) mod audit;
mod bearer;
mod cache;
mod changes;
pub(crate) mod identity;
pub(crate) mod mailer;
mod throttle;
pub(crate) mod login;
pub mod password;
pub(crate) mod password_policy;
pub(crate) mod password_reset;
pub mod secret;
pub(crate) mod session;
mod settings;
mod tables;
pub(crate) mod authorization_header;
pub(crate) mod two_factor;
mod user;

pub use cache::Caches;
pub(crate) use cache::{Defaults, Since, of_users};
pub use changes::Change;
pub(crate) use changes::add as add_changes;
pub use identity::{ADMINISTRATOR, AUTOMATIC_ROLES, GUEST, Identity};
pub(crate) use throttle::network;
pub(crate) use login::LoginStep;
pub use settings::Settings;
pub(crate) use settings::parse_hours;
#[cfg(test)]
pub(crate) use tables::{secrets as secrets_for_tests, sessions as sessions_for_tests};
pub(crate) use user::{Account, UserType, load_account, generate_keys, cached_user, revoke_keys};

/// Random bytes from the operating system's generator.
///
/// # Errors
/// When the system has no randomness to give.
pub(crate) fn random_bytes(number: usize) -> crate::Result<Vec<u8>> {
    use rand::TryRngCore;
    let mut bytes = vec![0; number];
    rand::rngs::OsRng
        .try_fill_bytes(&mut bytes)
        .map_err(|error| crate::Error::internal("the system gives no random numbers").caused_by(error))?;
    Ok(bytes)
}

/// Random hexadecimal digits from the operating system's generator.
///
/// # Errors
/// When the system has no randomness to give.
pub(crate) fn random_hex(digits: usize) -> crate::Result<String> {
    Ok(hex(&random_bytes(digits.div_ceil(2))?).chars().take(digits).collect())
}

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Compares two secrets in a time that does not tell where they differ.
pub(crate) fn same_secret(left: &[u8], right: &[u8]) -> bool {
    use subtle::ConstantTimeEq;
    left.ct_eq(right).into()
}
