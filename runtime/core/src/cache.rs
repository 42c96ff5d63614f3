//! The cache of a site between requests, and its invalidation.
//!
//! Everything cached can be read from the database again. A change that this process makes drops
//! its entries when it is committed; a change of another process does as soon as the
//! [invalidation log](crate::invalidation) is polled. Entries expire after `MAX_AGE` in any case,
//! because programs that write no invalidation log may use the database. The caches themselves
//! belong to the layers above, which keep them as [extensions](crate::extension).

use crate::cache_statistics::{CacheStatistics, LookUps};
use crate::error::Result;
use crate::extension::Extensions;
use crate::invalidation::{self, Change};
use crate::settings::Settings;
use doctyped_orm::db::AnyConnection;
use moka::sync::Cache;
use parking_lot::{Mutex, RwLock};
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};
use text_key::TextKey;

mod text_key;

/// How long a change by a program that writes no invalidation log may go unnoticed.
const MAX_AGE: Duration = Duration::from_secs(10);

/// Entries of one cache; beyond them the least recently used is evicted.
const CAPACITY: u64 = 20_000;

/// The site's settings, and the rules by which all caches of the site are invalidated.
#[derive(Debug, Default)]
pub struct Caches {
    settings: RwLock<Arc<Settings>>,
    poll: Mutex<Poll>,
    invalidations: Mutex<Invalidations>,
}

/// The invalidations of entries.
#[derive(Debug, Default)]
struct Invalidations {
    /// Their number, so that a look-up notices one that happens meanwhile.
    count: u64,
    /// The time of the last one.
    last: Option<Instant>,
}

/// The state of the poll of the invalidation log.
#[derive(Debug, Default)]
struct Poll {
    /// When the log was last read.
    polled: Option<Instant>,
    /// The number of changes in the log at that time.
    number: u64,
    /// The time at which the settings and the caches of the extensions were last read.
    reloaded: Option<Instant>,
}

/// The view of the database that a request has. A value that it reads may be cached only if nothing
/// was invalidated since: its transaction may still see the old state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Snapshot {
    /// The number of invalidations when the request had not read anything yet.
    Epoch(u64),
    /// The request itself has changed cached data, so it reads past the caches.
    Dirty,
}

impl Caches {
    /// The site's settings.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings.read())
    }

    /// Reloads the settings and the caches of the extensions.
    ///
    /// # Errors
    /// Those of the statements that read them.
    pub fn reload(&self, extensions: &Extensions, connection: &mut AnyConnection) -> Result<()> {
        let settings = Settings::load(connection)?;
        for extension in extensions.iter() {
            extension.reload(connection)?;
        }
        *self.settings.write() = Arc::new(settings);
        Ok(())
    }

    /// Drops what other processes have changed, if the log is due to be polled. A request does this
    /// before it reads anything else.
    ///
    /// # Errors
    /// Those of the statements that read the log and what is reloaded.
    pub fn refresh(&self, extensions: &Extensions, connection: &mut AnyConnection) -> Result<()> {
        // One request polls for all.
        let Some(mut poll) = self.poll.try_lock() else {
            return Ok(());
        };
        if poll.polled.is_some_and(|polled| polled.elapsed() < invalidation::POLL_INTERVAL) {
            return Ok(());
        }
        let polled = Instant::now();
        let log = invalidation::read(connection)?;
        let changes = log.since(poll.number);
        let is_fresh = poll.reloaded.is_some_and(|reloaded| reloaded.elapsed() < MAX_AGE);
        if self.invalidate(extensions, &changes) || !is_fresh {
            self.reload(extensions, connection)?;
            poll.reloaded = Some(polled);
        }
        poll.number = log.number;
        poll.polled = Some(polled);
        Ok(())
    }

    /// Invalidates the entries that a committed transaction of this process has changed.
    pub fn apply(&self, extensions: &Extensions, changes: &[Change], connection: &mut AnyConnection) {
        if self.invalidate(extensions, changes)
            && let Err(error) = self.reload(extensions, connection)
        {
            tracing::error!(error = %error.chain(), "failed to reload settings, permissions and naming rules");
            // The next request tries again.
            *self.poll.lock() = Poll::default();
        }
    }

    /// Drops the entries of changed documents. Returns true if the settings and the caches of the
    /// extensions must be reloaded.
    pub fn invalidate(&self, extensions: &Extensions, changes: &[Change]) -> bool {
        let mut reload = false;
        for change in changes {
            reload |= change.needs_reload();
            if change.concerns_entries() {
                let mut invalidations = self.invalidations.lock();
                *invalidations = Invalidations { count: invalidations.count + 1, last: Some(Instant::now()) };
                for extension in extensions.iter() {
                    extension.invalidate(change);
                }
            }
        }
        reload
    }

    /// The view of a request that has not read anything yet.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::Epoch(self.invalidations.lock().count)
    }

    /// When entries were last invalidated.
    pub fn last_invalidation(&self) -> Option<Instant> {
        self.invalidations.lock().last
    }

    /// The cached value of a key, or the result of `load`, which is cached unless an entry was
    /// invalidated since the snapshot.
    ///
    /// # Errors
    /// Those of `load`.
    pub fn get_or_load<V: Clone + Send + Sync + 'static>(
        &self,
        cache: &TextCache<V>,
        key: &str,
        snapshot: Snapshot,
        load: impl FnOnce() -> Result<Option<V>>,
    ) -> Result<Option<V>> {
        let Snapshot::Epoch(since) = snapshot else {
            return load();
        };
        if let Some(value) = cache.get(key) {
            return Ok(Some(value));
        }
        let value = load()?;
        if let Some(value) = &value {
            let invalidations = self.invalidations.lock();
            if invalidations.count == since {
                cache.insert(key, value.clone());
            }
        }
        Ok(value)
    }
}

/// A cache by text that a client may have sent: its keys have one size, and the number of its entries is limited.
pub struct TextCache<V> {
    values: Cache<TextKey, V>,
    look_ups: LookUps,
}

impl<V> fmt::Debug for TextCache<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextCache").finish_non_exhaustive()
    }
}

impl<V: Clone + Send + Sync + 'static> TextCache<V> {
    /// A cache of values that other programs may change; entries expire after ten seconds.
    pub fn short_lived() -> TextCache<V> {
        TextCache::with_time_to_live(MAX_AGE)
    }

    /// A cache whose entries expire after a time.
    pub fn with_time_to_live(time_to_live: Duration) -> TextCache<V> {
        TextCache::new(Cache::builder().max_capacity(CAPACITY).time_to_live(time_to_live).build())
    }

    /// A cache of a number of entries, which expire a time after their last use.
    pub fn with_time_to_idle(capacity: u64, time_to_idle: Duration) -> TextCache<V> {
        TextCache::new(Cache::builder().max_capacity(capacity).time_to_idle(time_to_idle).build())
    }

    fn new(values: Cache<TextKey, V>) -> TextCache<V> {
        TextCache { values, look_ups: LookUps::default() }
    }

    /// The use of the cache, under a name.
    pub fn statistics(&self, name: &'static str) -> CacheStatistics {
        self.look_ups.statistics(name, self.values.entry_count())
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<V> {
        self.look_ups.count(self.values.get(&TextKey::new(key)))
    }

    /// The value of a key; a new one is made if there is none.
    pub fn get_or_insert_with(&self, key: &str, make: impl FnOnce() -> V) -> V {
        self.values.get_with(TextKey::new(key), make)
    }

    /// Sets the value of a key.
    pub fn insert(&self, key: &str, value: V) {
        self.values.insert(TextKey::new(key), value);
    }

    /// Drops the value of a key.
    pub fn invalidate(&self, key: &str) {
        self.values.invalidate(&TextKey::new(key));
    }

    /// Drops the values for which `is_stale` holds.
    pub fn invalidate_if(&self, is_stale: impl Fn(&V) -> bool) {
        for (key, value) in &self.values {
            if is_stale(&value) {
                self.values.invalidate(key.as_ref());
            }
        }
    }

    /// Drops all values.
    pub fn invalidate_all(&self) {
        self.values.invalidate_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::extension::Extension;
    use sha2::{Digest, Sha256};

    const USER: &str = "a@example.com";

    #[test]
    fn keys_of_different_texts_differ_at_every_length() {
        let texts: Vec<String> = (0..200).map(|len| "a".repeat(len)).collect();
        let cache = TextCache::with_time_to_idle(1000, Duration::from_secs(60));
        for (index, text) in texts.iter().enumerate() {
            cache.insert(text, index);
        }
        for (index, text) in texts.iter().enumerate() {
            assert_eq!(cache.get(text), Some(index));
        }
        // A short text with the bytes of the hash of a long one.
        let long = "b".repeat(100);
        cache.insert(&long, 1000);
        let hash = String::from_utf8_lossy(&Sha256::digest(&long)).into_owned();
        assert_eq!(cache.get(&hash), None);
        assert!(size_of::<TextKey>() <= 80);
    }

    struct Users(TextCache<bool>);

    impl Extension for Users {
        fn new(_: &Config) -> Users {
            Users(TextCache::short_lived())
        }

        fn invalidate(&self, change: &Change) {
            match change {
                Change::User(user) => self.0.invalidate(user),
                Change::Everything => self.0.invalidate_all(),
                _ => {}
            }
        }
    }

    #[derive(Default)]
    struct Fixture {
        caches: Caches,
        extensions: Extensions,
    }

    impl Fixture {
        fn get(&self, snapshot: Snapshot, stored: bool) -> bool {
            let users = self.extensions.get::<Users>(|| Arc::new(Config::default()));
            self.caches.get_or_load(&users.0, USER, snapshot, || Ok(Some(stored))).unwrap().unwrap()
        }

        fn invalidate(&self, change: &Change) -> bool {
            self.caches.invalidate(&self.extensions, std::slice::from_ref(change))
        }
    }

    #[test]
    fn cached_value_is_not_loaded_again() {
        let fixture = Fixture::default();
        assert!(fixture.get(fixture.caches.snapshot(), true));
        assert!(fixture.get(fixture.caches.snapshot(), false), "from the cache");
    }

    #[test]
    fn invalidated_value_is_loaded_again() {
        let fixture = Fixture::default();
        assert!(fixture.get(fixture.caches.snapshot(), true));
        fixture.invalidate(&Change::User(USER.to_owned()));
        assert!(!fixture.get(fixture.caches.snapshot(), false));
    }

    #[test]
    fn value_read_before_an_invalidation_is_not_cached() {
        let fixture = Fixture::default();
        let before = fixture.caches.snapshot();
        fixture.get(before, true);
        fixture.invalidate(&Change::Everything);
        assert!(fixture.get(before, true));
        assert!(!fixture.get(fixture.caches.snapshot(), false));
    }

    #[test]
    fn request_with_own_changes_reads_past_the_cache() {
        let fixture = Fixture::default();
        assert!(fixture.get(fixture.caches.snapshot(), true));
        assert!(!fixture.get(Snapshot::Dirty, false));
        assert!(fixture.get(fixture.caches.snapshot(), false), "other requests do not see what is not committed");
    }

    #[test]
    fn change_drops_only_the_entries_that_it_concerns() {
        for (change, is_kept) in [
            (Change::Shares, true),
            (Change::SharesOf(USER.to_owned()), true),
            (Change::User("other@example.com".to_owned()), true),
            (Change::User(USER.to_owned()), false),
            (Change::Everything, false),
        ] {
            let fixture = Fixture::default();
            assert!(fixture.get(fixture.caches.snapshot(), true));
            fixture.invalidate(&change);
            assert_eq!(fixture.get(fixture.caches.snapshot(), false), is_kept, "{change:?}");
        }
    }

    #[test]
    fn settings_are_reloaded_and_shares_are_not() {
        let fixture = Fixture::default();
        assert!(fixture.invalidate(&Change::Settings));
        assert!(!fixture.invalidate(&Change::Shares));
    }

    #[test]
    fn long_key_is_held_as_hash() {
        let cache = TextCache::short_lived();
        let name = "x".repeat(8 << 20);
        cache.insert(&name, 1);
        assert_eq!((cache.get(&name), cache.get("x")), (Some(1), None));
        // The entry holds no text: its key is an array.
        let keys: Vec<Arc<TextKey>> = cache.values.iter().map(|(key, _)| key).collect();
        assert_eq!(keys.len(), 1);
        cache.invalidate(&name);
        assert_eq!(cache.get(&name), None);
    }
}
