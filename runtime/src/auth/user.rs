//! Users as authentication sees them: may they come in, how, and with which roles.

use super::identity::{ADMINISTRATOR, GUEST, Identity};
use super::{Change, Settings, audit, random_hex, secret};
use crate::context::Context;
use crate::core::models::{has_role, role, user};
use crate::error::{Error, Result};
use crate::table::mask;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A System User works in the desk, a Website User does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kind {
    System,
    #[default]
    Website,
}

impl Kind {
    /// The option of the field `user_type`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Kind::System => "System User",
            Kind::Website => "Website User",
        }
    }
}

/// A user's row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account {
    pub(crate) name: String,
    pub(crate) enabled: bool,
    pub(crate) full_name: String,
    pub(crate) kind: Kind,
    pub(crate) user_image: String,
    pub(crate) language: Option<String>,
    pub(crate) api_key: Option<String>,
    /// Beginnings of addresses that the user may come from, with commas in between.
    pub(crate) restrict_ip: String,
    /// The hours of the day between which the user may log in; 0 for no limit.
    pub(crate) login_hours: (i32, i32),
    pub(crate) simultaneous_sessions: i32,
    /// Whether a second factor frees the user from `restrict_ip`.
    pub(crate) second_factor_frees: bool,
    /// When the password was last changed.
    pub(crate) last_password_reset: Option<NaiveDate>,
}

impl Account {
    /// Where the user's browser goes after a login.
    pub(crate) fn home_page(&self) -> &'static str {
        match self.kind {
            Kind::System => "/app",
            Kind::Website => "/me",
        }
    }
}

/// A user with what a request needs.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) account: Account,
    pub(crate) identity: Arc<Identity>,
    /// SHA-256 of the API secret.
    pub(crate) secret: Option<[u8; 32]>,
}

impl Known {
    /// A user with these roles and this API secret.
    pub(super) fn new(account: Account, roles: impl IntoIterator<Item = String>, secret: Option<&str>) -> Known {
        let identity = Arc::new(Identity::of(&account, roles));
        Known { account, identity, secret: secret.map(digest) }
    }

    /// Whether the user may come from an address.
    pub(super) fn may_come_from(&self, address: std::net::IpAddr, settings: &Settings) -> bool {
        if self.account.restrict_ip.is_empty() {
            return true;
        }
        let is_freed = self.account.second_factor_frees || settings.bypass_restrict_ip_check_if_2fa_enabled;
        if settings.enable_two_factor_auth && is_freed {
            return true;
        }
        let address = address.to_canonical().to_string();
        let mut allowed = self.account.restrict_ip.split(',').map(str::trim).filter(|text| !text.is_empty()).peekable();
        allowed.peek().is_none() || allowed.any(|beginning| address.starts_with(beginning))
    }
}

/// What an API secret is remembered as.
pub(super) fn digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// The digest of a secret that is looked up in the database, in hexadecimal.
pub(super) fn hex_digest(secret: &str) -> String {
    super::hex(&digest(secret))
}

type Columns = (
    String,
    bool,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    i32,
    i32,
    i32,
    bool,
    Option<NaiveDate>,
);

fn account(columns: Columns) -> Account {
    let (name, enabled, full_name, kind, image, language, api_key, restrict_ip, after, before, sessions, frees, reset) =
        columns;
    Account {
        full_name: full_name.filter(|text| !text.is_empty()).unwrap_or_else(|| name.clone()),
        name,
        enabled,
        kind: if kind.as_deref() == Some(Kind::System.as_str()) { Kind::System } else { Kind::Website },
        user_image: image.unwrap_or_default(),
        language: language.filter(|text| !text.is_empty()),
        api_key: api_key.filter(|text| !text.is_empty()),
        restrict_ip: restrict_ip.unwrap_or_default(),
        login_hours: (after, before),
        simultaneous_sessions: sessions,
        second_factor_frees: frees,
        last_password_reset: reset,
    }
}

macro_rules! columns {
    () => {
        (
            user::name,
            user::enabled,
            user::full_name,
            user::user_type,
            user::user_image,
            user::language,
            user::api_key,
            user::restrict_ip,
            user::login_after,
            user::login_before,
            user::simultaneous_sessions,
            user::bypass_restrict_ip_check_if_2fa_enabled,
            user::last_password_reset_date,
        )
    };
}

/// What is known of a user; none if there is no such user.
pub(crate) fn known(ctx: &mut Context, name: &str) -> Result<Option<Arc<Known>>> {
    let site = Arc::clone(ctx.site());
    site.caches.user(name, ctx.since(), || {
        let row: Option<Columns> =
            user::table.filter(user::name.eq(name)).select(columns!()).first(ctx.connection()).optional()?;
        let Some(account) = row.map(account) else {
            return Ok(None);
        };
        // A role that is disabled gives nothing, also to those who still hold it.
        let disabled = role::table.filter(role::disabled.eq(true)).select(role::name);
        let roles: Vec<String> = has_role::table
            .filter(has_role::parent.eq(name))
            .filter(has_role::parenttype.eq("User"))
            .filter(has_role::role.ne_all(disabled))
            .select(has_role::role)
            .load(ctx.connection())?;
        let secret = match &account.api_key {
            Some(_) => api_secret(ctx, name)?,
            None => None,
        };
        Ok(Some(Known::new(account, roles, secret.as_deref())))
    })
}

/// The API secret. One that cannot be decrypted is none: the user comes in by other ways.
fn api_secret(ctx: &mut Context, name: &str) -> Result<Option<String>> {
    match secret::read_secret(ctx, "User", name, "api_secret") {
        Err(error) if error.kind() == crate::ErrorKind::Validation => {
            tracing::warn!(user = name, "{error}");
            Ok(None)
        }
        result => result,
    }
}

/// The user that a person means at login: by name, whatever the case, or by mobile number or user
/// name where the settings allow it.
pub(super) fn find_for_login(ctx: &mut Context, text: &str) -> Result<Option<Account>> {
    let text = text.trim();
    // Names are addresses in lower case, but for the two users that come with the server.
    let name = if text.eq_ignore_ascii_case(ADMINISTRATOR) { ADMINISTRATOR.to_owned() } else { text.to_lowercase() };
    let by_name = user::table.filter(user::name.eq_any([text.to_owned(), name])).select(columns!());
    let mut rows: Vec<Columns> = by_name.load(ctx.connection())?;
    let settings = ctx.site().caches.settings();
    if rows.is_empty() && settings.allow_login_using_mobile_number {
        rows = user::table.filter(user::mobile_no.eq(text)).select(columns!()).load(ctx.connection())?;
    }
    if rows.is_empty() && settings.allow_login_using_user_name {
        rows = user::table.filter(user::username.eq(text)).select(columns!()).load(ctx.connection())?;
    }
    let exact = rows.iter().position(|row| row.0 == text);
    // Two users with one number are nobody in particular.
    let found = match (exact, rows.len()) {
        (Some(place), _) => Some(rows.swap_remove(place)),
        (None, 1) => rows.pop(),
        _ => None,
    };
    Ok(found.map(account).filter(|account| account.name != GUEST))
}

/// The account of a user, read anew.
///
/// # Errors
/// `DoesNotExistError` when there is no such user.
pub(crate) fn account_of(ctx: &mut Context, name: &str) -> Result<Account> {
    let row: Option<Columns> =
        user::table.filter(user::name.eq(name)).select(columns!()).first(ctx.connection()).optional()?;
    row.map(account).ok_or_else(|| Error::not_found(format!("User {name} not found")))
}

/// The user that an API key belongs to.
pub(super) fn find_by_key(ctx: &mut Context, key: &str) -> Result<Option<String>> {
    Ok(user::table.filter(user::api_key.eq(key)).select(user::name).first(ctx.connection()).optional()?)
}

/// Notes when and from where a user logged in.
pub(super) fn note_login(ctx: &mut Context, name: &str, address: &str, now: NaiveDateTime) -> Result<()> {
    let login = crate::table::format_datetime(now);
    diesel::update(user::table.filter(user::name.eq(name)))
        .set((user::last_login.eq(login), user::last_ip.eq(address), user::last_active.eq(now)))
        .execute(ctx.connection())?;
    Ok(())
}

/// Notes that a user is active.
pub(super) fn note_activity(ctx: &mut Context, name: &str, now: NaiveDateTime) -> Result<()> {
    diesel::update(user::table.filter(user::name.eq(name))).set(user::last_active.eq(now)).execute(ctx.connection())?;
    Ok(())
}

/// An API key and its secret.
#[derive(Debug)]
pub(crate) struct ApiKey {
    pub(crate) key: String,
    pub(crate) secret: String,
}

/// Makes a new API secret for a user, and a key for one who has none. The old secret stops
/// working.
///
/// # Errors
/// `DoesNotExistError` when there is no such user.
pub(crate) fn generate_keys(ctx: &mut Context, name: &str) -> Result<ApiKey> {
    ctx.transaction().begin_writing()?;
    let stored: Option<Option<String>> =
        user::table.filter(user::name.eq(name)).select(user::api_key).first(ctx.connection()).optional()?;
    let stored = stored.ok_or_else(|| Error::not_found(format!("User {name} not found")))?;
    let key = match stored.filter(|key| !key.is_empty()) {
        Some(key) => key,
        None => random_hex(15)?,
    };
    let secret = random_hex(15)?;
    secret::store_secret(ctx, "User", name, "api_secret", &secret)?;
    let (now, by) = (ctx.now(), ctx.user().to_owned());
    diesel::update(user::table.filter(user::name.eq(name)))
        .set((
            user::api_key.eq(&key),
            user::api_secret.eq(mask(&secret)),
            user::modified.eq(now),
            user::modified_by.eq(by),
        ))
        .execute(ctx.connection())?;
    audit::note_account(ctx, name, "made an API secret of")?;
    ctx.changed(Change::User(name.to_owned()));
    Ok(ApiKey { key, secret })
}

/// Takes a user's API key and secret away.
///
/// # Errors
/// `DoesNotExistError` when there is no such user.
pub(crate) fn revoke_keys(ctx: &mut Context, name: &str) -> Result<()> {
    ctx.transaction().begin_writing()?;
    secret::delete_secret(ctx, "User", name, "api_secret")?;
    let (now, by) = (ctx.now(), ctx.user().to_owned());
    let changed = diesel::update(user::table.filter(user::name.eq(name)))
        .set((
            user::api_key.eq(None::<String>),
            user::api_secret.eq(None::<String>),
            user::modified.eq(now),
            user::modified_by.eq(by),
        ))
        .execute(ctx.connection())?;
    if changed == 0 {
        return Err(Error::not_found(format!("User {name} not found")));
    }
    audit::note_account(ctx, name, "took the API key of")?;
    ctx.changed(Change::User(name.to_owned()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_may_be_limited_to_addresses_that_begin_alike() {
        let known = |restrict_ip: &str| {
            Known::new(Account { restrict_ip: restrict_ip.to_owned(), ..Account::default() }, [], None)
        };
        let home = "192.168.7.9".parse().unwrap();
        let settings = Settings::default();
        assert!(known("").may_come_from(home, &settings));
        assert!(known("10.1.2.3, 192.168.").may_come_from(home, &settings));
        assert!(known("192.168.").may_come_from("::ffff:192.168.7.9".parse().unwrap(), &settings));
        assert!(!known("10.1.2.3").may_come_from(home, &settings));
        let freed = Settings { bypass_restrict_ip_check_if_2fa_enabled: true, ..Settings::default() };
        assert!(!known("10.1.2.3").may_come_from(home, &freed));
        assert!(known("10.1.2.3").may_come_from(home, &Settings { enable_two_factor_auth: true, ..freed }));
    }
}
