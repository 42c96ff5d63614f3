//! Caches of database rows between requests, and their invalidation.
//!
//! A change by this process invalidates its entries when it is committed; a change by another process does
//! when the invalidation log is polled ([`changes`]). Entries expire after [`AGE`], because programs that do
//! not write to the log, such as a running Frappe, may change the database.

use super::bearer::ProviderKeys;
use super::changes::{self, Change};
use super::mailer::MailQueue;
use super::secret::EncryptionKey;
use super::session::Session;
use super::settings::Settings;
use super::throttle::LoginThrottle;
use super::user::CachedUser;
use crate::db::AnyConnection;
use crate::document::naming::NamingRules;
use crate::error::Result;
use crate::permission::Remembered;
use moka::sync::Cache;
use parking_lot::{Mutex, RwLock};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// Time to live of entries: the longest time for which a change by another program may go unnoticed.
const AGE: Duration = Duration::from_secs(10);

/// Most entries of a cache; the least recently used are evicted.
const CAPACITY: u64 = 20_000;

/// Defaults of fields by their key.
pub(crate) type Defaults = HashMap<String, String>;

/// Caches of users, API keys, sessions, permissions and settings.
pub struct Caches {
    settings: RwLock<Arc<Settings>>,
    pub(crate) permissions: Remembered,
    naming_rules: RwLock<Arc<NamingRules>>,
    news: Mutex<News>,
    users: Cache<String, Arc<CachedUser>>,
    /// Users by API key.
    keys: Cache<String, String>,
    sessions: Cache<String, Arc<Session>>,
    /// Defaults of users.
    pub(crate) defaults: Cache<String, Arc<Defaults>>,
    /// Number of invalidations, to detect one that happens during a lookup.
    forgotten: Mutex<u64>,
    pub(crate) login_throttle: LoginThrottle,
    pub(super) mail_queue: MailQueue,
    pub(crate) provider_keys: ProviderKeys,
    pub(super) key: OnceLock<EncryptionKey>,
}

/// State of polling the invalidation log.
#[derive(Debug, Default)]
struct News {
    /// Time of the last poll.
    asked: Option<Instant>,
    /// Number of changes at the last poll.
    number: u64,
    /// Time when settings, custom permissions and naming rules were last read.
    read: Option<Instant>,
}

/// The state of the caches at the start of a request's transaction. Rows that it reads are cached only if
/// nothing was invalidated since, because the transaction may still see older rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since {
    /// The number of invalidations when the transaction began.
    Forgotten(u64),
    /// The request itself has changed cached rows, so it bypasses the caches.
    OwnChange,
}

impl std::fmt::Debug for Caches {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Caches")
    }
}

impl Default for Caches {
    fn default() -> Caches {
        Caches {
            settings: RwLock::default(),
            permissions: Remembered::default(),
            naming_rules: RwLock::default(),
            news: Mutex::default(),
            users: cache(AGE),
            keys: cache(Duration::from_secs(3600)),
            sessions: cache(AGE),
            defaults: cache(AGE),
            forgotten: Mutex::default(),
            login_throttle: LoginThrottle::default(),
            mail_queue: MailQueue::default(),
            provider_keys: ProviderKeys::default(),
            key: OnceLock::new(),
        }
    }
}

impl Caches {
    /// The site's settings.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings.read())
    }

    /// The Document Naming Rules.
    pub(crate) fn naming_rules(&self) -> Arc<NamingRules> {
        Arc::clone(&self.naming_rules.read())
    }

    /// Reads settings, custom permissions and naming rules again.
    pub fn reload(&self, connection: &mut AnyConnection) -> Result<()> {
        let settings = Settings::load(connection)?;
        let naming_rules = NamingRules::load(connection)?;
        self.permissions.reload(connection)?;
        *self.naming_rules.write() = Arc::new(naming_rules);
        *self.settings.write() = Arc::new(settings);
        Ok(())
    }

    /// Polls the invalidation log if the interval has passed. A request does this before its first read.
    pub(crate) fn refresh(&self, connection: &mut AnyConnection) -> Result<()> {
        // Concurrent requests share one poll.
        let Some(mut news) = self.news.try_lock() else {
            return Ok(());
        };
        if news.asked.is_some_and(|asked| asked.elapsed() < changes::INTERVAL) {
            return Ok(());
        }
        let asked = Instant::now();
        let log = changes::read(connection)?;
        let changes = log.since(news.number);
        let is_fresh = news.read.is_some_and(|read| read.elapsed() < AGE);
        if self.forget_all_of(&changes) || !is_fresh {
            self.reload(connection)?;
            news.read = Some(asked);
        }
        news.number = log.number;
        news.asked = Some(asked);
        Ok(())
    }

    /// Invalidates the entries of committed changes of this process.
    pub(crate) fn changed(&self, changes: &[Change], connection: &mut AnyConnection) {
        if self.forget_all_of(changes)
            && let Err(error) = self.reload(connection)
        {
            tracing::error!(error = %error.chain(), "failed to reload settings, permissions and naming rules");
            // The next request polls and reloads.
            *self.news.lock() = News::default();
        }
    }

    /// Invalidates the entries of changes; returns whether settings, custom permissions or naming rules
    /// must be read again.
    fn forget_all_of(&self, changes: &[Change]) -> bool {
        let mut reload = false;
        for change in changes {
            match change {
                Change::User(user) => self.forget_user(user),
                Change::SharesOf(user) => self.forget(|| self.permissions.forget_shares(Some(user))),
                Change::Shares => self.forget(|| self.permissions.forget_shares(None)),
                Change::Defaults => self.forget(|| self.defaults.invalidate_all()),
                Change::Settings | Change::Permissions | Change::NamingRules => reload = true,
                Change::Everything => {
                    self.forget_all();
                    reload = true;
                }
            }
        }
        reload
    }

    /// The number of invalidations so far.
    pub(crate) fn since(&self) -> Since {
        Since::Forgotten(*self.forgotten.lock())
    }

    /// Invalidates entries. Lookups that are under way are not cached.
    fn forget(&self, forget: impl FnOnce()) {
        let mut forgotten = self.forgotten.lock();
        *forgotten += 1;
        forget();
    }

    /// The cached value of a key, or the one that `look_up` returns.
    pub(crate) fn remembered<V: Clone + Send + Sync + 'static>(
        &self,
        cache: &Cache<String, V>,
        key: &str,
        since: Since,
        look_up: impl FnOnce() -> Result<Option<V>>,
    ) -> Result<Option<V>> {
        let Since::Forgotten(since) = since else {
            return look_up();
        };
        if let Some(value) = cache.get(key) {
            return Ok(Some(value));
        }
        let value = look_up()?;
        if let Some(value) = &value {
            let forgotten = self.forgotten.lock();
            if *forgotten == since {
                cache.insert(key.to_owned(), value.clone());
            }
        }
        Ok(value)
    }

    /// Invalidates a user and the user's sessions. Call this after the commit: before, the old row would be
    /// read again.
    pub fn forget_user(&self, user: &str) {
        self.forget(|| {
            self.users.invalidate(user);
            self.permissions.forget_user(user);
            for (sid, session) in &self.sessions {
                if session.user == user {
                    self.sessions.invalidate(sid.as_ref());
                }
            }
        });
    }

    /// Invalidates all users and sessions, after a change of roles.
    pub fn forget_all(&self) {
        self.forget(|| {
            self.users.invalidate_all();
            self.keys.invalidate_all();
            self.sessions.invalidate_all();
            self.defaults.invalidate_all();
            self.permissions.forget_all();
        });
    }

    /// A user: cached, or looked up.
    pub(super) fn user(
        &self,
        user: &str,
        since: Since,
        look_up: impl FnOnce() -> Result<Option<CachedUser>>,
    ) -> Result<Option<Arc<CachedUser>>> {
        self.remembered(&self.users, user, since, || Ok(look_up()?.map(Arc::new)))
    }

    /// The user with an API key: cached, or looked up. The entry may be stale, so the caller compares the
    /// user's key.
    pub(super) fn key_owner(
        &self,
        key: &str,
        look_up: impl FnOnce() -> Result<Option<String>>,
    ) -> Result<Option<String>> {
        if let Some(user) = self.keys.get(key) {
            return Ok(Some(user));
        }
        let user = look_up()?;
        if let Some(user) = &user {
            self.keys.insert(key.to_owned(), user.clone());
        }
        Ok(user)
    }

    /// Invalidates the owner of an API key.
    pub(super) fn forget_key(&self, key: &str) {
        self.keys.invalidate(key);
    }

    /// A session: cached, or looked up.
    pub(super) fn session(
        &self,
        sid: &str,
        since: Since,
        look_up: impl FnOnce() -> Result<Option<Session>>,
    ) -> Result<Option<Arc<Session>>> {
        self.remembered(&self.sessions, sid, since, || Ok(look_up()?.map(Arc::new)))
    }
}

/// A cache with a time to live.
fn cache<V: Clone + Send + Sync + 'static>(age: Duration) -> Cache<String, V> {
    Cache::builder().max_capacity(CAPACITY).time_to_live(age).build()
}

/// A cache by user.
pub(crate) fn of_users<V: Clone + Send + Sync + 'static>() -> Cache<String, V> {
    cache(AGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::user::Account;

    fn known(enabled: bool) -> CachedUser {
        CachedUser::new(Account { name: "a@example.com".to_owned(), enabled, ..Account::default() }, [], None)
    }

    const USER: &str = "a@example.com";

    fn look_up(caches: &Caches, since: Since, enabled: bool) -> bool {
        caches.user(USER, since, || Ok(Some(known(enabled)))).unwrap().unwrap().account.enabled
    }

    #[test]
    fn a_user_is_looked_up_once() {
        let caches = Caches::default();
        assert!(look_up(&caches, caches.since(), true));
        assert!(caches.user(USER, caches.since(), || panic!("looked up twice")).unwrap().is_some());
    }

    #[test]
    fn a_forgotten_user_is_read_anew() {
        let caches = Caches::default();
        assert!(look_up(&caches, caches.since(), true));
        caches.forget_user(USER);
        assert!(!look_up(&caches, caches.since(), false));
    }

    #[test]
    fn what_a_request_sees_that_began_before_a_change_is_not_remembered() {
        let caches = Caches::default();
        let began = caches.since();
        caches.forget_all();
        assert!(look_up(&caches, began, true));
        assert!(!look_up(&caches, caches.since(), false));
    }

    #[test]
    fn a_request_that_has_changed_something_looks_for_itself() {
        let caches = Caches::default();
        assert!(look_up(&caches, caches.since(), true));
        assert!(!look_up(&caches, Since::OwnChange, false));
        assert!(look_up(&caches, caches.since(), false), "others do not see what is not committed");
    }

    #[test]
    fn news_name_what_is_to_be_forgotten() {
        let caches = Caches::default();
        for (change, enabled) in [
            (Change::Shares, true),
            (Change::SharesOf(USER.to_owned()), true),
            (Change::User("other@example.com".to_owned()), true),
            (Change::User(USER.to_owned()), false),
            (Change::Everything, false),
        ] {
            caches.forget_all();
            assert!(look_up(&caches, caches.since(), true));
            caches.forget_all_of(std::slice::from_ref(&change));
            assert_eq!(look_up(&caches, caches.since(), false), enabled, "{change:?}");
        }
        assert!(caches.forget_all_of(&[Change::Settings]));
        assert!(!caches.forget_all_of(&[Change::Shares]));
    }
}
