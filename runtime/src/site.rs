//! What all requests share: the application, the database and the settings.

use crate::auth::Caches;
use crate::config::Config;
use crate::db::{Dialect, Pool};
use crate::document::{BackLink, Handler};
use crate::error::{Error, Result};
use crate::files::Files;
use crate::method::{Function, Method, builtin};
use crate::rates::Rates;
use crate::schema::{FieldType, Meta};
use crate::worker_pool::{WorkerLimits, WorkerPool};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;
use std::thread::available_parallelism;

/// An application as codegen writes it: its DocTypes and its functions.
#[derive(Debug, Clone, Copy)]
pub struct Application {
    /// The DocTypes under doctypes/.
    pub handlers: &'static [&'static Handler],
    /// Whitelisted functions by path.
    pub functions: &'static [Function],
    /// Paths of public functions that are not whitelisted.
    pub not_whitelisted: &'static [&'static str],
}

/// A running server.
#[derive(Debug)]
pub struct Site {
    /// Connections to the database.
    pub pool: Pool,
    /// Settings from the command line and the environment.
    pub config: Config,
    /// Threads for requests, but for those that write where writers take turns.
    pub(crate) workers: WorkerPool,
    /// Who users are and what they may do, remembered between requests.
    pub caches: Caches,
    files: OnceLock<Files>,
    /// How often clients may come.
    pub(crate) rates: Rates,
    registry: Registry,
}

/// DocTypes and functions by name.
#[derive(Debug)]
pub struct Registry {
    handlers: HashMap<&'static str, &'static Handler>,
    functions: HashMap<&'static str, &'static Method>,
    not_whitelisted: HashSet<&'static str>,
    links: OnceLock<HashMap<&'static str, Vec<BackLink>>>,
}

impl Registry {
    /// The built-in DocTypes and those of an application, which replace built-in ones of the same
    /// name.
    pub fn new(application: &Application) -> Registry {
        let all = crate::core::handlers::HANDLERS.iter().chain(application.handlers);
        let mut functions: HashMap<&'static str, &'static Method> =
            application.functions.iter().map(|function| (function.path, function.method)).collect();
        for Function { path, method } in application.functions.iter().filter(|own| !own.method.overrides.is_empty()) {
            let overridden = method.overrides;
            // It may be a function of Frappe that only the application has.
            if builtin::lookup(overridden).is_none() && !functions.contains_key(overridden) {
                tracing::debug!("{path} answers for {overridden}, where nothing else does");
            }
            functions.insert(overridden, method);
        }
        Registry {
            handlers: all.map(|&handler| ((handler.meta)().name, handler)).collect(),
            functions,
            not_whitelisted: application.not_whitelisted.iter().copied().collect(),
            links: OnceLock::new(),
        }
    }

    /// The fields that can link to a DocType: its Links, and every Dynamic Link.
    pub fn links_to(&self, doctype: &str) -> impl Iterator<Item = &BackLink> {
        let links = self.links.get_or_init(|| self.find_links());
        links.get(doctype).into_iter().chain(links.get(DYNAMIC)).flatten()
    }

    fn find_links(&self) -> HashMap<&'static str, Vec<BackLink>> {
        let mut links: HashMap<&'static str, Vec<BackLink>> = HashMap::new();
        let mut metas: Vec<&'static Meta> = self.handlers().map(|handler| (handler.meta)()).collect();
        metas.sort_by_key(|meta| meta.name);
        for from in metas.into_iter().filter(|meta| !meta.is_virtual) {
            for field in from.fields.iter().filter(|field| field.is_stored()) {
                match field.fieldtype {
                    FieldType::Link => links.entry(field.options).or_default().push(BackLink { from, field }),
                    FieldType::DynamicLink => links.entry(DYNAMIC).or_default().push(BackLink { from, field }),
                    _ => {}
                }
            }
        }
        links
    }

    /// The handler of a DocType.
    pub fn handler(&self, doctype: &str) -> Option<&'static Handler> {
        self.handlers.get(doctype).copied()
    }

    /// Every handler, in no order.
    pub fn handlers(&self) -> impl Iterator<Item = &'static Handler> {
        self.handlers.values().copied()
    }

    /// The whitelisted function at a path.
    pub fn function(&self, path: &str) -> Option<&'static Method> {
        self.functions.get(path).copied()
    }

    /// Every whitelisted function of the application with its path, in no order.
    pub fn functions(&self) -> impl Iterator<Item = (&'static str, &'static Method)> {
        self.functions.iter().map(|(path, method)| (*path, *method))
    }

    /// Whether there is a public function at a path that is not whitelisted.
    pub fn is_not_whitelisted(&self, path: &str) -> bool {
        self.not_whitelisted.contains(path)
    }
}

/// Stands for the target of Dynamic Links; no DocType has an empty name.
const DYNAMIC: &str = "";

impl Registry {
    /// Whether there is a public function that is not whitelisted at a path that ends like this.
    pub fn is_not_whitelisted_in(&self, end: &str) -> bool {
        self.not_whitelisted
            .iter()
            .any(|path| path.strip_suffix(end).is_some_and(|start| start.is_empty() || start.ends_with('.')))
    }
}

/// SQLite keeps cores busy, other databases keep requests waiting.
fn worker_limits(pool: &Pool, config: &Config) -> WorkerLimits {
    let connections = usize::try_from(config.connections).unwrap_or(usize::MAX).max(1);
    let (max_active, queue_per_worker) = match pool.dialect() {
        Dialect::Sqlite => (available_parallelism().map_or(1, usize::from), 1),
        Dialect::Postgres | Dialect::Mysql => (connections, 0),
    };
    WorkerLimits { max_active, queue_per_worker, max_threads: MAX_THREADS.max(max_active) }
}

/// Threads that requests may keep waiting at the same time.
const MAX_THREADS: usize = 512;

impl Site {
    /// A server over a database.
    pub fn new(application: &Application, pool: Pool, config: Config) -> Site {
        let rates = Rates::new(&config.limits);
        let registry = Registry::new(application);
        let workers = WorkerPool::new("requests", worker_limits(&pool, &config));
        Site { pool, config, workers, caches: Caches::default(), files: OnceLock::new(), rates, registry }
    }

    /// DocTypes and functions by name.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Does work that waits for the database, on one of the threads for requests.
    ///
    /// # Errors
    /// When the work ended in a panic.
    pub async fn block<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        self.workers.call(work).await.ok_or_else(|| Error::internal("the work ended in a panic"))
    }

    /// The site's files, opened at their first use.
    ///
    /// # Errors
    /// When their folder cannot be used.
    pub(crate) fn files(&self) -> Result<&Files> {
        if let Some(files) = self.files.get() {
            return Ok(files);
        }
        let files = Files::open(&self.config)?;
        Ok(self.files.get_or_init(|| files))
    }

    /// The most bytes that a file may have: what System Settings say, or else the command line.
    pub fn max_file_size(&self) -> u64 {
        self.caches.settings().max_file_size.unwrap_or(self.config.max_file_size)
    }

    /// The handler of a DocType.
    ///
    /// # Errors
    /// `DoesNotExistError` when there is no such DocType.
    pub fn handler(&self, doctype: &str) -> Result<&'static Handler> {
        self.registry.handler(doctype).ok_or_else(|| Error::not_found(format!("DocType {doctype} not found")))
    }
}
