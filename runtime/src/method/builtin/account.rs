//! What users do about their own account: passwords, a second factor, an account to begin with.

use super::only_for;
use crate::auth::mailer::{self, Email};
use crate::auth::{self, ADMINISTRATOR, login, password_policy, password_reset, two_factor};
use crate::context::Context;
use crate::document::is_email;
use crate::error::{Error, ErrorKind, Result};
use doctyped_macros::whitelist;
use serde_json::{Value as JsonValue, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);

/// New accounts that the whole server takes in an hour (Frappe: 300).
const SIGN_UPS: u32 = 300;

/// Gives a user another password, proved with the key of a link or with the old one. Tells where the
/// user goes from here. Unlike Frappe, the key of a link does not log in: it proves a mailbox, and not
/// the second factor.
#[whitelist(allow_guest, xss_safe, methods(POST))]
pub fn update_password(
    ctx: &mut Context,
    new_password: String,
    logout_all_sessions: Option<bool>,
    key: Option<String>,
    old_password: Option<String>,
) -> Result<&'static str> {
    count(ctx)?;
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

/// Sends a link for a new password to a user. The answer is the same whether there is such a user or
/// not.
#[whitelist(allow_guest, methods(POST))]
pub fn reset_password(ctx: &mut Context, user: String) -> Result<()> {
    mailer::check_configured(ctx.site())?;
    let limit = ctx.site().caches.settings().password_reset_limit;
    let address = ctx.visitor().address.map(auth::network).unwrap_or_default();
    for key in [format!("reset address {address}"), format!("reset user {}", user.trim().to_lowercase())] {
        if limit > 0 {
            ctx.site().caches.login_throttle.count(key, limit, HOUR).map_err(too_often)?;
        }
    }
    mailer::enqueue(ctx, Email::PasswordReset { user })?;
    ctx.msgprint("If there is such a user, a link to choose a new password is on its way by e-mail");
    Ok(())
}

/// Makes an account for somebody, if the server lets people do that. The answer is Frappe's pair of a
/// code and a text, and the same whether there is such a user already or not.
#[whitelist(allow_guest, methods(POST))]
pub fn sign_up(ctx: &mut Context, email: String, full_name: String) -> Result<JsonValue> {
    if !ctx.site().config.accounts.allow_sign_up {
        return Err(Error::validation("Sign-up is switched off"));
    }
    mailer::check_configured(ctx.site())?;
    let email = email.trim().to_lowercase();
    if !is_email(&email) || !email.contains('@') || email.contains(['<', '>']) {
        return Err(Error::new(ErrorKind::InvalidEmailAddress, format!("{email:?} is not an e-mail address")));
    }
    if full_name.trim().is_empty() || full_name.chars().count() > 140 || full_name.contains(['<', '>']) {
        return Err(Error::new(ErrorKind::InvalidName, "Send your name as full_name, without < and >"));
    }
    let address = ctx.visitor().address.map(auth::network).unwrap_or_default();
    for (key, limit) in [(format!("sign-up address {address}"), 5), ("sign-up".to_owned(), SIGN_UPS)] {
        ctx.site().caches.login_throttle.count(key, limit, HOUR).map_err(too_often)?;
    }
    mailer::enqueue(ctx, Email::Welcome { email, full_name: full_name.trim().to_owned() })?;
    Ok(json!([1, "Look for a link in your e-mail, to choose a password"]))
}

/// What is thought of a password: the score and what would make it better.
#[whitelist(allow_guest, xss_safe)]
pub fn test_password_strength(ctx: &mut Context, new_password: String) -> Result<JsonValue> {
    count(ctx)?;
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

/// Checks the password of the user who asks, before something that matters.
#[whitelist(methods(POST))]
pub fn verify_password(ctx: &mut Context, password: String) -> Result<()> {
    count(ctx)?;
    login::check_own_password(ctx, &password)
}

/// Forgets the authenticator app of a user, who sees another key at the next login.
#[whitelist(methods(POST))]
pub fn reset_otp_secret(ctx: &mut Context, user: String) -> Result<()> {
    if user != ctx.user() {
        only_for(ctx, "System Manager")?;
        if user == ADMINISTRATOR && !ctx.identity().is_administrator() {
            return Err(Error::permission("Only Administrator does this for Administrator"));
        }
    }
    let account = auth::load_account(ctx, &user)?;
    two_factor::reset(ctx, &account.name)?;
    ctx.msgprint("The next login starts with another authenticator app");
    Ok(())
}

/// Passwords that are tried here count as those of logins.
fn count(ctx: &Context) -> Result<()> {
    match ctx.visitor().address {
        Some(address) => ctx.site().rates.check_login(address),
        None => Ok(()),
    }
}

fn too_often(wait: Duration) -> Error {
    Error::new(ErrorKind::RateLimitExceeded, "You did this too often; try again later").retry_after(wait)
}
