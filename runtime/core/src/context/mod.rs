//! The context of a request, and the types that it consists of.
//!
//! Controllers and whitelisted functions get a `&mut Context` and reach everything through it. A
//! context has a [`Site`], a site a [`Registry`], a registry the [`DocTypeEntry`]s of DocTypes, and an
//! entry the [`Hooks`] of a controller, which take a context. These types refer to each other, so
//! they are declared here together, and implemented in the modules below.

#[macro_use]
mod hooks;
mod application;
mod async_context;
mod commit;
pub mod controller;
mod doctype_entry;
pub mod doctype_override;
mod document_store;
mod documents;
mod into_response;
mod message;
mod registry;
mod request;
mod resources;
mod sanitize;
mod site;
pub mod virtual_doctype;

pub use application::{Application, Fixture, Patch};
pub use controller::Controller;
pub use doctype_entry::{new, typed, typed_ref};
pub use document_store::not_found;
pub use documents::DocumentName;
pub use into_response::{IntoResponse, respond};
pub use message::Message;
pub use resources::TransactionResource;
pub use virtual_doctype::{ListQuery, Listed, VirtualDocument};

use self::resources::Resources;
use crate::arguments::{Argument, Arguments};
use crate::cache::{Caches, Snapshot};
use crate::client_key::ClientKey;
use crate::config::Config;
use crate::download::Download;
use crate::error::Result;
use crate::extension::Extensions;
use crate::fair_semaphore::FairSemaphore;
use crate::identity::Identity;
use crate::invalidation::Change;
use crate::json::JsonWriter;
use crate::recent_writes::RecentWrites;
use crate::sanitize::Sanitizer;
use crate::spool::SpoolSpace;
use doctyped_orm::access_rule::Rule;
use doctyped_orm::db::{Pool, Replicas, Transaction};
use doctyped_orm::table::{Record, Value};
use doctyped_orm::worker_pool::WorkerPool;
use doctyped_schema::{DocField, Meta, NameMap, Rights};
use parking_lot::{Mutex, RwLock};
use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};

/// A request that is being processed. Dropped, its transaction is rolled back.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub struct Context {
    site: Arc<Site>,
    transaction: Transaction,
    identity: Arc<Identity>,
    client: Client,
    messages: Vec<Message>,
    /// Notes on how the response was made, for a client that asked for them.
    debug: Vec<String>,
    /// Members of the response beside the result.
    members: Vec<(&'static str, JsonWriter)>,
    elevated: bool,
    keeps_names: bool,
    /// Whether a part of the request is committed already.
    has_committed: bool,
    /// Savepoints that are set.
    savepoints: usize,
    /// The stored copies of the documents that are being saved, innermost last.
    stored: Vec<Arc<dyn Record>>,
    after_commit: Vec<AfterCommit>,
    /// Changes of the transaction to data that is cached between requests.
    changes: Vec<Change>,
    snapshot: Snapshot,
    resources: Resources,
    sanitizer: Sanitizer,
    /// Whether a function is called with GET, whose writes are rolled back.
    is_get: bool,
    /// The file that is the response.
    download: Option<Download>,
    /// The async function that the request calls.
    deferred: Option<Deferred>,
}

/// Where a request comes from.
#[derive(Debug, Clone, Default)]
pub struct Client {
    /// The client's address; none for work of the server itself.
    pub address: Option<IpAddr>,
    /// The id of the session that was sent, if it is valid.
    pub sid: Option<String>,
}

/// An action that runs after the commit.
struct AfterCommit(Box<dyn FnOnce(&Site, &mut Transaction) + Send>);

impl std::fmt::Debug for AfterCommit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AfterCommit")
    }
}

/// The services that the layers above provide to every site, whatever its application.
#[derive(Debug, Clone, Copy)]
pub struct Platform {
    /// The lifecycle of documents.
    pub documents: &'static dyn DocumentStore,
    /// The built-in DocTypes.
    pub doctypes: &'static [&'static DocTypeEntry],
}

/// The state that all requests of a running server share.
#[derive(Debug)]
pub struct Site {
    /// Connections to the database.
    pub pool: Pool,
    /// The read replicas of the database.
    pub replicas: Replicas,
    recent_writes: RecentWrites,
    /// Settings at the start: flags, variables, the configuration file.
    pub config: Config,
    current_config: RwLock<Arc<Config>>,
    /// The settings of the site, and the invalidation of caches.
    pub caches: Caches,
    workers: WorkerPool,
    connection_permits: Arc<FairSemaphore>,
    spool: Arc<SpoolSpace>,
    documents: &'static dyn DocumentStore,
    application: Application,
    registry: Registry,
    extensions: Extensions,
}

/// The DocTypes and functions of a site by name.
#[derive(Debug)]
pub struct Registry {
    entries: NameMap<&'static DocTypeEntry>,
    functions: NameMap<&'static WhitelistedFunction>,
    not_whitelisted: HashSet<&'static str>,
    links: OnceLock<HashMap<&'static str, Vec<BackLink>>>,
}

/// A field that links to a DocType.
#[derive(Debug, Clone, Copy)]
pub struct BackLink {
    /// The DocType that has the field.
    pub from: &'static Meta,
    /// The Link or Dynamic Link.
    pub field: &'static DocField,
}

/// A DocType: its metadata, its controller's hooks and its document methods.
#[derive(Debug)]
pub struct DocTypeEntry {
    /// Its metadata.
    pub meta: fn() -> &'static Meta,
    /// Makes a record with the literal defaults of the definition.
    pub new: fn() -> Box<dyn Record>,
    /// The controller's hooks.
    pub hooks: Hooks,
    /// The controller's whitelisted document methods.
    pub methods: &'static [&'static WhitelistedFunction],
}

/// A whitelisted function, as `#[whitelist]` describes it.
#[derive(Debug)]
pub struct WhitelistedFunction {
    /// The function's name.
    pub name: &'static str,
    /// The text of its documentation: several lines, or none.
    pub description: &'static str,
    /// Whether callers without a login may use it.
    pub allow_guest: bool,
    /// Whether texts of callers without a login reach the function unchanged; otherwise HTML in them
    /// is sanitised.
    pub xss_safe: bool,
    /// The HTTP methods that it takes; empty for all of GET, POST, PUT and DELETE.
    pub http_methods: &'static [&'static str],
    /// The path of a built-in function that it overrides; empty for none.
    pub overrides: &'static str,
    /// When its transaction takes the write lock.
    pub write_mode: WriteMode,
    /// Its arguments, for the list of functions.
    pub arguments: &'static [Argument],
    /// Whether it takes arguments that are not among these.
    pub is_open: bool,
    /// Calls it.
    pub call: Call,
}

/// The time at which the transaction of a call takes the write lock of the database. GET takes none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteMode {
    /// Before the function is called.
    LockAtStart,
    /// `#[whitelist(writes_later)]`: at the first write, so that other writers do not wait for the work before it.
    LockAtFirstWrite,
    /// `#[whitelist(read_only)]`: never, whatever the HTTP method.
    ReadOnly,
}

/// How a function is called. Its result is written as JSON; nothing for `()`.
#[derive(Debug, Clone, Copy)]
pub enum Call {
    /// By its path.
    Free(fn(&mut Context, &Arguments, &mut JsonWriter) -> Result<()>),
    /// By its path; it is awaited when the request's own transaction has ended.
    Async(fn(AsyncContext, Arguments) -> Pending),
    /// On a document.
    Document(fn(&mut dyn Record, &mut Context, &Arguments, &mut JsonWriter) -> Result<()>),
}

/// The future of an async function.
pub type Pending = Pin<Box<dyn Future<Output = Result<AsyncResponse>>>>;

/// An async function to be awaited once the request's transaction has ended.
#[derive(Debug)]
pub struct Deferred {
    /// The function.
    pub function: fn(AsyncContext, Arguments) -> Pending,
    /// Its arguments.
    pub arguments: Arguments,
}

/// A function at its path, as codegen registers it.
#[derive(Debug, Clone, Copy)]
pub struct Function {
    /// The path that clients call: `library.library_transaction.library_transaction.held_by`.
    pub path: &'static str,
    /// The function.
    pub method: &'static WhitelistedFunction,
}

macro_rules! declare_hooks {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// The hooks that the controller of a DocType implements.
        #[derive(Debug, Clone, Copy)]
        #[allow(missing_docs, reason = "see Controller")]
        pub struct Hooks {
            $(pub $name: Option<Hook>,)*
            pub before_rename: Option<BeforeRename>,
            pub after_rename: Option<AfterRename>,
            pub has_permission: Option<HasPermission>,
            pub permission_query_conditions: Option<QueryConditions>,
            /// The storage of a virtual DocType.
            pub documents: Option<Documents>,
        }

        impl Hooks {
            /// No hooks.
            pub const NONE: Hooks = Hooks {
                $($name: None,)*
                before_rename: None,
                after_rename: None,
                has_permission: None,
                permission_query_conditions: None,
                documents: None,
            };
        }
    };
}

with_hooks!(declare_hooks);

/// A hook over an untyped record.
pub type Hook = fn(&mut dyn Record, &mut Context) -> Result<()>;

/// [`Controller::before_rename`] over an untyped record.
pub type BeforeRename = fn(&mut dyn Record, &mut String, bool, &mut Context) -> Result<()>;

/// [`Controller::after_rename`] over an untyped record.
pub type AfterRename = fn(&mut dyn Record, &str, bool, &mut Context) -> Result<()>;

/// [`Controller::has_permission`] over an untyped record.
pub type HasPermission = fn(&dyn Record, Rights, &mut Context) -> Result<Option<bool>>;

/// [`Controller::permission_query_conditions`] over an untyped record.
pub type QueryConditions = fn(&mut Context) -> Result<Rule>;

type LoadDocument = fn(&mut dyn Record, &str, &mut Context) -> Result<bool>;
type ListDocuments = fn(&ListQuery<'_>, &mut Context) -> Result<Listed<Box<dyn Record>>>;
type CountDocuments = fn(&ListQuery<'_>, &mut Context) -> Result<Option<u64>>;
type WriteDocument = fn(&mut dyn Record, &mut Context) -> Result<()>;

/// The functions of a [`VirtualDocument`] over untyped records.
#[derive(Debug, Clone, Copy)]
pub struct Documents {
    load: LoadDocument,
    list: ListDocuments,
    count: CountDocuments,
    insert: WriteDocument,
    update: WriteDocument,
    delete: WriteDocument,
}

/// Reads and writes documents with all checks and hooks. [`Context::insert`] and [`Context::save`] list the errors.
pub trait DocumentStore: Debug + Send + Sync {
    /// Reads a document into a record; gives `false` when no document has the name.
    ///
    /// # Errors
    /// Those of the statements, or of the controller of a virtual DocType.
    fn load_into(&self, ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<bool>;

    /// Whether a document has the name.
    ///
    /// # Errors
    /// Those of the statement, or of the controller of a virtual DocType.
    fn exists(&self, ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<bool>;

    /// Stores a new document: defaults, name, checks, hooks.
    fn insert(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()>;

    /// Stores a changed document; its docstatus says whether this saves, submits or cancels.
    fn save(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()>;

    /// Submits a draft.
    fn submit(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()>;

    /// Cancels a submitted document.
    fn cancel(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()>;

    /// An unsaved copy of a document, without its name, its status and the fields that are not
    /// copied.
    ///
    /// # Errors
    /// `InternalError` when a value does not fit its field.
    fn copy(&self, record: &dyn Record) -> Result<Box<dyn Record>>;

    /// Deletes a document.
    ///
    /// # Errors
    /// `LinkExistsError` when other documents link to it, and those of hooks.
    fn delete(&self, ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<()>;

    /// Adds a row to a log of the server's own: no permission is checked and no hook runs. Fields
    /// that the DocType lacks are left out.
    fn add_log(&self, ctx: &mut Context, doctype: &str, fields: &[(&str, Value)]) -> Result<()>;
}

/// The context of a request whose function is async.
#[derive(Debug, Clone)]
pub struct AsyncContext {
    site: Arc<Site>,
    identity: Arc<Identity>,
    /// The client whose permits for connections it uses.
    client: ClientKey,
    is_safe: bool,
    messages: Arc<Mutex<Vec<Message>>>,
}

/// The return value of an async function.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct AsyncResponse {
    /// The value as JSON; empty for none.
    pub json: JsonWriter,
    /// The file to respond with, in place of the value.
    pub file: Option<Download>,
}
