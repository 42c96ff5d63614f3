//! Login: password, login rules of the account, password expiry, second factor, session.

use super::audit::AuditedUser;
use super::known_device::{self, DeviceCookie};
use super::password_check::check_password;
use super::throttle::{Admission, LoginAttempt, locked, login_throttle, network};
use super::two_factor::{self, Challenge};
use super::user::{self, Account};
use super::{audit, password, password_reset, session};
use chrono::Timelike;
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::identity::UserType;
use serde_json::Value as JsonValue;
use std::net::IpAddr;
use std::sync::Arc;

/// The step that a login has reached.
#[derive(Debug)]
pub enum LoginStep {
    /// The session is started.
    Complete(Box<Login>),
    /// The password is right, and a one-time code must follow.
    CodeRequired(Challenge),
    /// The password is right but expired; a new one is chosen at this path.
    PasswordExpired(String),
}

/// A started session.
#[derive(Debug)]
pub struct Login {
    /// The id of the session, as the cookie `sid` has it.
    pub sid: String,
    /// The account of the user.
    pub account: Account,
    /// The cookie by which the client is known at the next login.
    pub device: DeviceCookie,
}

impl Login {
    /// The `message` and `home_page` of the response.
    pub fn message(&self) -> (&'static str, &'static str) {
        match self.account.user_type {
            UserType::System => ("Logged In", self.account.home_page()),
            UserType::Website => ("No App", self.account.home_page()),
        }
    }
}

/// The client of a login.
#[derive(Clone, Copy)]
pub struct LoginClient<'a> {
    /// Its address.
    pub address: IpAddr,
    /// The values of its cookies, by their names.
    pub cookie: &'a dyn Fn(&str) -> Option<String>,
}

impl std::fmt::Debug for LoginClient<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LoginClient").field("address", &self.address).finish_non_exhaustive()
    }
}

/// Logs a user in with `usr` and `pwd`, or completes a two-factor login with `otp` and `tmp_id`. Commits
/// the session and sets the identity of the request.
///
/// # Errors
/// `AuthenticationError` if the credentials are wrong, with the same text whether or not the user exists;
/// `SecurityException` after too many failures.
pub fn login(ctx: &mut Context, arguments: &Arguments, client: LoginClient<'_>) -> Result<LoginStep> {
    let address = client.address;
    if let (Some(code), Some(tmp_id)) = (text(arguments, "otp"), text(arguments, "tmp_id")) {
        let account = two_factor::confirm(ctx, tmp_id, code)?;
        check_rules(ctx, &account, address)?;
        return admit_proven(ctx, account, address);
    }
    let (account, pwd) = check_credentials(ctx, arguments, client)?;
    check_rules(ctx, &account, address)?;
    password::upgrade_hash(ctx, &account.name, &pwd)?;
    if two_factor::is_required(ctx, &account)? {
        ctx.commit()?;
        return two_factor::challenge(ctx, &account).map(LoginStep::CodeRequired);
    }
    admit_proven(ctx, account, address)
}

/// Lets a user in after all factors: to a session, or to a new password if the old one has expired.
/// Unlike in Frappe, the second factor comes first: the key for a new password is not given for the old one.
fn admit_proven(ctx: &mut Context, account: Account, address: IpAddr) -> Result<LoginStep> {
    if password_reset::is_due(ctx, &account) {
        let key = password_reset::make_key(ctx, &account.name)?;
        ctx.commit()?;
        return Ok(LoginStep::PasswordExpired(password_reset::path(&key)));
    }
    start_session(ctx, account, address).map(|login| LoginStep::Complete(Box::new(login)))
}

/// Checks `usr` and `pwd`; returns the account and the password.
fn check_credentials(ctx: &mut Context, arguments: &Arguments, client: LoginClient<'_>) -> Result<(Account, String)> {
    let (site, settings) = (Arc::clone(ctx.site()), ctx.site().caches.settings());
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
    // Attempts are counted by the text that was sent, whether it is a name, another way to write the user, or unknown:
    // otherwise the limits would reveal which users exist.
    let sent = usr.trim().to_lowercase();
    let name = account.as_ref().map_or_else(|| sent.clone(), |account| account.name.clone());
    let device = known_device::recognise(ctx, &name, client.cookie)?;
    let is_familiar = is_familiar(ctx, &name, client.address)?;
    let attempt = LoginAttempt { user: &sent, address: client.address, device: device.as_deref(), is_familiar };
    let admission = login_throttle(&site).count_login(attempt, &settings)?;
    let is_right = check_password(ctx, &name, pwd)?;
    let (account, reason, refusal) = match (account, admission) {
        (Some(account), Admission::Open) if is_right => {
            login_throttle(&site).take_back(attempt, admission);
            return Ok((account, pwd.to_owned()));
        }
        (Some(account), Admission::Guarded(_)) if is_right && has_second_factor(ctx, &account)? => {
            login_throttle(&site).take_back(attempt, admission);
            return Ok((account, pwd.to_owned()));
        }
        // The answer to a right password is that to a wrong one, or a guard would not keep from guessing.
        (account, Admission::Guarded(wait)) => (account, "too many failed logins", locked(wait)),
        (account, Admission::Open) => (account, "wrong user or password", refused("Invalid login credentials")),
    };
    audit::log_failed_login(ctx, account.as_ref().map(AuditedUser::from), reason);
    Err(refusal)
}

/// Whether the user has logged in from the network of an address before.
fn is_familiar(ctx: &mut Context, user: &str, address: IpAddr) -> Result<bool> {
    let last = user::last_login_address(ctx, user)?;
    let is_last = last.is_some_and(|last| network(last) == network(address));
    Ok(is_last || login_throttle(ctx.site()).is_familiar(user, address))
}

/// Whether the code of an authenticator app comes next, which shows that a client is the user's while others guess
/// at the password.
fn has_second_factor(ctx: &mut Context, account: &Account) -> Result<bool> {
    Ok(two_factor::is_required(ctx, account)? && two_factor::has_app(ctx, &account.name)?)
}

/// Checks the password of the session's user. Failures count for users of sessions only, so that the failed
/// logins of others do not keep the user from it.
///
/// # Errors
/// `AuthenticationError` if it is wrong, `SecurityException` after too many failures.
pub fn check_own_password(ctx: &mut Context, password: &str) -> Result<()> {
    let user = ctx.user().to_owned();
    let (site, settings) = (Arc::clone(ctx.site()), ctx.site().caches.settings());
    login_throttle(&site).count_own(&user, &settings)?;
    if password.chars().count() > password::MAX_LENGTH || !check_password(ctx, &user, password)? {
        return Err(refused("The password is wrong"));
    }
    login_throttle(&site).clear_own(&user);
    Ok(())
}

/// Starts the session of an authenticated user.
fn start_session(ctx: &mut Context, account: Account, address: IpAddr) -> Result<Login> {
    let sid = session::start(ctx, &account, address)?;
    let device = known_device::issue(ctx, &account.name)?;
    ctx.commit()?;
    login_throttle(ctx.site()).remember(&account.name, address);
    let identity = user::admit(ctx, &account.name, address)?.ok_or_else(disabled)?;
    ctx.set_identity(identity);
    Ok(Login { sid, account, device })
}

/// Checks the rules that refuse a login despite the right password: a disabled account, and limits of
/// address and hour.
fn check_rules(ctx: &mut Context, account: &Account, address: IpAddr) -> Result<()> {
    let settings = ctx.site().caches.settings();
    let user = user::cached_user(ctx, &account.name)?;
    let hour = i32::try_from(ctx.now().hour()).unwrap_or_default();
    let message = if !account.enabled {
        DISABLED
    } else if !user.is_some_and(|user| user.allows_address(address, &settings)) {
        "Login from this address is not allowed"
    } else if !is_within(account.login_hours, hour) {
        "Login is not allowed at this time"
    } else {
        return Ok(());
    };
    ctx.rollback()?;
    audit::log_failed_login(ctx, Some(account.into()), message);
    Err(refused(message))
}

/// Whether an hour is within `login_after` and `login_before`; 0 is no limit.
fn is_within((after, before): (i32, i32), hour: i32) -> bool {
    (after <= 0 || hour >= after) && (before <= 0 || hour <= before)
}

const DISABLED: &str = "User disabled or missing";

fn disabled() -> Error {
    refused(DISABLED)
}

fn refused(message: &str) -> Error {
    Error::new(ErrorKind::Authentication, message)
}

/// A string argument that is not empty.
fn text<'a>(arguments: &'a Arguments, name: &str) -> Option<&'a str> {
    arguments.get(name).and_then(JsonValue::as_str).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn login_hours_may_be_open_at_either_end() {
        assert!(is_within((0, 0), 3));
        assert!(is_within((9, 17), 9) && is_within((9, 17), 17));
        assert!(!is_within((9, 17), 8) && !is_within((9, 17), 18));
        assert!(is_within((9, 0), 23) && !is_within((9, 0), 1));
    }
}
