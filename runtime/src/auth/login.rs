//! Login with a password, and with a second factor where the settings ask for it.

use super::two_factor::{self, Challenge};
use super::user::{self, Account, UserType};
use super::{audit, identity, password, password_reset, session};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::method::Arguments;
use chrono::Timelike;
use serde_json::Value as JsonValue;
use std::net::IpAddr;

/// How far a login came.
#[derive(Debug)]
pub(crate) enum LoginStep {
    /// The user is in.
    Complete(Login),
    /// The password was right; a code has to follow.
    CodeRequired(Challenge),
    /// The password was right and is too old; at this path the user chooses another.
    PasswordExpired(String),
}

/// A user who just came in.
#[derive(Debug)]
pub(crate) struct Login {
    pub(crate) sid: String,
    pub(crate) account: Account,
}

impl Login {
    /// What the client is told, and where it goes from here.
    pub(crate) fn message(&self) -> (&'static str, &'static str) {
        match self.account.user_type {
            UserType::System => ("Logged In", self.account.home_page()),
            UserType::Website => ("No App", self.account.home_page()),
        }
    }
}

/// Logs a user in with `usr` and `pwd`, or completes that with `otp` and `tmp_id`, and goes on as that
/// user. Commits the session.
///
/// # Errors
/// `AuthenticationError` with a text that does not tell whether the user exists,
/// `SecurityException` after too many failures.
pub(crate) fn login(ctx: &mut Context, arguments: &Arguments, address: IpAddr) -> Result<LoginStep> {
    if let (Some(code), Some(tmp_id)) = (text(arguments, "otp"), text(arguments, "tmp_id")) {
        let account = two_factor::confirm(ctx, tmp_id, code)?;
        check_rules(ctx, &account, address)?;
        return enter(ctx, account, address).map(LoginStep::Complete);
    }
    let (account, pwd) = with_password(ctx, arguments, address)?;
    check_rules(ctx, &account, address)?;
    if password_reset::is_due(ctx, &account) {
        let key = password_reset::make_key(ctx, &account.name)?;
        ctx.commit()?;
        return Ok(LoginStep::PasswordExpired(password_reset::path(&key)));
    }
    password::renew(ctx, &account.name, &pwd)?;
    if two_factor::is_needed(ctx, &account)? {
        ctx.commit()?;
        return two_factor::challenge(ctx, &account).map(LoginStep::CodeRequired);
    }
    enter(ctx, account, address).map(LoginStep::Complete)
}

/// The user whose password was sent, and the password.
fn with_password(ctx: &mut Context, arguments: &Arguments, address: IpAddr) -> Result<(Account, String)> {
    let settings = ctx.site().caches.settings();
    if settings.disable_user_pass_login {
        return Err(refused("Login with a password is switched off"));
    }
    let (Some(usr), Some(pwd)) = (text(arguments, "usr"), text(arguments, "pwd")) else {
        return Err(refused("Incomplete login details"));
    };
    if pwd.chars().count() > password::MAX_LENGTH {
        return Err(refused("The password is too long"));
    }
    let account = user::find_for_login(ctx, usr)?;
    // An unknown user has a count too, or the lock would tell who exists.
    let counted = account.as_ref().map_or_else(|| usr.trim().to_lowercase(), |account| account.name.clone());
    ctx.site().caches.login_throttle.count_login(&counted, address, &settings)?;
    let right = password::check_password(ctx, &counted, pwd)?;
    match account {
        Some(account) if right => Ok((account, pwd.to_owned())),
        account => {
            audit::log_failed_login(ctx, account.as_ref(), "wrong user or password");
            Err(refused("Invalid login credentials"))
        }
    }
}

/// Checks the password of the user who asks, and counts failures like those of a login.
///
/// # Errors
/// `AuthenticationError` when it is wrong, `SecurityException` after too many failures.
pub(crate) fn check_own_password(ctx: &mut Context, password: &str) -> Result<()> {
    let user = ctx.user().to_owned();
    let (caches, settings) = (std::sync::Arc::clone(ctx.site()), ctx.site().caches.settings());
    let address = ctx.visitor().address;
    if let Some(address) = address {
        caches.caches.login_throttle.count_login(&user, address, &settings)?;
    }
    if password.chars().count() > password::MAX_LENGTH || !password::check_password(ctx, &user, password)? {
        return Err(refused("The password is wrong"));
    }
    if let Some(address) = address {
        caches.caches.login_throttle.clear_logins(&user, address);
    }
    Ok(())
}

/// Lets a user in who has proved everything.
fn enter(ctx: &mut Context, account: Account, address: IpAddr) -> Result<Login> {
    ctx.site().caches.login_throttle.clear_logins(&account.name, address);
    let sid = session::start(ctx, &account, address)?;
    ctx.commit()?;
    let identity = identity::admit(ctx, &account.name, address)?.ok_or_else(disabled)?;
    ctx.set_identity(identity);
    Ok(Login { sid, account })
}

/// What may keep out a user who knows the password.
fn check_rules(ctx: &mut Context, account: &Account, address: IpAddr) -> Result<()> {
    let settings = ctx.site().caches.settings();
    let known = user::cached_user(ctx, &account.name)?;
    let hour = i32::try_from(ctx.now().hour()).unwrap_or_default();
    let message = if !account.enabled {
        DISABLED
    } else if !known.is_some_and(|known| known.may_come_from(address, &settings)) {
        "Login from this address is not allowed"
    } else if !within(account.login_hours, hour) {
        "Login is not allowed at this time"
    } else {
        return Ok(());
    };
    ctx.rollback()?;
    audit::log_failed_login(ctx, Some(account), message);
    Err(refused(message))
}

/// Whether an hour lies within the hours of a user; 0 is no limit on its side.
fn within((after, before): (i32, i32), hour: i32) -> bool {
    (after <= 0 || hour >= after) && (before <= 0 || hour <= before)
}

const DISABLED: &str = "User disabled or missing";

fn disabled() -> Error {
    refused(DISABLED)
}

fn refused(message: &str) -> Error {
    Error::new(ErrorKind::Authentication, message)
}

fn text<'a>(arguments: &'a Arguments, name: &str) -> Option<&'a str> {
    arguments.get(name).and_then(JsonValue::as_str).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn login_hours_have_two_ends_that_may_be_open() {
        assert!(within((0, 0), 3));
        assert!(within((9, 17), 9) && within((9, 17), 17));
        assert!(!within((9, 17), 8) && !within((9, 17), 18));
        assert!(within((9, 0), 23) && !within((9, 0), 1));
    }
}
