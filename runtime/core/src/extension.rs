//! State that a layer keeps for the life of a site: caches, the storage of files, rate limits.
//!
//! [`Site`](crate::context::Site) is at the bottom and must not name what the layers above it keep. So a
//! layer declares a type that implements [`Extension`] and asks the site for it by that type; the
//! first request for it creates it.

use crate::cache_statistics::CacheStatistics;
use crate::config::Config;
use crate::error::Result;
use crate::invalidation::Change;
use doctyped_orm::db::AnyConnection;
use std::any::{Any, type_name};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// State of one layer, created once for each site.
pub trait Extension: Any + Send + Sync {
    /// The state of a site that starts.
    fn new(config: &Config) -> Self
    where
        Self: Sized;

    /// Applies settings that were reloaded.
    fn reconfigure(&self, config: &Config) {
        let _ = config;
    }

    /// Drops the cached entries that a committed change concerns.
    fn invalidate(&self, change: &Change) {
        let _ = change;
    }

    /// The use of the caches, for metrics.
    fn caches(&self) -> Vec<CacheStatistics> {
        Vec::new()
    }

    /// Reloads the cached values: after a change of them, and from time to time because programs that
    /// do not announce their changes may write to the database.
    ///
    /// # Errors
    /// Those of the statements that read the values; the cached values stay as they were.
    fn reload(&self, connection: &mut AnyConnection) -> Result<()> {
        let _ = connection;
        Ok(())
    }
}

/// The extensions of a site: a list that only grows, so that a look-up takes no lock.
#[derive(Default)]
pub struct Extensions {
    first: OnceLock<Box<Node>>,
}

struct Node {
    name: &'static str,
    extension: Box<dyn Extension>,
    next: OnceLock<Box<Node>>,
}

impl Extensions {
    /// The extension of a type, created if this is the first request for it.
    pub fn get<E: Extension>(&self, config: impl Fn() -> Arc<Config>) -> &E {
        let mut slot = &self.first;
        loop {
            let node = slot.get_or_init(|| {
                let extension = Box::new(E::new(&config()));
                Box::new(Node { name: type_name::<E>(), extension, next: OnceLock::new() })
            });
            let extension: &dyn Any = node.extension.as_ref();
            match extension.downcast_ref() {
                Some(extension) => return extension,
                // Another type, perhaps added by another thread in this moment.
                None => slot = &node.next,
            }
        }
    }

    /// Every extension that exists.
    pub fn iter(&self) -> impl Iterator<Item = &dyn Extension> {
        self.nodes().map(|node| node.extension.as_ref())
    }

    fn nodes(&self) -> impl Iterator<Item = &Node> {
        std::iter::successors(self.first.get(), |node| node.next.get()).map(AsRef::as_ref)
    }
}

impl fmt::Debug for Extensions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.nodes().map(|node| node.name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[derive(Default)]
    struct Counter(AtomicU32);

    impl Extension for Counter {
        fn new(_: &Config) -> Counter {
            Counter::default()
        }

        fn invalidate(&self, _: &Change) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    struct Port(u16);

    impl Extension for Port {
        fn new(config: &Config) -> Port {
            Port(config.port)
        }
    }

    #[test]
    fn extension_is_created_once_from_the_configuration() {
        let extensions = Extensions::default();
        let config = || Arc::new(Config { port: 8123, ..Config::default() });
        let port: *const Port = extensions.get::<Port>(config);
        extensions.get::<Counter>(config);
        assert_eq!(extensions.get::<Port>(config).0, 8123);
        assert!(std::ptr::eq(port, extensions.get::<Port>(config)));
        assert_eq!(extensions.iter().count(), 2);
    }

    #[test]
    fn change_reaches_every_extension_that_exists() {
        let extensions = Extensions::default();
        let config = || Arc::new(Config::default());
        extensions.get::<Counter>(config);
        extensions.iter().for_each(|extension| extension.invalidate(&Change::Settings));
        assert_eq!(extensions.get::<Counter>(config).0.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn threads_that_ask_at_once_get_the_same_extension() {
        let extensions = Extensions::default();
        let config = || Arc::new(Config::default());
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    extensions.get::<Counter>(config).invalidate(&Change::Settings);
                    extensions.get::<Port>(config);
                });
            }
        });
        assert_eq!(extensions.get::<Counter>(config).0.load(Ordering::Relaxed), 8);
        assert_eq!(extensions.iter().count(), 2);
    }
}
