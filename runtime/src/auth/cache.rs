//! What is remembered between requests, and when it is forgotten.
//!
//! Everything here can be read from the database again. What this process changes is forgotten when
//! the change is committed, what others change as soon as their news is read ([`changes`]). Entries
//! live for [`AGE`] at most, because other programs, which tell no news, may write to the database.

use super::bearer::ProviderKeys;
use super::changes::{self, Change};
use super::mailer::MailQueue;
use super::throttle::LoginThrottle;
use super::secret::EncryptionKey;
use super::session::Session;
use super::settings::Settings;
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

/// How long what another program wrote into the database may go unnoticed.
const AGE: Duration = Duration::from_secs(10);

/// The most entries of a kind; more push out those that are used least.
const CAPACITY: u64 = 20_000;

/// Defaults of fields by their key.
pub(crate) type Defaults = HashMap<String, String>;

/// Users, API keys, sessions and settings that were looked up lately.
pub struct Caches {
    settings: RwLock<Arc<Settings>>,
    pub(crate) permissions: Remembered,
    naming_rules: RwLock<Arc<NamingRules>>,
    news: Mutex<News>,
    users: Cache<String, Arc<CachedUser>>,
    /// The user that an API key belongs to.
    keys: Cache<String, String>,
    sessions: Cache<String, Arc<Session>>,
    /// The defaults of documents that users have chosen.
    pub(crate) defaults: Cache<String, Arc<Defaults>>,
    /// Counts the times that something was forgotten, to notice when that happens during a look-up.
    forgotten: Mutex<u64>,
    pub(crate) login_throttle: LoginThrottle,
    pub(super) mail_queue: MailQueue,
    pub(crate) provider_keys: ProviderKeys,
    pub(super) key: OnceLock<EncryptionKey>,
}

/// What was heard of other processes.
#[derive(Debug, Default)]
struct News {
    /// When they were last asked.
    asked: Option<Instant>,
    /// How many changes were known then.
    number: u64,
    /// When what is kept whole, settings, custom permissions and naming rules, was last read.
    read: Option<Instant>,
}

/// From when on a request sees the database. What it reads may be remembered only if nothing was
/// forgotten since: its transaction may still see what was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since {
    /// So often something had been forgotten when the request had not read anything yet.
    Forgotten(u64),
    /// The request itself has changed something that is remembered, so it has to look for itself.
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

    /// How new documents are named, beyond what definitions say.
    pub(crate) fn naming_rules(&self) -> Arc<NamingRules> {
        Arc::clone(&self.naming_rules.read())
    }

    /// Reads what is kept whole again: settings, custom permissions and naming rules.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload(&self, connection: &mut AnyConnection) -> Result<()> {
        let settings = Settings::load(connection)?;
        let naming_rules = NamingRules::load(connection)?;
        self.permissions.reload(connection)?;
        *self.naming_rules.write() = Arc::new(naming_rules);
        *self.settings.write() = Arc::new(settings);
        Ok(())
    }

    /// Forgets what other processes have changed, if it is time to ask them. A request does this
    /// before it reads anything else.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn refresh(&self, connection: &mut AnyConnection) -> Result<()> {
        // One request asks for all.
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

    /// Forgets what this process has changed, once that is committed.
    pub(crate) fn changed(&self, changes: &[Change], connection: &mut AnyConnection) {
        if self.forget_all_of(changes)
            && let Err(error) = self.reload(connection)
        {
            tracing::error!(error = %error.chain(), "settings, permissions and naming rules could not be read again");
            // The next request tries again.
            *self.news.lock() = News::default();
        }
    }

    /// Forgets what changes concern; tells whether what is kept whole has to be read again.
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

    /// How often something was forgotten until now.
    pub(crate) fn since(&self) -> Since {
        Since::Forgotten(*self.forgotten.lock())
    }

    /// Forgets something: what is being looked up meanwhile is not remembered.
    fn forget(&self, forget: impl FnOnce()) {
        let mut forgotten = self.forgotten.lock();
        *forgotten += 1;
        forget();
    }

    /// What is remembered under a key, or looked up.
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

    /// Forgets what is known of a user and of the user's sessions. The change that makes this
    /// necessary has to be committed already, or the old state is read again.
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

    /// Forgets all users and sessions, after something about roles changed.
    pub fn forget_all(&self) {
        self.forget(|| {
            self.users.invalidate_all();
            self.keys.invalidate_all();
            self.sessions.invalidate_all();
            self.defaults.invalidate_all();
            self.permissions.forget_all();
        });
    }

    /// What is known of a user: remembered, or looked up.
    pub(super) fn user(
        &self,
        user: &str,
        since: Since,
        look_up: impl FnOnce() -> Result<Option<CachedUser>>,
    ) -> Result<Option<Arc<CachedUser>>> {
        self.remembered(&self.users, user, since, || Ok(look_up()?.map(Arc::new)))
    }

    /// The user that an API key belongs to: remembered, or looked up. Whoever asks compares the
    /// user's key, so an entry may be out of date.
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

    /// Forgets whose an API key was.
    pub(super) fn forget_key(&self, key: &str) {
        self.keys.invalidate(key);
    }

    /// A session: remembered, or looked up.
    pub(super) fn session(
        &self,
        sid: &str,
        since: Since,
        look_up: impl FnOnce() -> Result<Option<Session>>,
    ) -> Result<Option<Arc<Session>>> {
        self.remembered(&self.sessions, sid, since, || Ok(look_up()?.map(Arc::new)))
    }
}

/// A cache whose entries live so long.
fn cache<V: Clone + Send + Sync + 'static>(age: Duration) -> Cache<String, V> {
    Cache::builder().max_capacity(CAPACITY).time_to_live(age).build()
}

/// A cache of something that belongs to users.
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
