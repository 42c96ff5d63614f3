//! A site: the state that all requests of a running server share.

use super::{Application, DocTypeEntry, DocumentStore, Platform, Registry, Site};
use crate::cache::Caches;
use crate::cache_statistics::CacheStatistics;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::extension::{Extension, Extensions};
use crate::fair_semaphore::FairSemaphore;
use crate::invalidation::Change;
use crate::recent_writes::RecentWrites;
use crate::spool::SpoolSpace;
use doctyped_orm::db::{AnyConnection, Dialect, Pool, Replicas};
use doctyped_orm::worker_pool::{WorkerLimits, WorkerPool};
use parking_lot::RwLock;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

/// Threads that blocked requests may occupy at the same time.
const MAX_THREADS: usize = 512;

impl Site {
    /// A site on a database.
    pub fn new(platform: Platform, application: &Application, pool: Pool, config: Config) -> Site {
        let registry = Registry::new(platform.doctypes, application);
        let workers = WorkerPool::new("requests", worker_limits(&pool, &config));
        let max_lag = Duration::from_secs(config.read_lag_seconds.into());
        let replicas = Replicas::new(&pool, &config.read_database, config.connections, &config.pool_options(), max_lag);
        let connection_permits = Arc::new(FairSemaphore::of_connections(pool.size(), config.limits.wait_time()));
        let spool = Arc::new(SpoolSpace::new(config.limits.max_spool));
        let current_config = RwLock::new(Arc::new(config.clone()));
        Site {
            pool,
            replicas,
            recent_writes: RecentWrites::new(max_lag),
            config,
            current_config,
            caches: Caches::default(),
            workers,
            connection_permits,
            spool,
            documents: platform.documents,
            application: *application,
            registry,
            extensions: Extensions::default(),
        }
    }

    /// The settings as they were last reloaded. Only those of [`Config::RELOADABLE`] differ from the field `config`.
    pub fn current_config(&self) -> Arc<Config> {
        Arc::clone(&self.current_config.read())
    }

    /// Applies the settings of [`Config::RELOADABLE`] to the requests that begin from now on.
    pub fn reload_config(&self, config: Config) {
        let config = Arc::new(config);
        *self.current_config.write() = Arc::clone(&config);
        self.extensions.iter().for_each(|extension| extension.reconfigure(&config));
    }

    /// The application.
    pub fn application(&self) -> &Application {
        &self.application
    }

    /// DocTypes and functions by name.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The lifecycle of documents.
    pub fn documents(&self) -> &'static dyn DocumentStore {
        self.documents
    }

    /// The worker pool for requests, except those that write to SQLite.
    pub fn workers(&self) -> &WorkerPool {
        &self.workers
    }

    /// The permits for database connections.
    pub fn connection_permits(&self) -> &Arc<FairSemaphore> {
        &self.connection_permits
    }

    /// The space for responses that clients have not read yet.
    pub fn spool(&self) -> &Arc<SpoolSpace> {
        &self.spool
    }

    /// When clients last changed something.
    pub fn recent_writes(&self) -> &RecentWrites {
        &self.recent_writes
    }

    /// The state that a layer keeps for this site, created at its first use.
    pub fn extension<E: Extension>(&self) -> &E {
        self.extensions.get(|| self.current_config())
    }

    /// The use of the caches of all layers.
    pub fn cache_statistics(&self) -> Vec<CacheStatistics> {
        self.extensions.iter().flat_map(Extension::caches).collect()
    }

    /// Reloads the settings and the caches of the extensions.
    ///
    /// # Errors
    /// Those of the statements that read it.
    pub fn reload(&self, connection: &mut AnyConnection) -> Result<()> {
        self.caches.reload(&self.extensions, connection)
    }

    /// Drops from the caches what other processes have changed, if the log is due to be polled.
    ///
    /// # Errors
    /// Those of the statements that read the log and what is reloaded.
    pub fn refresh(&self, connection: &mut AnyConnection) -> Result<()> {
        self.caches.refresh(&self.extensions, connection)
    }

    /// Drops cached entries after changes that are committed already.
    pub fn invalidate(&self, changes: &[Change]) {
        self.caches.invalidate(&self.extensions, changes);
    }

    /// Drops and reloads what changes concern, once they are committed.
    pub fn apply_changes(&self, changes: &[Change], connection: &mut AnyConnection) {
        self.caches.apply(&self.extensions, changes, connection);
    }

    /// Runs blocking work, such as a database statement, on the worker pool.
    ///
    /// # Errors
    /// `InternalError` when the work panics.
    pub async fn block<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        self.workers.call(work).await.ok_or_else(|| Error::internal("the work ended in a panic"))
    }

    /// The largest file in bytes: the limit of System Settings, or else of the command line.
    pub fn max_file_size(&self) -> u64 {
        self.caches.settings().max_file_size.unwrap_or(self.config.max_file_size)
    }

    /// The entry of a DocType.
    ///
    /// # Errors
    /// `DoesNotExistError` when the site has no such DocType.
    pub fn entry(&self, doctype: &str) -> Result<&'static DocTypeEntry> {
        self.registry.entry(doctype).ok_or_else(|| Error::not_found(format!("DocType {doctype} not found")))
    }
}

/// SQLite keeps cores busy, other databases keep threads waiting.
fn worker_limits(pool: &Pool, config: &Config) -> WorkerLimits {
    let databases = 1 + config.read_database.len();
    let connections = usize::try_from(config.connections).unwrap_or(usize::MAX).max(1).saturating_mul(databases);
    let (max_active, queue_per_worker) = match pool.dialect() {
        Dialect::Sqlite => (available_parallelism().map_or(1, usize::from), 1),
        Dialect::Postgres | Dialect::Mysql => (connections, 0),
    };
    WorkerLimits { max_active, queue_per_worker, max_threads: MAX_THREADS.max(max_active) }
}
