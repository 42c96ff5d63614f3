//! Logins with a second factor: codes of an authenticator app (RFC 6238: SHA-1, six digits, 30
//! seconds), asked for after the password.
//!
//! Between the two steps nothing is kept on the server, because the second one may reach another
//! process: `tmp_id` is an encrypted token that says whose password was right, and for how long that
//! counts. A user without an app gets a new key with each first step, and the key is stored once a
//! code has shown that the app has it; after that it is never shown again. A code works once.

use super::secret::{self, Key};
use super::user::{self, Account};
use super::{ADMINISTRATOR, audit, password, random_bytes};
use crate::context::Context;
use crate::core::models::{defaultvalue, role};
use crate::error::{Error, ErrorKind, Result};
use diesel::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use totp_rs::{Builder, Secret, Totp};

/// How long the second step may take; Frappe's 180 seconds.
const PATIENCE: Duration = Duration::from_secs(180);

/// Bytes of a key, as many as SHA-1 has.
const KEY_BYTES: usize = 20;

/// Where a user's key is kept, encrypted.
const KEY_FIELD: &str = "otp_secret";

/// Where the step of the last code is kept that was accepted.
const STEP_FIELD: &str = "otp_step";

/// What a login is asked for after the password.
#[derive(Debug)]
pub(crate) struct Challenge {
    /// What the second step has to send along with the code.
    pub(crate) tmp_id: String,
    /// For a user whose app does not have the key yet: an `otpauth:` URI for it.
    pub(crate) setup: Option<String>,
}

/// What `tmp_id` says, encrypted.
#[derive(serde::Serialize, serde::Deserialize)]
struct Pending {
    /// Whose password was right.
    two_factor_user: String,
    /// Tells whether the password was changed since.
    stamp: String,
    /// The key that the app is to get; none if it has one.
    new_key: Option<String>,
}

/// Whether the settings want a second factor from a user: one of the roles says so.
pub(super) fn is_needed(ctx: &mut Context, account: &Account) -> Result<bool> {
    if account.name == ADMINISTRATOR || !ctx.site().caches.settings().enable_two_factor_auth {
        return Ok(false);
    }
    let Some(known) = user::known(ctx, &account.name)? else {
        return Ok(false);
    };
    let roles: Vec<String> = known.identity.roles.iter().cloned().collect();
    let asking: Option<String> = ctx.first(
        role::table.filter(role::name.eq_any(roles)).filter(role::two_factor_auth.eq(true)).select(role::name),
    )?;
    Ok(asking.is_some())
}

/// Asks for a code, after the password was right.
pub(super) fn challenge(ctx: &mut Context, account: &Account) -> Result<Challenge> {
    let new_key = match stored_key(ctx, &account.name)? {
        Some(_) => None,
        None => Some(Secret::from(random_bytes(KEY_BYTES)?).to_base32()),
    };
    let issuer = ctx.site().caches.settings().otp_issuer_name.clone();
    let setup = new_key.as_deref().map(|key| uri(&issuer, &account.name, key));
    let stamp = password::stamp(ctx, &account.name)?;
    let pending = Pending { two_factor_user: account.name.clone(), stamp, new_key };
    let text = serde_json::to_string(&pending)
        .map_err(|error| Error::internal("a login could not be written down").caused_by(error))?;
    Ok(Challenge { tmp_id: secret::key(ctx.site())?.encrypt(&text), setup })
}

/// The user whose login a code completes.
///
/// # Errors
/// `ExpiredLoginException` when the first step is too long ago, `AuthenticationError` when the code
/// is wrong or was used before, `SecurityException` after too many.
pub(super) fn confirm(ctx: &mut Context, tmp_id: &str, code: &str) -> Result<Account> {
    let site = Arc::clone(ctx.site());
    let pending = open(secret::key(&site)?, tmp_id).ok_or_else(expired)?;
    let name = pending.two_factor_user;
    site.caches.locks.attempt_code(&name)?;
    ctx.transaction().begin_writing()?;
    let account = user::find_for_login(ctx, &name)?.filter(|account| account.name == name).ok_or_else(expired)?;
    if password::stamp(ctx, &name)? != pending.stamp {
        return Err(expired());
    }
    let stored = stored_key(ctx, &name)?;
    let is_new = stored.is_none();
    let key = stored.or(pending.new_key).ok_or_else(expired)?;
    if !accept(ctx, &name, &key, code)? {
        ctx.rollback()?;
        audit::note_failure(ctx, Some(&account), "wrong code");
        return Err(Error::new(ErrorKind::Authentication, "The verification code is wrong"));
    }
    if is_new {
        secret::store_secret(ctx, "User", &name, KEY_FIELD, &key)?;
        audit::note_account(ctx, &name, "saw an authenticator app of")?;
    }
    site.caches.locks.clear_codes(&name);
    Ok(account)
}

/// Forgets a user's app, so that the next login starts with another.
///
/// # Errors
/// When the database fails.
pub(crate) fn reset(ctx: &mut Context, user: &str) -> Result<()> {
    ctx.transaction().begin_writing()?;
    secret::delete_secret(ctx, "User", user, KEY_FIELD)?;
    secret::delete_secret(ctx, "User", user, STEP_FIELD)?;
    diesel::delete(
        defaultvalue::table
            .filter(defaultvalue::parent.eq(FRAPPE_PARENT))
            .filter(defaultvalue::defkey.eq_any([format!("{user}_otpsecret"), format!("{user}_otplogin")])),
    )
    .execute(ctx.connection())?;
    audit::note_account(ctx, user, "forgot the authenticator app of")
}

/// Whether a code is right and later than every one before.
fn accept(ctx: &mut Context, user: &str, key: &str, code: &str) -> Result<bool> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let Some(step) = totp(key)?.check(code.trim(), now) else {
        return Ok(false);
    };
    let last = secret::read(ctx, ["User", user, STEP_FIELD], false)?;
    if last.as_deref().and_then(|last| last.parse::<u64>().ok()).is_some_and(|last| step <= last) {
        return Ok(false);
    }
    // Of two requests with one code at the same moment, one finds that the other came first.
    secret::replace(ctx, ["User", user, STEP_FIELD], last.as_deref(), &step.to_string())
}

fn totp(key: &str) -> Result<Totp> {
    let secret = Secret::try_from_base32(key).map_err(|_| Error::internal("a stored two-factor key is damaged"))?;
    // Frappe's keys are shorter than the RFC asks for.
    Ok(Builder::new().with_secret(secret).build_noncompliant())
}

/// The parent of the defaults in which Frappe keeps keys.
const FRAPPE_PARENT: &str = "__2fa";

/// The key that a user's app has: the server's own, or the one that Frappe stored.
fn stored_key(ctx: &mut Context, user: &str) -> Result<Option<String>> {
    if let Some(key) = secret::read_secret(ctx, "User", user, KEY_FIELD)? {
        return Ok(Some(key));
    }
    let (secret, done) = (format!("{user}_otpsecret"), format!("{user}_otplogin"));
    let rows: Vec<(Option<String>, Option<String>)> = ctx
        .load(
            defaultvalue::table
                .filter(defaultvalue::parent.eq(FRAPPE_PARENT))
                .filter(defaultvalue::defkey.eq_any([secret.clone(), done.clone()]))
                .select((defaultvalue::defkey, defaultvalue::defvalue)),
        )?
        .into_iter()
        .map(|(key, value): (String, Option<String>)| (Some(key), value))
        .collect();
    let value =
        |name: &str| rows.iter().find(|(key, _)| key.as_deref() == Some(name)).and_then(|(_, value)| value.as_deref());
    // A key that no code has confirmed is nobody's yet.
    match (value(&secret), value(&done)) {
        (Some(token), Some("1")) => Ok(secret::key(ctx.site())?.decrypt(token)),
        _ => Ok(None),
    }
}

fn open(key: &Key, tmp_id: &str) -> Option<Pending> {
    serde_json::from_str(&key.decrypt_within(tmp_id, PATIENCE)?).ok()
}

fn expired() -> Error {
    Error::new(ErrorKind::ExpiredLogin, "The login took too long. Start again with the password")
}

fn uri(issuer: &str, user: &str, key: &str) -> String {
    let encoded = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let mut uri = format!("otpauth://totp/{}:{}", encoded(issuer), encoded(user));
    // Writing to a String does not fail.
    let _ = write!(uri, "?secret={key}&issuer={}&algorithm=SHA1&digits=6&period=30", encoded(issuer));
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, without the two leading digits.
        let totp = totp(&Secret::from("12345678901234567890".as_bytes()).to_base32()).unwrap();
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(totp.check(code, time), Some(time / 30));
            assert_eq!(totp.check(code, time + 30), Some(time / 30));
            assert_eq!(totp.check(code, time + 90), None);
        }
    }

    #[test]
    fn the_uri_for_the_app_is_encoded() {
        assert_eq!(
            uri("My Site", "a@example.com", "ABC"),
            "otpauth://totp/My%20Site:a%40example%2Ecom?secret=ABC&issuer=My%20Site&algorithm=SHA1&digits=6&period=30"
        );
    }
}
