//! Password changes: by the logged-in user, or with the one-time key of a reset link.
//!
//! Only the SHA-256 of a key is stored (in hexadecimal, as Frappe does), so that read access to the
//! database does not open accounts.

use super::digest::hex_digest;
use super::user::{self, Account};
use super::{audit, password, password_policy, random_hex, session};
use chrono::{NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::identity::{ADMINISTRATOR, GUEST};
use doctyped_core::invalidation::Change;
use doctyped_models::user as users;

/// Path of the page with the form for a new password.
pub const PAGE: &str = "/update-password";

/// Hexadecimal digits of a key.
const KEY_LEN: usize = 64;

/// Generates a reset key for a user. It replaces the user's earlier key.
pub fn make_key(ctx: &mut Context, user: &str) -> Result<String> {
    ctx.transaction().begin_writing()?;
    let key = random_hex(KEY_LEN)?;
    let now = ctx.now();
    diesel::update(users::table.filter(users::name.eq(user)))
        .set((users::reset_password_key.eq(hex_digest(&key)), users::last_reset_password_key_generated_on.eq(now)))
        .execute(ctx.connection())?;
    audit::log_account_event(ctx, user, "created a password reset link for")?;
    Ok(key)
}

/// The path of the page, with a key.
pub fn path(key: &str) -> String {
    format!("{PAGE}?key={key}")
}

/// The reset link for a key, under the configured site URL. The `Host` header of the request is not used,
/// because an attacker may have set it.
///
/// # Errors
/// `ValidationError` if no site URL is configured.
pub fn link(site: &Site, key: &str) -> Result<String> {
    match &site.config.web.site_url {
        Some(origin) => Ok(format!("{}{}", origin.as_str(), path(key))),
        None => Err(Error::validation("Links need the address of this server; start it with --site-url")),
    }
}

/// Finds the account that a login name means, if its password may be reset by link: it must be enabled and
/// neither Administrator nor Guest.
pub fn eligible(ctx: &mut Context, text: &str) -> Result<Option<Account>> {
    let account = user::find_for_login(ctx, text)?;
    Ok(account.filter(|account| account.enabled && !matches!(account.name.as_str(), ADMINISTRATOR | GUEST)))
}

/// Whether the account's password is older than `force_user_to_reset_password` days.
pub(crate) fn is_due(ctx: &Context, account: &Account) -> bool {
    let days = ctx.site().caches.settings().force_user_to_reset_password;
    let changed = account.last_password_reset;
    days > 0
        && account.name != ADMINISTRATOR
        && changed.is_some_and(|changed| (ctx.today() - changed).num_days() > i64::from(days))
}

/// Redeems a reset key and returns its account.
///
/// # Errors
/// `LinkExpired` if the key is unknown, used or too old.
pub fn redeem(ctx: &mut Context, key: &str) -> Result<Account> {
    ctx.transaction().begin_writing()?;
    let digest = hex_digest(key);
    let row: Option<(String, Option<NaiveDateTime>)> = ctx.first(
        users::table
            .filter(users::reset_password_key.eq(&digest))
            .select((users::name, users::last_reset_password_key_generated_on)),
    )?;
    let (name, generated_on) = row.ok_or_else(used)?;
    let settings = ctx.site().caches.settings();
    let expiry = TimeDelta::from_std(settings.reset_password_link_expiry).unwrap_or(TimeDelta::MAX);
    let now = Utc::now();
    let is_expired = generated_on.is_none_or(|generated_on| now - settings.moment(generated_on, now) > expiry);
    if is_expired && !expiry.is_zero() {
        return Err(Error::new(ErrorKind::LinkExpired, "This link is too old. Ask for another"));
    }
    let cleared =
        diesel::update(users::table.filter(users::name.eq(&name)).filter(users::reset_password_key.eq(&digest)))
            .set(users::reset_password_key.eq(None::<String>))
            .execute(ctx.connection())?;
    let account = eligible(ctx, &name)?;
    // No row is cleared if a concurrent request has redeemed the key.
    account.filter(|_| cleared == 1).ok_or_else(used)
}

fn used() -> Error {
    Error::new(ErrorKind::LinkExpired, "This link is wrong or was used before. Ask for another")
}

/// Changes a user's password, after a check of its strength, and revokes the user's reset key. If
/// `end_sessions` or the settings say so, it ends the user's sessions, apart from the current one.
///
/// # Errors
/// `ValidationError` if the password is too easy to guess.
pub fn change(ctx: &mut Context, account: &Account, new: &str, end_sessions: bool) -> Result<()> {
    let settings = ctx.site().caches.settings();
    password_policy::check(&settings, new, &[&account.name, &account.full_name])?;
    password::set_password(ctx, &account.name, new)?;
    let today = ctx.today();
    diesel::update(users::table.filter(users::name.eq(&account.name)))
        .set((users::last_password_reset_date.eq(today), users::reset_password_key.eq(None::<String>)))
        .execute(ctx.connection())?;
    if end_sessions || settings.logout_on_password_reset {
        let own = ctx.client().sid.clone();
        session::end_all(ctx, &account.name, own.as_deref())?;
    }
    audit::log_account_event(ctx, &account.name, "changed the password of")?;
    ctx.changed(Change::User(account.name.clone()));
    Ok(())
}
