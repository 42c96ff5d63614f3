//! Login with a password.

use super::user::{self, Account, Kind};
use super::{identity, password, session};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::method::Arguments;
use chrono::Timelike;
use serde_json::Value as JsonValue;
use std::net::IpAddr;

/// A user who just came in.
#[derive(Debug)]
pub(crate) struct Login {
    pub(crate) sid: String,
    pub(crate) account: Account,
}

impl Login {
    /// What the client is told, and where it goes from here.
    pub(crate) fn message(&self) -> (&'static str, &'static str) {
        match self.account.kind {
            Kind::System => ("Logged In", "/app"),
            Kind::Website => ("No App", "/me"),
        }
    }
}

/// Logs a user in with `usr` and `pwd`, and goes on as that user. Commits the session.
///
/// # Errors
/// `AuthenticationError` with a text that does not tell whether the user exists,
/// `SecurityException` after too many failures.
pub(crate) fn login(ctx: &mut Context, arguments: &Arguments, address: IpAddr) -> Result<Login> {
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
    ctx.site().caches.locks.attempt(&counted, address, &settings)?;
    let right = password::check_password(ctx, &counted, pwd)?;
    let Some(account) = account.filter(|_| right) else {
        tracing::info!(%address, "a login failed");
        return Err(refused("Invalid login credentials"));
    };
    check_rules(ctx, &account, address)?;
    ctx.site().caches.locks.clear(&account.name, address);
    password::renew(ctx, &account.name, pwd)?;
    let sid = session::start(ctx, &account, address)?;
    ctx.commit()?;
    let identity = identity::admit(ctx, &account.name, address)?.ok_or_else(disabled)?;
    ctx.set_identity(identity);
    Ok(Login { sid, account })
}

/// What may keep out a user who knows the password.
fn check_rules(ctx: &mut Context, account: &Account, address: IpAddr) -> Result<()> {
    if !account.enabled {
        return Err(disabled());
    }
    let known = user::known(ctx, &account.name)?;
    if !known.is_some_and(|known| known.may_come_from(address)) {
        return Err(refused("Login from this address is not allowed"));
    }
    let hour = i32::try_from(ctx.now().hour()).unwrap_or_default();
    if !within(account.login_hours, hour) {
        return Err(refused("Login is not allowed at this time"));
    }
    Ok(())
}

/// Whether an hour lies within the hours of a user; 0 is no limit on its side.
fn within((after, before): (i32, i32), hour: i32) -> bool {
    (after <= 0 || hour >= after) && (before <= 0 || hour <= before)
}

fn disabled() -> Error {
    refused("User disabled or missing")
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
