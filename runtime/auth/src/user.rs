//! User rows for authentication: whether the user may log in, by which means, and with which roles.

use super::audit::AuditedUser;
use super::digest::digest;
use super::secret;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use doctyped_core::cache::TextCache;
use doctyped_core::cache_statistics::CacheStatistics;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::extension::Extension;
use doctyped_core::identity::{ADMINISTRATOR, GUEST, Identity, UserType};
use doctyped_core::invalidation::Change;
use doctyped_core::settings::Settings;
use doctyped_models::{has_role, role, user};
use std::net::IpAddr;
use std::sync::Arc;

/// The columns of a User row that authentication needs.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// The name of the User: an e-mail address, `Administrator` or `Guest`.
    pub name: String,
    /// When the user was created: another one of the same name was created at another time.
    pub creation: NaiveDateTime,
    /// Whether the user may log in.
    pub enabled: bool,
    /// First and last name.
    pub full_name: String,
    /// Whether the user works in the desk.
    pub user_type: UserType,
    /// The URL of the user's image; may be empty.
    pub user_image: String,
    /// The user's language, as a Language document is named: `en`.
    pub language: Option<String>,
    /// The API key, if the user has one.
    pub api_key: Option<String>,
    /// Comma-separated prefixes of the client addresses that are allowed; empty for all.
    pub restrict_ip: String,
    /// `login_after` and `login_before`, in hours of the day; 0 for no limit.
    pub login_hours: (i32, i32),
    /// The number of sessions that the user may have at a time.
    pub simultaneous_sessions: i32,
    /// Whether `restrict_ip` does not apply while two-factor login is enabled.
    pub second_factor_bypasses_ip_check: bool,
    /// Date of the last password change.
    pub last_password_reset: Option<NaiveDate>,
}

impl Account {
    /// Path of the page that the browser opens after a login.
    pub fn home_page(&self) -> &'static str {
        match self.user_type {
            UserType::System => "/desk",
            UserType::Website => "/me",
        }
    }
}

impl<'a> From<&'a Account> for AuditedUser<'a> {
    fn from(account: &'a Account) -> AuditedUser<'a> {
        AuditedUser { name: &account.name, full_name: &account.full_name }
    }
}

/// A user as requests need it: account, identity and API secret, cached between requests.
#[derive(Debug)]
pub struct CachedUser {
    /// The columns of the User row.
    pub account: Account,
    /// Name, type and roles.
    pub identity: Arc<Identity>,
    /// SHA-256 of the API secret.
    pub secret: Option<[u8; 32]>,
}

impl CachedUser {
    /// The cached user of an account, its assigned roles and its API secret.
    pub fn new(account: Account, roles: impl IntoIterator<Item = String>, secret: Option<&str>) -> CachedUser {
        let identity = Arc::new(Identity::new(&account.name, &account.full_name, account.user_type, roles));
        CachedUser { account, identity, secret: secret.map(digest) }
    }

    /// Whether the user may log in from a client address, by `restrict_ip`.
    pub(crate) fn allows_address(&self, address: std::net::IpAddr, settings: &Settings) -> bool {
        if self.account.restrict_ip.is_empty() {
            return true;
        }
        let is_bypassed =
            self.account.second_factor_bypasses_ip_check || settings.bypass_restrict_ip_check_if_2fa_enabled;
        if settings.enable_two_factor_auth && is_bypassed {
            return true;
        }
        let address = address.to_canonical().to_string();
        let mut prefixes =
            self.account.restrict_ip.split(',').map(str::trim).filter(|prefix| !prefix.is_empty()).peekable();
        prefixes.peek().is_none() || prefixes.any(|prefix| address.starts_with(prefix))
    }
}

type Columns = (
    String,
    NaiveDateTime,
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
    let (
        name,
        creation,
        enabled,
        full_name,
        user_type,
        image,
        language,
        api_key,
        restrict_ip,
        login_after,
        login_before,
        simultaneous_sessions,
        second_factor_bypasses_ip_check,
        last_password_reset,
    ) = columns;
    Account {
        full_name: full_name.filter(|text| !text.is_empty()).unwrap_or_else(|| name.clone()),
        name,
        creation,
        enabled,
        user_type: UserType::parse(user_type.as_deref()),
        user_image: image.unwrap_or_default(),
        language: language.filter(|text| !text.is_empty()),
        api_key: api_key.filter(|text| !text.is_empty()),
        restrict_ip: restrict_ip.unwrap_or_default(),
        login_hours: (login_after, login_before),
        simultaneous_sessions,
        second_factor_bypasses_ip_check,
        last_password_reset,
    }
}

macro_rules! columns {
    () => {
        (
            user::name,
            user::creation,
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

/// The users of recent requests.
struct UserCache(TextCache<Arc<CachedUser>>);

impl Extension for UserCache {
    fn new(_: &Config) -> UserCache {
        UserCache(TextCache::short_lived())
    }

    fn caches(&self) -> Vec<CacheStatistics> {
        vec![self.0.statistics("users")]
    }

    fn invalidate(&self, change: &Change) {
        match change {
            Change::User(user) => self.0.invalidate(user),
            Change::Everything => self.0.invalidate_all(),
            _ => {}
        }
    }
}

/// A user, from the cache or the database; `None` if there is no such user.
pub fn cached_user(ctx: &mut Context, name: &str) -> Result<Option<Arc<CachedUser>>> {
    let site = Arc::clone(ctx.site());
    let users = &site.extension::<UserCache>().0;
    site.caches.get_or_load(users, name, ctx.snapshot(), || {
        let row: Option<Columns> =
            user::table.filter(user::name.eq(name)).select(columns!()).first(ctx.connection()).optional()?;
        let Some(account) = row.map(account) else {
            return Ok(None);
        };
        // A disabled role gives no permissions to users that it is still assigned to.
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
        Ok(Some(Arc::new(CachedUser::new(account, roles, secret.as_deref()))))
    })
}

/// The identity of a user that may log in from an address: the user exists, is enabled, and is not
/// restricted to other addresses.
///
/// # Errors
/// Those of the statements that read the user.
pub fn admit(ctx: &mut Context, user: &str, address: IpAddr) -> Result<Option<Arc<Identity>>> {
    let user = cached_user(ctx, user)?;
    let settings = ctx.site().caches.settings();
    let admitted = user.filter(|user| user.account.enabled && user.allows_address(address, &settings));
    Ok(admitted.map(|user| Arc::clone(&user.identity)))
}

/// The identity of a user that exists and is enabled, from any address.
///
/// # Errors
/// Those of the statements that read the user.
pub fn enabled(ctx: &mut Context, user: &str) -> Result<Option<Arc<Identity>>> {
    let user = cached_user(ctx, user)?;
    Ok(user.filter(|user| user.account.enabled).map(|user| Arc::clone(&user.identity)))
}

/// The API secret; `None` if it cannot be decrypted, so that the user can still log in by other means.
fn api_secret(ctx: &mut Context, name: &str) -> Result<Option<String>> {
    match secret::read_credential(ctx, "User", name, "api_secret") {
        Err(error) if error.kind() == doctyped_core::error::ErrorKind::Validation => {
            tracing::warn!(user = name, "{error}");
            Ok(None)
        }
        result => result,
    }
}

/// Finds the account that a login name means: a user's name, ignoring case, or a mobile number or username
/// if the settings allow it. Guest is never found.
pub(crate) fn find_for_login(ctx: &mut Context, text: &str) -> Result<Option<Account>> {
    let text = text.trim();
    // Names are lower-case e-mail addresses, apart from Administrator and Guest.
    let name = if text.eq_ignore_ascii_case(ADMINISTRATOR) { ADMINISTRATOR.to_owned() } else { text.to_lowercase() };
    let by_name = user::table.filter(user::name.eq_any([text.to_owned(), name])).select(columns!());
    let mut rows: Vec<Columns> = by_name.load(ctx.connection())?;
    // Not look-alike spellings, which databases find too: their attempts would be counted apart.
    let is_text = |found: &str| found.to_lowercase() == text.to_lowercase();
    rows.retain(|row| is_text(&row.0));
    let settings = ctx.site().caches.settings();
    let mut aliases: Vec<(Columns, Option<String>)> = Vec::new();
    if rows.is_empty() && settings.allow_login_using_mobile_number {
        let users = user::table.filter(user::mobile_no.eq(text)).select((columns!(), user::mobile_no));
        aliases = users.load(ctx.connection())?;
    }
    if rows.is_empty() && aliases.is_empty() && settings.allow_login_using_user_name {
        let users = user::table.filter(user::username.eq(text)).select((columns!(), user::username));
        aliases = users.load(ctx.connection())?;
    }
    rows.extend(aliases.into_iter().filter(|(_, alias)| alias.as_deref().is_some_and(is_text)).map(|(row, _)| row));
    let exact = rows.iter().position(|row| row.0 == text);
    // A mobile number or username of several users is ambiguous and finds none.
    let row = match exact {
        Some(index) => Some(rows.swap_remove(index)),
        None => rows.pop().filter(|_| rows.is_empty()),
    };
    Ok(row.map(account).filter(|account| account.name != GUEST))
}

/// The account of a user, read from the database.
///
/// # Errors
/// `DoesNotExistError` if there is no such user.
pub fn load_account(ctx: &mut Context, name: &str) -> Result<Account> {
    let row: Option<Columns> =
        user::table.filter(user::name.eq(name)).select(columns!()).first(ctx.connection()).optional()?;
    row.map(account).ok_or_else(|| Error::not_found(format!("User {name} not found")))
}

/// The name of the user with an API key.
pub(crate) fn find_by_key(ctx: &mut Context, key: &str) -> Result<Option<String>> {
    Ok(user::table.filter(user::api_key.eq(key)).select(user::name).first(ctx.connection()).optional()?)
}

/// The address of a user's last login.
pub(crate) fn last_login_address(ctx: &mut Context, name: &str) -> Result<Option<IpAddr>> {
    let stored: Option<Option<String>> =
        user::table.filter(user::name.eq(name)).select(user::last_ip).first(ctx.connection()).optional()?;
    Ok(stored.flatten().and_then(|address| address.parse().ok()))
}

/// Stores the time and address of a user's last login.
pub(crate) fn record_login(ctx: &mut Context, name: &str, address: &str, now: NaiveDateTime) -> Result<()> {
    let login = doctyped_orm::table::format_datetime(now);
    diesel::update(user::table.filter(user::name.eq(name)))
        .set((user::last_login.eq(login), user::last_ip.eq(address), user::last_active.eq(now)))
        .execute(ctx.connection())?;
    Ok(())
}

/// Stores the time of a user's last activity.
pub(crate) fn record_activity(ctx: &mut Context, name: &str, now: NaiveDateTime) -> Result<()> {
    diesel::update(user::table.filter(user::name.eq(name))).set(user::last_active.eq(now)).execute(ctx.connection())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_outside_the_users_prefixes_is_refused() {
        let user = |restrict_ip: &str| {
            CachedUser::new(Account { restrict_ip: restrict_ip.to_owned(), ..Account::default() }, [], None)
        };
        let address = "192.168.7.9".parse().unwrap();
        let settings = Settings::default();
        assert!(user("").allows_address(address, &settings));
        assert!(user("10.1.2.3, 192.168.").allows_address(address, &settings));
        assert!(user("192.168.").allows_address("::ffff:192.168.7.9".parse().unwrap(), &settings));
        assert!(!user("10.1.2.3").allows_address(address, &settings));
        let bypassing = Settings { bypass_restrict_ip_check_if_2fa_enabled: true, ..Settings::default() };
        assert!(!user("10.1.2.3").allows_address(address, &bypassing));
        assert!(user("10.1.2.3").allows_address(address, &Settings { enable_two_factor_auth: true, ..bypassing }));
    }
}
