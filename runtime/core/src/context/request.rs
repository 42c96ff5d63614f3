//! The request itself: site, user, client, and what it adds to its response.

use super::resources::Resources;
use super::{Client, Context, Deferred, DocTypeEntry, Site};
use crate::client_key::ClientKey;
use crate::download::Download;
use crate::error::{Error, ErrorKind, Result};
use crate::identity::Identity;
use crate::json::JsonWriter;
use crate::sanitize::Sanitizer;
use chrono::{NaiveDate, NaiveDateTime};
use doctyped_orm::db::{AnyConnection, Transaction, is_conflict};
use std::sync::Arc;

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
            keeps_names: false,
            has_committed: false,
            savepoints: 0,
            stored: Vec::new(),
            after_commit: Vec::new(),
            changes: Vec::new(),
            snapshot,
            resources: Resources::default(),
            sanitizer: Sanitizer::default(),
            is_get: false,
            download: None,
            deferred: None,
        })
    }

    /// The site, shared by all requests.
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// The entry of a DocType.
    ///
    /// # Errors
    /// `DoesNotExistError` when there is no such DocType.
    pub fn entry(&self, doctype: &str) -> Result<&'static DocTypeEntry> {
        self.site.entry(doctype)
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

    /// The client whose permits for connections the request uses: its user, or its address without a
    /// login.
    pub fn client_key(&self) -> ClientKey {
        if self.identity.is_guest() {
            ClientKey::guest(self.client.address)
        } else {
            ClientKey::user(&self.identity.name)
        }
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

    /// Adds a member to the response of a function, beside its result: `docs`, `docinfo`.
    pub fn add_to_response(&mut self, key: &'static str, value: JsonWriter) {
        self.members.push((key, value));
    }

    /// Takes the members that functions have added to the response.
    pub fn take_members(&mut self) -> Vec<(&'static str, JsonWriter)> {
        std::mem::take(&mut self.members)
    }

    /// Runs a part without permission checks, for changes that a rule makes beyond the user's permissions.
    pub fn elevated<T>(&mut self, part: impl FnOnce(&mut Context) -> Result<T>) -> Result<T> {
        let before = std::mem::replace(&mut self.elevated, true);
        let result = part(self);
        self.elevated = before;
        result
    }

    /// Runs a part inside a savepoint: an error undoes the writes of the part, and is the inner result. The
    /// transaction goes on.
    ///
    /// # Errors
    /// An internal error of the part, which its input has not caused, so that the next part would fail too; and a
    /// conflict with another transaction, for whose sake the database has undone this one.
    pub fn in_savepoint<T>(&mut self, part: impl FnOnce(&mut Context) -> Result<T>) -> Result<Result<T>> {
        self.savepoints += 1;
        let savepoint = format!("part_{}", self.savepoints);
        let result = self.transaction.savepoint(&savepoint).and_then(|()| {
            let result = part(self);
            match &result {
                Ok(_) => self.transaction.release(&savepoint)?,
                Err(error) if error.kind() == ErrorKind::Internal || is_conflict(error) => return result.map(Ok),
                Err(_) => self.transaction.rollback_to(&savepoint)?,
            }
            Ok(result)
        });
        self.savepoints -= 1;
        result
    }

    /// Runs a part in which new documents keep the names that they have, whatever the naming rule says: documents
    /// that come from another site.
    pub fn keeping_names<T>(&mut self, part: impl FnOnce(&mut Context) -> Result<T>) -> Result<T> {
        let before = std::mem::replace(&mut self.keeps_names, true);
        let result = part(self);
        self.keeps_names = before;
        result
    }

    /// Whether new documents keep the names that they have.
    pub fn keeps_names(&self) -> bool {
        self.keeps_names
    }

    /// Whether permission checks are off.
    pub fn is_elevated(&self) -> bool {
        self.elevated
    }

    /// Has an async function called when the transaction has ended.
    pub fn defer(&mut self, function: Deferred) {
        self.deferred = Some(function);
    }

    /// Takes the async function that is to be called.
    pub fn take_deferred(&mut self) -> Option<Deferred> {
        self.deferred.take()
    }

    /// Responds with a file instead of JSON.
    pub fn respond_with_file(&mut self, download: Download) {
        self.download = Some(download);
    }

    /// Takes the file that is the response.
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
}
