//! Two-factor login: one-time codes of an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30
//! seconds), after the password.
//!
//! The server is stateless between the two steps, because the second may reach another process: `tmp_id` is
//! an encrypted token with the user's name and a time limit. A user without an app gets a new TOTP key in
//! each first step; the key is stored when a code proves that the app has it, and is never shown again. A
//! code is accepted once.

use super::audit::AuditedUser;
use super::secret::{self, EncryptionKey};
use super::throttle::login_throttle;
use super::user::{self, Account};
use super::{audit, password, random_bytes};
use diesel::prelude::*;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::identity::ADMINISTRATOR;
use doctyped_models::{defaultvalue, role};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use totp_rs::{Builder, Secret, Totp};

/// Time limit of the second step (Frappe's).
const CHALLENGE_TTL: Duration = Duration::from_secs(180);

/// Bytes of a TOTP key: the length of a SHA-1 digest.
const KEY_LEN: usize = 20;

/// Field of the user's encrypted TOTP key in `__Auth`.
const KEY_FIELD: &str = "otp_secret";

/// Field of the time step of the last accepted code in `__Auth`.
const STEP_FIELD: &str = "otp_step";

/// Parent of the defaults in which Frappe stores TOTP keys.
const FRAPPE_PARENT: &str = "__2fa";

/// The response to the right password of a user with two-factor login.
#[derive(Debug)]
pub struct Challenge {
    /// The token that the second step must send with the code.
    pub tmp_id: String,
    /// An `otpauth:` URI with a new key, if the user has no app yet.
    pub setup: Option<String>,
}

/// The content of `tmp_id`, which is encrypted.
#[derive(serde::Serialize, serde::Deserialize)]
struct ChallengeToken {
    /// The user of the first step.
    two_factor_user: String,
    /// [`password::fingerprint`] at the first step: a password change invalidates the token.
    stamp: String,
    /// The new TOTP key, if the user has no app yet.
    new_key: Option<String>,
}

/// Whether the user has a role that requires a second factor, and the settings enable it.
pub(crate) fn is_required(ctx: &mut Context, account: &Account) -> Result<bool> {
    if account.name == ADMINISTRATOR || !ctx.site().caches.settings().enable_two_factor_auth {
        return Ok(false);
    }
    let Some(user) = user::cached_user(ctx, &account.name)? else {
        return Ok(false);
    };
    let roles: Vec<String> = user.identity.roles.iter().cloned().collect();
    let requiring: Option<String> = ctx.first(
        role::table.filter(role::name.eq_any(roles)).filter(role::two_factor_auth.eq(true)).select(role::name),
    )?;
    Ok(requiring.is_some())
}

/// Starts the second step, after the right password.
pub fn challenge(ctx: &mut Context, account: &Account) -> Result<Challenge> {
    let new_key = match stored_key(ctx, &account.name)? {
        Some(_) => None,
        None => Some(Secret::from(random_bytes(KEY_LEN)?).to_base32()),
    };
    let issuer = ctx.site().caches.settings().otp_issuer_name.clone();
    let setup = new_key.as_deref().map(|key| otpauth_uri(&issuer, &account.name, key));
    let stamp = password::fingerprint(ctx, &account.name)?;
    let token = ChallengeToken { two_factor_user: account.name.clone(), stamp, new_key };
    let text = serde_json::to_string(&token)
        .map_err(|error| Error::internal("failed to serialise the token of a two-factor login").caused_by(error))?;
    Ok(Challenge { tmp_id: secret::encryption_key(ctx.site())?.encrypt(&text), setup })
}

/// Completes the second step; returns the account of the first step.
///
/// # Errors
/// `ExpiredLoginException` if the first step is too long ago, `AuthenticationError` if the code is wrong or
/// was used before, `SecurityException` after too many codes.
pub fn confirm(ctx: &mut Context, tmp_id: &str, code: &str) -> Result<Account> {
    let site = Arc::clone(ctx.site());
    let token = decrypt_token(secret::encryption_key(&site)?, tmp_id).ok_or_else(expired)?;
    let name = token.two_factor_user;
    login_throttle(&site).count_code(&name)?;
    ctx.transaction().begin_writing()?;
    let account = user::find_for_login(ctx, &name)?.filter(|account| account.name == name).ok_or_else(expired)?;
    if password::fingerprint(ctx, &name)? != token.stamp {
        return Err(expired());
    }
    let stored = stored_key(ctx, &name)?;
    let is_new = stored.is_none();
    let key = stored.or(token.new_key).ok_or_else(expired)?;
    if !accept_code(ctx, &name, &key, code)? {
        ctx.rollback()?;
        audit::log_failed_login(ctx, Some(AuditedUser::from(&account)), "wrong code");
        return Err(Error::new(ErrorKind::Authentication, "The verification code is wrong"));
    }
    if is_new {
        secret::store_secret(ctx, "User", &name, KEY_FIELD, &key)?;
        audit::log_account_event(ctx, &name, "registered the authenticator app of")?;
    }
    login_throttle(&site).clear_codes(&name);
    Ok(account)
}

/// Whether a user has an authenticator app whose code was right once.
pub(crate) fn has_app(ctx: &mut Context, user: &str) -> Result<bool> {
    Ok(stored_key(ctx, user)?.is_some())
}

/// Deletes a user's TOTP key, so that the next login sets up another app.
pub fn reset(ctx: &mut Context, user: &str) -> Result<()> {
    forget(ctx, user)?;
    audit::log_account_event(ctx, user, "reset the authenticator app of")
}

/// Deletes the TOTP key of a name, in this server's and in Frappe's format.
pub(crate) fn forget(ctx: &mut Context, user: &str) -> Result<()> {
    ctx.transaction().begin_writing()?;
    secret::delete_secret(ctx, "User", user, KEY_FIELD)?;
    secret::delete_secret(ctx, "User", user, STEP_FIELD)?;
    diesel::delete(
        defaultvalue::table
            .filter(defaultvalue::parent.eq(FRAPPE_PARENT))
            .filter(defaultvalue::defkey.eq_any([format!("{user}_otpsecret"), format!("{user}_otplogin")])),
    )
    .execute(ctx.connection())?;
    Ok(())
}

/// Moves the TOTP key of Frappe's format to the new name of a user. Secrets of this server's format move with the
/// document.
pub(crate) fn rename(ctx: &mut Context, old: &str, new: &str) -> Result<()> {
    for key in ["otpsecret", "otplogin"] {
        diesel::update(
            defaultvalue::table
                .filter(defaultvalue::parent.eq(FRAPPE_PARENT))
                .filter(defaultvalue::defkey.eq(format!("{old}_{key}"))),
        )
        .set(defaultvalue::defkey.eq(format!("{new}_{key}")))
        .execute(ctx.connection())?;
    }
    Ok(())
}

/// Accepts a code if it is right and its time step is later than that of the last accepted code.
fn accept_code(ctx: &mut Context, user: &str, key: &str, code: &str) -> Result<bool> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let Some(step) = totp(key)?.check(code.trim(), now) else {
        return Ok(false);
    };
    let last = secret::read(ctx, ["User", user, STEP_FIELD], false)?;
    if last.as_deref().and_then(|last| last.parse::<u64>().ok()).is_some_and(|last| step <= last) {
        return Ok(false);
    }
    // Of two concurrent requests with one code, the compare-and-swap accepts one.
    secret::replace(ctx, ["User", user, STEP_FIELD], last.as_deref(), &step.to_string())
}

fn totp(key: &str) -> Result<Totp> {
    let secret = Secret::try_from_base32(key).map_err(|_| Error::internal("a stored two-factor key is damaged"))?;
    // Frappe's keys are shorter than the RFC requires.
    Ok(Builder::new().with_secret(secret).build_noncompliant())
}

/// The TOTP key of a user's app, in this server's or in Frappe's format.
fn stored_key(ctx: &mut Context, user: &str) -> Result<Option<String>> {
    if let Some(key) = secret::read_credential(ctx, "User", user, KEY_FIELD)? {
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
    // Frappe sets `otplogin` when a code has confirmed the key.
    match (value(&secret), value(&done)) {
        (Some(token), Some("1")) => Ok(secret::encryption_key(ctx.site())?.decrypt(token)),
        _ => Ok(None),
    }
}

fn decrypt_token(key: &EncryptionKey, tmp_id: &str) -> Option<ChallengeToken> {
    serde_json::from_str(&key.decrypt_with_ttl(tmp_id, CHALLENGE_TTL)?).ok()
}

fn expired() -> Error {
    Error::new(ErrorKind::ExpiredLogin, "The login took too long. Start again with the password")
}

/// The URI that an authenticator app reads from a QR code.
fn otpauth_uri(issuer: &str, user: &str, key: &str) -> String {
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
    fn codes_match_the_test_vectors_of_rfc_6238() {
        // RFC 6238, appendix B, without the two leading digits.
        let totp = totp(&Secret::from("12345678901234567890".as_bytes()).to_base32()).unwrap();
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(totp.check(code, time), Some(time / 30));
            assert_eq!(totp.check(code, time + 30), Some(time / 30));
            assert_eq!(totp.check(code, time + 90), None);
        }
    }

    #[test]
    fn otpauth_uri_is_percent_encoded() {
        assert_eq!(
            otpauth_uri("My Site", "a@example.com", "ABC"),
            "otpauth://totp/My%20Site:a%40example%2Ecom?secret=ABC&issuer=My%20Site&algorithm=SHA1&digits=6&period=30"
        );
    }
}
