//! Known devices: browsers in which a user has logged in before.
//!
//! A login sets a cookie with an encrypted token. With it, guesses of others at the same user's password do
//! not keep the user from logging in (`throttle`); it proves nothing else. A changed password ends the token,
//! as does its age.

use super::digest::hex_digest;
use super::{password, random_hex, secret};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::json_parser;
use std::time::Duration;

/// Time for which a device is known after a login.
const TOKEN_TTL: Duration = Duration::from_secs(90 * 24 * 3600);

/// Hexadecimal digits of the id of a device.
const ID_LEN: usize = 32;

/// The cookie by which a device is known.
#[derive(Debug)]
pub struct DeviceCookie {
    /// The name of the cookie, one for each user.
    pub name: String,
    /// Its value: letters, digits and `-_=`.
    pub value: String,
    /// The time for which the browser keeps it.
    pub max_age: Duration,
}

/// The content of the cookie, which is encrypted.
#[derive(serde::Serialize, serde::Deserialize)]
struct DeviceToken {
    /// The user of the login. The name of the member tells this token from those of other purposes.
    known_device_of: String,
    /// [`password::fingerprint`] at the login: a password change ends the token.
    stamp: String,
    /// The device, for its own count of attempts.
    id: String,
}

/// The name of the cookie of a user. Several users of one browser each have their own.
fn cookie_name(user: &str) -> String {
    let digest = hex_digest(user);
    format!("device_{}", digest.get(..16).unwrap_or(&digest))
}

/// The cookie for a user after a login.
pub(crate) fn issue(ctx: &mut Context, user: &str) -> Result<DeviceCookie> {
    let stamp = password::fingerprint(ctx, user)?;
    let token = DeviceToken { known_device_of: user.to_owned(), stamp, id: random_hex(ID_LEN)? };
    let text = serde_json::to_string(&token)
        .map_err(|error| Error::internal("failed to serialise the token of a device").caused_by(error))?;
    let value = secret::encryption_key(ctx.site())?.encrypt(&text);
    Ok(DeviceCookie { name: cookie_name(user), value, max_age: TOKEN_TTL })
}

/// The id of the device, if the user has logged in with it. `cookie` gives the value of a cookie.
pub(crate) fn recognise(
    ctx: &mut Context,
    user: &str,
    cookie: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<String>> {
    let Some(value) = cookie(&cookie_name(user)) else { return Ok(None) };
    let plain = secret::encryption_key(ctx.site())?.decrypt_with_ttl(&value, TOKEN_TTL);
    let Some(token) = plain.and_then(|plain| json_parser::parse::<DeviceToken>(&plain).ok()) else {
        return Ok(None);
    };
    let is_valid = token.known_device_of == user && token.stamp == password::fingerprint(ctx, user)?;
    Ok(is_valid.then_some(token.id))
}
