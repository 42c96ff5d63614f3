//! The context of a request: its user, its transaction, the messages for the client.
//!
//! Controllers and whitelisted functions get a `&mut Context` and reach everything through it.

mod message;
mod resources;

pub use message::Message;
pub use resources::TransactionResource;

use self::resources::Resources;
use crate::cache::Snapshot;
use crate::document_store::not_found;
use crate::download::Download;
use crate::error::{Error, Result};
use crate::handler::{Deferred, Handler};
use crate::identity::Identity;
use crate::invalidation;
use crate::invalidation::Change;
use crate::json::JsonWriter;
use crate::site::Site;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::RunQueryDsl;
use diesel::query_dsl::LoadQuery;
use doctyped_orm::db::{AnyConnection, CommitHandle, Transaction};
use doctyped_orm::table::{Document, Link, Record, Value};
use doctyped_schema::Meta;
use std::net::IpAddr;
use std::sync::Arc;

/// A request that is being processed. Dropped, its transaction is rolled back.
#[derive(Debug)]
pub struct Context {
    site: Arc<Site>,
    transaction: Transaction,
    identity: Arc<Identity>,
    client: Client,
    messages: Vec<Message>,
    /// Notes on how the answer was made, for a client that asked for them.
    debug: Vec<String>,
    /// Members of the answer beside the result.
    members: Vec<(&'static str, JsonWriter)>,
    elevated: bool,
    /// The stored copies of the documents that are being saved, innermost last.
    stored: Vec<Arc<dyn Record>>,
    after_commit: Vec<AfterCommit>,
    /// Changes of the transaction to data that is cached between requests.
    changes: Vec<Change>,
    snapshot: Snapshot,
    resources: Resources,
    /// Whether a function is called with GET, whose writes are rolled back.
    is_get: bool,
    /// The file that is the answer.
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

impl Context {
    /// A request of a user.
    ///
    /// # Errors
    /// `ServiceUnavailableError` when no database connection becomes free in time.
    pub fn new(site: Arc<Site>, identity: Arc<Identity>) -> Result<Context> {
        let transaction = site.pool.transaction()?;
        let snapshot = site.caches.snapshot();
        Ok(Context {
            site,
            transaction,
            identity,
            client: Client::default(),
            messages: Vec::new(),
            debug: Vec::new(),
            members: Vec::new(),
            elevated: false,
            stored: Vec::new(),
            after_commit: Vec::new(),
            changes: Vec::new(),
            snapshot,
            resources: Resources::default(),
            is_get: false,
            download: None,
            deferred: None,
        })
    }

    /// What all requests share.
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// The handler of a DocType.
    ///
    /// # Errors
    /// `DoesNotExistError` when there is no such DocType.
    pub fn handler(&self, doctype: &str) -> Result<&'static Handler> {
        self.site.handler(doctype)
    }

    /// The transaction.
    pub fn transaction(&mut self) -> &mut Transaction {
        &mut self.transaction
    }

    /// The connection, for Diesel.
    pub fn connection(&mut self) -> &mut AnyConnection {
        self.transaction.connection()
    }

    /// The user of the request.
    pub fn identity(&self) -> &Arc<Identity> {
        &self.identity
    }

    /// Goes on as another user, after a login or a logout.
    pub fn set_identity(&mut self, identity: Arc<Identity>) {
        self.identity = identity;
    }

    /// The name of the request's user: an e-mail address, `Administrator` or `Guest`.
    pub fn user(&self) -> &str {
        &self.identity.name
    }

    /// Where the request comes from.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Where the request comes from, to be set by the layer that received it.
    pub fn client_mut(&mut self) -> &mut Client {
        &mut self.client
    }

    /// The time now, in the site's time zone, to the microsecond.
    pub fn now(&self) -> NaiveDateTime {
        self.site.caches.settings().now()
    }

    /// The day now, in the site's time zone.
    pub fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// Fails with a `ValidationError`: `ctx.throw("The article is already issued")?`
    ///
    /// # Errors
    /// Always.
    pub fn throw<T>(&self, message: impl Into<String>) -> Result<T> {
        Err(Error::validation(message))
    }

    /// Adds a member to the answer of a function, beside its result: `docs`, `docinfo`.
    pub fn add_to_answer(&mut self, key: &'static str, value: JsonWriter) {
        self.members.push((key, value));
    }

    /// Takes the members that functions have added to the answer.
    pub fn take_members(&mut self) -> Vec<(&'static str, JsonWriter)> {
        std::mem::take(&mut self.members)
    }

    /// Runs a part without permission checks, for changes that a rule makes beyond the user's permissions.
    ///
    /// # Errors
    /// Those of the part.
    pub fn elevated<T>(&mut self, part: impl FnOnce(&mut Context) -> Result<T>) -> Result<T> {
        let before = std::mem::replace(&mut self.elevated, true);
        let result = part(self);
        self.elevated = before;
        result
    }

    /// Whether permission checks are off.
    pub fn is_elevated(&self) -> bool {
        self.elevated
    }

    /// The document of that name: `ctx.get(&todo.allocated_to)?` or `ctx.get::<ToDo>("name")?`.
    /// Like Frappe's `get_doc` it does not ask for permission.
    ///
    /// # Errors
    /// `DoesNotExistError` when there is none.
    #[allow(clippy::needless_pass_by_value, reason = "a name is a reference")]
    pub fn get<D: Document>(&mut self, name: impl DocumentName<D>) -> Result<D> {
        let mut document = D::default();
        if self.load_into(&mut document, name.document_name())? {
            Ok(document)
        } else {
            Err(not_found(D::DOCTYPE, name.document_name()))
        }
    }

    /// The document of that name, if there is one.
    #[allow(clippy::needless_pass_by_value, reason = "a name is a reference")]
    pub fn try_get<D: Document>(&mut self, name: impl DocumentName<D>) -> Result<Option<D>> {
        let mut document = D::default();
        let found = self.load_into(&mut document, name.document_name())?;
        Ok(found.then_some(document))
    }

    /// Whether there is a document of that name.
    #[allow(clippy::needless_pass_by_value, reason = "a name is a reference")]
    pub fn exists<D: Document>(&mut self, name: impl DocumentName<D>) -> Result<bool> {
        self.site.documents().exists(self, D::doctype(), name.document_name())
    }

    /// The one document of a single DocType.
    pub fn single<D: Document>(&mut self) -> Result<D> {
        self.get::<D>(D::DOCTYPE)
    }

    /// Stores a new document: defaults, name, checks, hooks.
    ///
    /// # Errors
    /// Those of checks and hooks.
    pub fn insert<D: Document>(&mut self, document: &mut D) -> Result<()> {
        self.insert_record(document)
    }

    /// Stores a changed document: checks and hooks; the docstatus says whether this saves, submits
    /// or cancels.
    ///
    /// # Errors
    /// Those of checks and hooks.
    pub fn save<D: Document>(&mut self, document: &mut D) -> Result<()> {
        self.save_record(document)
    }

    /// Submits a draft.
    ///
    /// # Errors
    /// Those of checks and hooks.
    pub fn submit<D: Document>(&mut self, document: &mut D) -> Result<()> {
        self.site.documents().submit(self, document)
    }

    /// Cancels a submitted document.
    ///
    /// # Errors
    /// Those of checks and hooks.
    pub fn cancel<D: Document>(&mut self, document: &mut D) -> Result<()> {
        self.site.documents().cancel(self, document)
    }

    /// An unsaved copy of a document, to be inserted as another: without its name, its status and
    /// the fields that are not copied.
    ///
    /// # Errors
    /// When the record is of no DocType of this application.
    pub fn copy<D: Document>(&self, document: &D) -> Result<D> {
        let copy = self.site.documents().copy(document)?;
        let copied = copy.downcast::<D>().cloned();
        copied.ok_or_else(|| Error::internal(format!("a copy of {} is of another type", D::DOCTYPE)))
    }

    /// Deletes a document.
    ///
    /// # Errors
    /// `LinkExistsError` when other documents link to it, and those of hooks.
    pub fn delete<D: Document>(&mut self, document: &D) -> Result<()> {
        let name = (document as &dyn Record).name();
        self.delete_by_name(D::doctype(), &name)
    }

    /// The document as it was stored before the save that is going on; none for a new one.
    pub fn before_save<D: Document>(&self) -> Option<&D> {
        self.stored.last()?.downcast()
    }

    /// Runs a query: `ctx.load(todo::table.filter(todo::status.eq(Status::Open)))?`. It sees all
    /// documents, regardless of the user's permissions.
    pub fn load<'query, U, Q>(&mut self, query: Q) -> Result<Vec<U>>
    where
        Q: RunQueryDsl<AnyConnection> + LoadQuery<'query, AnyConnection, U>,
    {
        Ok(query.load(self.connection())?)
    }

    /// The first row of a query, if there is one.
    pub fn first<'query, U, Q>(&mut self, query: Q) -> Result<Option<U>>
    where
        Q: RunQueryDsl<AnyConnection> + diesel::query_dsl::methods::LimitDsl,
        diesel::dsl::Limit<Q>: LoadQuery<'query, AnyConnection, U>,
    {
        use diesel::OptionalExtension;
        Ok(query.first(self.connection()).optional()?)
    }

    /// How many rows a query has.
    pub fn count<'query, Q>(&mut self, query: Q) -> Result<i64>
    where
        Q: diesel::query_dsl::methods::SelectDsl<diesel::dsl::CountStar>,
        diesel::dsl::Select<Q, diesel::dsl::CountStar>:
            RunQueryDsl<AnyConnection> + LoadQuery<'query, AnyConnection, i64>,
    {
        Ok(query.select(diesel::dsl::count_star()).get_result(self.connection())?)
    }

    /// Reads a document into a record; gives `false` when no document has the name.
    ///
    /// # Errors
    /// Those of the statements, or of the controller of a virtual DocType.
    pub fn load_into(&mut self, record: &mut dyn Record, name: &str) -> Result<bool> {
        self.site.documents().load_into(self, record, name)
    }

    /// [`Context::insert`] for a record whose type is not known.
    ///
    /// # Errors
    /// Those of checks and hooks.
    pub fn insert_record(&mut self, record: &mut dyn Record) -> Result<()> {
        self.site.documents().insert(self, record)
    }

    /// [`Context::save`] for a record whose type is not known.
    ///
    /// # Errors
    /// Those of checks and hooks.
    pub fn save_record(&mut self, record: &mut dyn Record) -> Result<()> {
        self.site.documents().save(self, record)
    }

    /// [`Context::delete`] for a document of which only the name is known.
    ///
    /// # Errors
    /// `LinkExistsError` when other documents link to it, and those of hooks.
    pub fn delete_by_name(&mut self, meta: &'static Meta, name: &str) -> Result<()> {
        self.site.documents().delete(self, meta, name)
    }

    /// Adds a row to a log of the server's own, such as Version or Activity Log: no permission is
    /// checked and no hook runs. Fields that the DocType lacks are left out, since an application
    /// may have replaced its definition.
    ///
    /// # Errors
    /// Those of the statement.
    pub fn add_log(&mut self, doctype: &str, fields: &[(&str, Value)]) -> Result<()> {
        self.site.documents().add_log(self, doctype, fields)
    }

    /// The stored copy of the document that is being saved, whatever its type.
    pub fn stored(&self) -> Option<Arc<dyn Record>> {
        self.stored.last().cloned()
    }

    /// Runs a part of a save with the stored copy of its document at hand.
    pub fn with_stored<T>(
        &mut self,
        stored: Box<dyn Record>,
        part: impl FnOnce(&mut Context, &dyn Record) -> Result<T>,
    ) -> Result<T> {
        let stored: Arc<dyn Record> = Arc::from(stored);
        self.stored.push(Arc::clone(&stored));
        let result = part(self, stored.as_ref());
        self.stored.pop();
        result
    }

    /// Runs something once the request's writes are durable: dropping what a cache remembers, say.
    pub fn on_commit(&mut self, action: impl FnOnce(&Site, &mut Transaction) + Send + 'static) {
        self.after_commit.push(AfterCommit(Box::new(action)));
    }

    /// Announces a change of data that is cached between requests: every server process drops it
    /// from its caches once the transaction is committed.
    pub fn changed(&mut self, change: Change) {
        if !self.changes.contains(&change) {
            self.changes.push(change);
        }
    }

    /// Whether the transaction has changed this.
    pub fn has_changed(&self, change: &Change) -> bool {
        self.changes.contains(change)
    }

    /// The view of the database that the request has, for look-ups in caches.
    pub fn snapshot(&self) -> Snapshot {
        if self.changes.is_empty() { self.snapshot } else { Snapshot::Dirty }
    }

    /// Drops from the caches what other processes have changed. Called before anything else is read.
    ///
    /// # Errors
    /// Those of the statements that poll the invalidation log.
    pub fn refresh(&mut self) -> Result<()> {
        let site = Arc::clone(&self.site);
        site.refresh(self.connection())?;
        self.snapshot = site.caches.snapshot();
        Ok(())
    }

    /// Has an async function called when the transaction has ended.
    pub fn defer(&mut self, function: Deferred) {
        self.deferred = Some(function);
    }

    /// Takes the async function that is to be called.
    pub fn take_deferred(&mut self) -> Option<Deferred> {
        self.deferred.take()
    }

    /// Answers a file instead of JSON.
    pub fn answer_file(&mut self, download: Download) {
        self.download = Some(download);
    }

    /// Takes the file that is the answer.
    pub fn take_download(&mut self) -> Option<Download> {
        self.download.take()
    }

    /// Notes whether a function is called with GET.
    pub fn set_get(&mut self, is_get: bool) {
        self.is_get = is_get;
    }

    /// Whether the function at work is called with GET, which keeps nothing.
    pub fn is_get(&self) -> bool {
        self.is_get
    }

    /// Commits, then runs what waited for it.
    ///
    /// # Errors
    /// When the database refuses; nothing was written then.
    pub fn commit(&mut self) -> Result<()> {
        if !self.resources.is_empty() {
            self.resources.confirm(&mut self.transaction)?;
        }
        let changes = std::mem::take(&mut self.changes);
        if !changes.is_empty() {
            invalidation::add(&mut self.transaction, &changes)?;
        }
        let committed = self.transaction.commit();
        // Also after a failure: perhaps only the wait for the fsync failed.
        self.site.apply_changes(&changes, self.transaction.connection());
        self.snapshot = self.site.caches.snapshot();
        self.resources.resolve(committed.is_ok());
        committed?;
        for action in std::mem::take(&mut self.after_commit) {
            (action.0)(&self.site, &mut self.transaction);
        }
        Ok(())
    }

    /// The same for a request that is not answered before the commit is settled; none if it is.
    ///
    /// # Errors
    /// When the database refuses; nothing was written then.
    pub fn start_commit(&mut self) -> Result<Option<CommitHandle>> {
        if self.resources.is_empty() && self.changes.is_empty() && self.after_commit.is_empty() {
            return self.transaction.start_commit();
        }
        self.commit().map(|()| None)
    }

    /// Undoes the writes of the request.
    pub fn rollback(&mut self) -> Result<()> {
        self.after_commit.clear();
        self.changes.clear();
        let undone = self.transaction.rollback();
        self.resources = Resources::default();
        undone?;
        self.snapshot = self.site.caches.snapshot();
        Ok(())
    }
}

/// What names a document of the DocType `D`: a link to it or plain text.
pub trait DocumentName<D> {
    /// The name.
    fn document_name(&self) -> &str;
}

impl<D> DocumentName<D> for &Link<D> {
    fn document_name(&self) -> &str {
        self.as_str()
    }
}

impl<D> DocumentName<D> for &str {
    fn document_name(&self) -> &str {
        self
    }
}

impl<D> DocumentName<D> for &String {
    fn document_name(&self) -> &str {
        self
    }
}
