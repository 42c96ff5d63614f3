use super::session::Session;
use super::user::CachedUser;
use doctyped_core::cache::{Snapshot, short_lived, with_time_to_live};
use doctyped_core::config::Config;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use doctyped_core::invalidation::Change;
use doctyped_core::site::Site;
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;

/// How long the owner of an API key is cached. An entry may be stale, since the user's own key is
/// compared at each use.
const KEY_TIME_TO_LIVE: Duration = Duration::from_secs(3600);

/// The caches of authentication.
pub struct AuthCache {
    users: Cache<String, Arc<CachedUser>>,
    /// The user that an API key belongs to.
    keys: Cache<String, String>,
    sessions: Cache<String, Arc<Session>>,
}

impl Extension for AuthCache {
    fn new(_: &Config) -> AuthCache {
        AuthCache { users: short_lived(), keys: with_time_to_live(KEY_TIME_TO_LIVE), sessions: short_lived() }
    }

    fn invalidate(&self, change: &Change) {
        match change {
            Change::User(user) => {
                self.users.invalidate(user);
                for (sid, session) in &self.sessions {
                    if session.user == *user {
                        self.sessions.invalidate(sid.as_ref());
                    }
                }
            }
            Change::Everything => {
                self.users.invalidate_all();
                self.keys.invalidate_all();
                self.sessions.invalidate_all();
            }
            _ => {}
        }
    }
}

/// A user: cached, or loaded.
///
/// # Errors
/// Those of `load`.
pub fn user(
    site: &Site,
    user: &str,
    snapshot: Snapshot,
    load: impl FnOnce() -> Result<Option<CachedUser>>,
) -> Result<Option<Arc<CachedUser>>> {
    let users = &site.extension::<AuthCache>().users;
    site.caches.get_or_load(users, user, snapshot, || Ok(load()?.map(Arc::new)))
}

/// The user that an API key belongs to: cached, or loaded. An entry may be stale, so the caller
/// compares the user's own key.
///
/// # Errors
/// Those of `load`.
pub fn key_owner(site: &Site, key: &str, load: impl FnOnce() -> Result<Option<String>>) -> Result<Option<String>> {
    let keys = &site.extension::<AuthCache>().keys;
    if let Some(user) = keys.get(key) {
        return Ok(Some(user));
    }
    let user = load()?;
    if let Some(user) = &user {
        keys.insert(key.to_owned(), user.clone());
    }
    Ok(user)
}

/// Drops the owner of an API key.
pub fn forget_key(site: &Site, key: &str) {
    site.extension::<AuthCache>().keys.invalidate(key);
}

/// A session: cached, or loaded.
///
/// # Errors
/// Those of `load`.
pub fn session(
    site: &Site,
    sid: &str,
    snapshot: Snapshot,
    load: impl FnOnce() -> Result<Option<Session>>,
) -> Result<Option<Arc<Session>>> {
    let sessions = &site.extension::<AuthCache>().sessions;
    site.caches.get_or_load(sessions, sid, snapshot, || Ok(load()?.map(Arc::new)))
}
