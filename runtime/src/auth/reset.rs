//! Passwords that are replaced: by their user, or with a key from a link that works once.
//!
//! Of a key only the hash is stored (SHA-256 in hexadecimal, as Frappe stores it), so that reading
//! the database opens no account.

use super::user::{self, Account};
use super::{ADMINISTRATOR, Change, GUEST, audit, password, policy, random_hex, session};
use crate::context::Context;
use crate::core::models::user as users;
use crate::error::{Error, ErrorKind, Result};
use crate::site::Site;
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

/// The page on which a user chooses a new password.
pub(crate) const PAGE: &str = "/update-password";

/// Digits of a key.
const KEY_DIGITS: usize = 64;

/// Makes a key with which a user can choose a password, instead of the one that was made before.
///
/// # Errors
/// When the database fails.
pub(crate) fn make_key(ctx: &mut Context, user: &str) -> Result<String> {
    ctx.transaction().begin_writing()?;
    let key = random_hex(KEY_DIGITS)?;
    let now = ctx.now();
    diesel::update(users::table.filter(users::name.eq(user)))
        .set((
            users::reset_password_key.eq(user::hex_digest(&key)),
            users::last_reset_password_key_generated_on.eq(now),
        ))
        .execute(ctx.connection())?;
    audit::note_account(ctx, user, "made a link for a new password of")?;
    Ok(key)
}

/// The path of the page for a key.
pub(crate) fn path(key: &str) -> String {
    format!("{PAGE}?key={key}")
}

/// The link for a key, under the address that the configuration gives: what a request claims as its
/// host may be an attacker's.
///
/// # Errors
/// `ValidationError` when no address is configured.
pub(crate) fn link(site: &Site, key: &str) -> Result<String> {
    match &site.config.web.site_url {
        Some(origin) => Ok(format!("{}{}", origin.as_str(), path(key))),
        None => Err(Error::validation("Links need the address of this server; start it with --site-url")),
    }
}

/// The user for whom a link may be made: one who is there, enabled, and no part of the server.
pub(crate) fn eligible(ctx: &mut Context, text: &str) -> Result<Option<Account>> {
    let account = user::find_for_login(ctx, text)?;
    Ok(account.filter(|account| account.enabled && !matches!(account.name.as_str(), ADMINISTRATOR | GUEST)))
}

/// Whether the settings ask a user for another password now.
pub(super) fn is_due(ctx: &Context, account: &Account) -> bool {
    let days = ctx.site().caches.settings().force_user_to_reset_password;
    let changed = account.last_password_reset;
    days > 0
        && account.name != ADMINISTRATOR
        && changed.is_some_and(|changed| (ctx.today() - changed).num_days() > i64::from(days))
}

/// Uses a key up, and tells whose it was.
///
/// # Errors
/// `LinkExpired` when it was never made, was used before, or is too old.
pub(crate) fn redeem(ctx: &mut Context, key: &str) -> Result<Account> {
    ctx.transaction().begin_writing()?;
    let digest = user::hex_digest(key);
    let found: Option<(String, Option<NaiveDateTime>)> = ctx.first(
        users::table
            .filter(users::reset_password_key.eq(&digest))
            .select((users::name, users::last_reset_password_key_generated_on)),
    )?;
    let (name, made) = found.ok_or_else(used)?;
    let life = ctx.site().caches.settings().reset_password_link_expiry;
    let life = TimeDelta::from_std(life).unwrap_or(TimeDelta::MAX);
    let is_old = made.is_none_or(|made| ctx.now() - made > life);
    if is_old && !life.is_zero() {
        return Err(Error::new(ErrorKind::LinkExpired, "This link is too old. Ask for another"));
    }
    let cleared =
        diesel::update(users::table.filter(users::name.eq(&name)).filter(users::reset_password_key.eq(&digest)))
            .set(users::reset_password_key.eq(None::<String>))
            .execute(ctx.connection())?;
    let account = eligible(ctx, &name)?;
    // Zero when another request was faster.
    account.filter(|_| cleared == 1).ok_or_else(used)
}

fn used() -> Error {
    Error::new(ErrorKind::LinkExpired, "This link is wrong or was used before. Ask for another")
}

/// Gives a user another password: checks its strength, makes older links worthless, and ends the
/// user's sessions, but for the one that asks, where that is asked for or the settings say so.
///
/// # Errors
/// `ValidationError` when the password is too easy to guess.
pub(crate) fn change(ctx: &mut Context, account: &Account, new: &str, end_sessions: bool) -> Result<()> {
    let settings = ctx.site().caches.settings();
    policy::check(&settings, new, &[&account.name, &account.full_name])?;
    password::set_password(ctx, &account.name, new)?;
    let today = ctx.today();
    diesel::update(users::table.filter(users::name.eq(&account.name)))
        .set((users::last_password_reset_date.eq(today), users::reset_password_key.eq(None::<String>)))
        .execute(ctx.connection())?;
    if end_sessions || settings.logout_on_password_reset {
        let own = ctx.visitor().sid.clone();
        session::end_all(ctx, &account.name, own.as_deref())?;
    }
    audit::note_account(ctx, &account.name, "changed the password of")?;
    ctx.changed(Change::User(account.name.clone()));
    Ok(())
}
