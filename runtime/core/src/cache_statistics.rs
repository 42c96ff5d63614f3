//! The use of a cache, for metrics.

use doctyped_orm::statistics::Counter;

/// The use of one cache at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheStatistics {
    /// The name of the cache: what it holds.
    pub name: &'static str,
    /// Look-ups that found a value.
    pub hits: u64,
    /// Look-ups that found none.
    pub misses: u64,
    /// Values in the cache, about.
    pub entries: u64,
}

/// Counts the look-ups of a cache.
#[derive(Debug, Default)]
pub struct LookUps {
    hits: Counter,
    misses: Counter,
}

impl LookUps {
    /// Counts a look-up by its result, which it gives back.
    pub fn count<V>(&self, found: Option<V>) -> Option<V> {
        if found.is_some() {
            self.hits.increment();
        } else {
            self.misses.increment();
        }
        found
    }

    /// The use of the cache.
    pub fn statistics(&self, name: &'static str, entries: u64) -> CacheStatistics {
        CacheStatistics { name, hits: self.hits.get(), misses: self.misses.get(), entries }
    }
}
