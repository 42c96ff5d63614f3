//! Functions of users on their account: passwords, second factor, sign-up.

use super::{SYSTEM_MANAGER, only_for};
use doctyped_auth as auth;
use doctyped_auth::mailer;
use doctyped_auth::mailer::Email;
use doctyped_auth::rate_limits::rate_limits;
use doctyped_auth::{login, password_policy, password_reset, two_factor};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::identity::ADMINISTRATOR;
use doctyped_documents::is_email;
use doctyped_macros::whitelist;
use serde_json::{Value as JsonValue, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);

/// Characters of a full name.
const MAX_NAME_LEN: usize = 140;

/// Networks from which links for the password of one user are requested at a time, before the user has to wait too.
const MAX_RESETTING_NETWORKS: u32 = 10;

/// Sign-ups per hour of the whole server (Frappe: 300).
const MAX_SIGN_UPS: u32 = 300;

/// Changes the password of a user, authenticated by the key of a reset link or by the old password.
/// Answers the page to go to. Unlike Frappe, the key does not log in: it proves access to a
/// mailbox, and not the second factor.
#[whitelist(allow_guest, xss_safe, methods(POST))]
pub fn update_password(
    ctx: &mut Context,
    new_password: String,
    logout_all_sessions: Option<bool>,
    key: Option<String>,
    old_password: Option<String>,
) -> Result<&'static str> {
    check_rate(ctx)?;
    let account = match (key.filter(|key| !key.is_empty()), old_password) {
        (Some(key), _) => password_reset::redeem(ctx, &key)?,
        (None, Some(old)) if !ctx.identity().is_guest() => {
            login::check_own_password(ctx, &old)?;
            let user = ctx.user().to_owned();
            auth::load_account(ctx, &user)?
        }
        _ => return Err(Error::permission("Log in and send your old password, or the key of a link")),
    };
    password_reset::change(ctx, &account, &new_password, logout_all_sessions.unwrap_or_default())?;
    Ok(account.home_page())
}

/// Sends a reset link to a user by e-mail. The answer does not reveal whether the user exists.
#[whitelist(allow_guest, methods(POST))]
pub fn reset_password(ctx: &mut Context, user: String) -> Result<()> {
    mailer::check_configured(ctx.site())?;
    let limit = ctx.site().caches.settings().password_reset_limit;
    let address = ctx.client().address.map(auth::network).unwrap_or_default();
    // Strangers use up a count of their own: a few mails an hour, and not the user's own request.
    let user_name = user.trim().to_lowercase();
    let keys = [
        (format!("reset address {address}"), limit),
        (format!("reset pair {address} {user_name}"), limit),
        (format!("reset user {user_name}"), limit.saturating_mul(MAX_RESETTING_NETWORKS)),
    ];
    for (key, limit) in keys {
        if limit > 0 {
            auth::login_throttle(ctx.site()).count(&key, limit, HOUR).map_err(too_often)?;
        }
    }
    mailer::enqueue(ctx, Email::PasswordReset { user })?;
    ctx.msgprint("If there is such a user, a link to choose a new password is on its way by e-mail");
    Ok(())
}

/// Creates an account, if the server allows sign-up. The answer is Frappe's pair of a code and a text. It
/// does not reveal whether the user exists.
#[whitelist(allow_guest, methods(POST))]
pub fn sign_up(ctx: &mut Context, email: String, full_name: String) -> Result<JsonValue> {
    if !ctx.site().current_config().accounts.allow_sign_up {
        return Err(Error::validation("Sign-up is switched off"));
    }
    mailer::check_configured(ctx.site())?;
    let email = email.trim().to_lowercase();
    if !is_email(&email) || !email.contains('@') || email.contains(['<', '>']) {
        return Err(Error::new(ErrorKind::InvalidEmailAddress, format!("{email:?} is not an e-mail address")));
    }
    if full_name.trim().is_empty() || full_name.chars().count() > MAX_NAME_LEN || full_name.contains(['<', '>']) {
        return Err(Error::new(ErrorKind::InvalidName, "Send your name as full_name, without < and >"));
    }
    let address = ctx.client().address.map(auth::network).unwrap_or_default();
    for (key, limit) in [(format!("sign-up address {address}"), 5), ("sign-up".to_owned(), MAX_SIGN_UPS)] {
        auth::login_throttle(ctx.site()).count(&key, limit, HOUR).map_err(too_often)?;
    }
    mailer::enqueue(ctx, Email::Welcome { email, full_name: full_name.trim().to_owned() })?;
    Ok(json!([1, "Look for a link in your e-mail, to choose a password"]))
}

/// Estimates the strength of a password: a score and suggestions.
#[whitelist(allow_guest, xss_safe, read_only)]
pub fn test_password_strength(ctx: &mut Context, new_password: String) -> Result<JsonValue> {
    check_rate(ctx)?;
    let settings = ctx.site().caches.settings();
    if !settings.enable_password_policy {
        return Ok(json!({}));
    }
    let identity = std::sync::Arc::clone(ctx.identity());
    let strength = password_policy::estimate(&settings, &new_password, &[&identity.name, &identity.full_name]);
    Ok(json!({
        "score": strength.score,
        "guesses": strength.guesses,
        "feedback": {
            "warning": strength.warning,
            "suggestions": strength.suggestions,
            "password_policy_validation_passed": strength.passed,
        },
    }))
}

/// Checks the password of the session user, before a sensitive operation.
#[whitelist(methods(POST), writes_later)]
pub fn verify_password(ctx: &mut Context, password: String) -> Result<()> {
    check_rate(ctx)?;
    login::check_own_password(ctx, &password)
}

/// Deletes the OTP secret of a user; the next login registers an authenticator app.
#[whitelist(methods(POST))]
pub fn reset_otp_secret(ctx: &mut Context, user: String) -> Result<()> {
    let account = if user == ctx.user() { auth::load_account(ctx, &user)? } else { load_managed_account(ctx, &user)? };
    two_factor::reset(ctx, &account.name)?;
    ctx.msgprint("The next login starts with another authenticator app");
    Ok(())
}

/// The account of a user whose logins the session user manages: of any user for Administrator, of others than
/// Administrator for System Managers. Databases find a user by other spellings of the name, so the account has the
/// name to go on with.
///
/// # Errors
/// `PermissionError`; `DoesNotExistError`.
pub(super) fn load_managed_account(ctx: &mut Context, user: &str) -> Result<auth::Account> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let account = auth::load_account(ctx, user)?;
    if account.name == ADMINISTRATOR && !ctx.identity().is_administrator() {
        return Err(Error::permission("Only Administrator does this for Administrator"));
    }
    Ok(account)
}

/// Counts a password attempt towards the rate limit of logins.
///
/// # Errors
/// `RateLimitExceededError`.
fn check_rate(ctx: &Context) -> Result<()> {
    match ctx.client().address {
        Some(address) => rate_limits(ctx.site()).check_login(address),
        None => Ok(()),
    }
}

fn too_often(wait: Duration) -> Error {
    Error::new(ErrorKind::RateLimitExceeded, "You did this too often; try again later").retry_after(wait)
}
