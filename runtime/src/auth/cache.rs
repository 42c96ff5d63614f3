//! What is remembered between requests, and when it is forgotten.
//!
//! Everything here can be read from the database again. Entries live for [`AGE`] only, because
//! other servers on the same database change users too; what this server changes is forgotten at
//! once.

use super::locks::Locks;
use super::secret::Key;
use super::session::Session;
use super::settings::Settings;
use super::user::Known;
use crate::db::AnyConnection;
use crate::error::Result;
use moka::sync::Cache;
use parking_lot::{Mutex, RwLock};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// How long another server's change may go unnoticed.
const AGE: Duration = Duration::from_secs(10);

/// The most entries of a kind; more push out those that are used least.
const CAPACITY: u64 = 20_000;

/// Users, API keys, sessions and settings that were looked up lately.
pub struct Caches {
    settings: RwLock<Arc<Settings>>,
    settings_read: Mutex<Option<Instant>>,
    users: Cache<String, Arc<Known>>,
    /// The user that an API key belongs to.
    keys: Cache<String, String>,
    sessions: Cache<String, Arc<Session>>,
    /// Counts the times that something was forgotten, to notice when that happens during a look-up.
    forgotten: Mutex<u64>,
    pub(super) locks: Locks,
    pub(super) key: OnceLock<Key>,
}

impl std::fmt::Debug for Caches {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Caches")
    }
}

impl Default for Caches {
    fn default() -> Caches {
        fn cache<V: Clone + Send + Sync + 'static>(age: Duration) -> Cache<String, V> {
            Cache::builder().max_capacity(CAPACITY).time_to_live(age).build()
        }
        Caches {
            settings: RwLock::default(),
            settings_read: Mutex::default(),
            users: cache(AGE),
            keys: cache(Duration::from_secs(3600)),
            sessions: cache(AGE),
            forgotten: Mutex::default(),
            locks: Locks::default(),
            key: OnceLock::new(),
        }
    }
}

impl Caches {
    /// The site's settings.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings.read())
    }

    /// Reads the settings again, after they were changed.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload_settings(&self, connection: &mut AnyConnection) -> Result<()> {
        let settings = Settings::load(connection)?;
        *self.settings.write() = Arc::new(settings);
        *self.settings_read.lock() = Some(Instant::now());
        Ok(())
    }

    /// Reads the settings again when they may be out of date.
    pub(crate) fn refresh_settings(&self, connection: &mut AnyConnection) -> Result<()> {
        let fresh = self.settings_read.lock().is_some_and(|read| read.elapsed() < AGE);
        if fresh { Ok(()) } else { self.reload_settings(connection) }
    }

    /// Forgets what is known of a user and of the user's sessions. The change that makes this
    /// necessary has to be committed already, or the old state is read again.
    pub fn forget_user(&self, user: &str) {
        let mut forgotten = self.forgotten.lock();
        *forgotten += 1;
        self.users.invalidate(user);
        for (sid, session) in &self.sessions {
            if session.user == user {
                self.sessions.invalidate(sid.as_ref());
            }
        }
    }

    /// Forgets all users and sessions, after something about roles changed.
    pub fn forget_all(&self) {
        let mut forgotten = self.forgotten.lock();
        *forgotten += 1;
        self.users.invalidate_all();
        self.keys.invalidate_all();
        self.sessions.invalidate_all();
    }

    /// What is known of a user: remembered, or looked up.
    pub(super) fn user(
        &self,
        user: &str,
        look_up: impl FnOnce() -> Result<Option<Known>>,
    ) -> Result<Option<Arc<Known>>> {
        if let Some(known) = self.users.get(user) {
            return Ok(Some(known));
        }
        let before = *self.forgotten.lock();
        let Some(known) = look_up()?.map(Arc::new) else {
            return Ok(None);
        };
        let now = self.forgotten.lock();
        if *now == before {
            self.users.insert(user.to_owned(), Arc::clone(&known));
        }
        Ok(Some(known))
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
        look_up: impl FnOnce() -> Result<Option<Session>>,
    ) -> Result<Option<Arc<Session>>> {
        if let Some(session) = self.sessions.get(sid) {
            return Ok(Some(session));
        }
        let before = *self.forgotten.lock();
        let Some(session) = look_up()?.map(Arc::new) else {
            return Ok(None);
        };
        let now = self.forgotten.lock();
        if *now == before {
            self.sessions.insert(sid.to_owned(), Arc::clone(&session));
        }
        Ok(Some(session))
    }

    /// Forgets a session that ended.
    pub(super) fn forget_session(&self, sid: &str) {
        let mut forgotten = self.forgotten.lock();
        *forgotten += 1;
        self.sessions.invalidate(sid);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::user::Account;

    fn known(enabled: bool) -> Known {
        Known::new(Account { name: "a@example.com".to_owned(), enabled, ..Account::default() }, [], None)
    }

    #[test]
    fn a_user_is_looked_up_once() {
        let caches = Caches::default();
        caches.user("a@example.com", || Ok(Some(known(true)))).unwrap();
        let again = caches.user("a@example.com", || panic!("looked up twice")).unwrap();
        assert!(again.unwrap().account.enabled);
    }

    #[test]
    fn a_forgotten_user_is_read_anew() {
        let caches = Caches::default();
        caches.user("a@example.com", || Ok(Some(known(true)))).unwrap();
        caches.forget_user("a@example.com");
        assert!(!caches.user("a@example.com", || Ok(Some(known(false)))).unwrap().unwrap().account.enabled);
    }

    #[test]
    fn a_look_up_that_is_overtaken_by_a_change_is_not_remembered() {
        let caches = Caches::default();
        let look_up = || {
            caches.forget_all();
            Ok(Some(known(true)))
        };
        caches.user("a@example.com", look_up).unwrap();
        assert!(!caches.user("a@example.com", || Ok(Some(known(false)))).unwrap().unwrap().account.enabled);
    }
}
