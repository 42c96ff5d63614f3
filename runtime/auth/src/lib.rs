//! Authentication: passwords, sessions, API keys and bearer tokens, and the identities that they prove.
//!
//! A request is authenticated by a login ([`login`], with a second factor: [`two_factor`]), a session cookie
//! ([`session`]), an API key ([`authorization_header`]) or a bearer token of an OpenID Connect provider

mod api_key;
pub mod audit;
pub mod authorization_header;
#[cfg(feature = "oidc")]
mod bearer;
mod digest;
pub mod known_device;
pub mod login;
mod login_counts;
pub mod mailer;
pub mod ownership;
pub mod password;
mod password_check;
pub mod password_policy;
pub mod password_reset;
pub mod permission;
pub mod rate_limits;
pub mod secret;
pub mod session;
pub mod session_id;
pub mod stored_secrets;
mod tables;
mod throttle;
pub mod two_factor;
mod user;

pub use api_key::{generate_keys, revoke_keys};
pub use authorization_header::check_features;
#[cfg(all(feature = "oidc", any(test, feature = "testing")))]
pub use bearer::ProviderKeys;
pub use doctyped_core::identity::{ADMINISTRATOR, AUTOMATIC_ROLES, GUEST, Identity};
pub use login::LoginStep;
pub use login_counts::LoginCounts;
#[cfg(any(test, feature = "testing"))]
pub use password_check::verified_for_tests as verified_passwords_for_tests;
#[cfg(any(test, feature = "testing"))]
pub use tables::{secrets as secrets_for_tests, sessions as sessions_for_tests};
pub use throttle::{login_throttle, network};
pub use user::{Account, admit, cached_user, enabled, load_account};

/// Random bytes from the operating system's generator.
pub fn random_bytes(number: usize) -> doctyped_core::error::Result<Vec<u8>> {
    use rand::TryRng;
    let mut bytes = vec![0; number];
    rand::rngs::SysRng.try_fill_bytes(&mut bytes).map_err(|error| {
        doctyped_core::error::Error::internal("the system's random number generator failed").caused_by(error)
    })?;
    Ok(bytes)
}

/// Random hexadecimal digits from the operating system's generator.
pub fn random_hex(digits: usize) -> doctyped_core::error::Result<String> {
    let mut text = hex::encode(random_bytes(digits.div_ceil(2))?);
    text.truncate(digits);
    Ok(text)
}

/// Compares two secrets in constant time.
pub fn same_secret(left: &[u8], right: &[u8]) -> bool {
    use subtle::ConstantTimeEq;
    left.ct_eq(right).into()
}
