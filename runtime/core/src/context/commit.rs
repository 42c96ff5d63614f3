//! The end of a transaction: commit or rollback, and the changes that other processes are told.

use super::resources::Resources;
use super::{AfterCommit, Context, Site};
use crate::cache::Snapshot;
use crate::error::{Error, ErrorKind, Result};
use crate::invalidation::{self, Change};
use doctyped_orm::db::{CommitHandle, Transaction};
use std::sync::Arc;

impl Context {
    /// Begins to write, or goes on. Meanwhile others wait: on SQLite all writers, elsewhere those of the same documents.
    /// So a request from a client goes on for at most `--write-seconds`; a single statement is not stopped.
    ///
    /// # Errors
    /// `QueryTimeoutError` after that time, or when another writer does not end.
    pub fn begin_writing(&mut self) -> Result<()> {
        let limit = self.site.config.limits.write_time();
        let is_overdue = limit.is_some_and(|limit| self.transaction.writing_time() > limit);
        if is_overdue && self.client.address.is_some() {
            return Err(Error::new(
                ErrorKind::StatementTimeout,
                format!(
                    "The request has been writing for more than {} seconds (--write-seconds): send fewer documents at a time",
                    limit.unwrap_or_default().as_secs()
                ),
            ));
        }
        self.transaction.begin_writing()
    }

    /// Registers an action that runs after the commit is durable, such as dropping a cache entry.
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

    /// Drops cache entries that other processes have invalidated. Called before anything else is read.
    ///
    /// # Errors
    /// The invalidation log cannot be read.
    pub fn refresh(&mut self) -> Result<()> {
        let site = Arc::clone(&self.site);
        site.refresh(self.connection())?;
        self.snapshot = site.caches.snapshot();
        Ok(())
    }

    /// Commits, then runs the actions of [`on_commit`](Context::on_commit).
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
        let has_written = self.transaction.is_writing();
        let committed = self.transaction.commit();
        // Also after a failure: perhaps only the wait for the fsync failed.
        self.site.apply_changes(&changes, self.transaction.connection());
        self.snapshot = self.site.caches.snapshot();
        self.resources.resolve(committed.is_ok());
        if committed.is_ok() {
            self.has_committed = true;
            for action in std::mem::take(&mut self.after_commit) {
                (action.0)(&self.site, &mut self.transaction);
            }
        }
        // Also after a failure: perhaps only the answer of the database was lost.
        if has_written && !self.site.replicas.is_empty() {
            self.site.recent_writes().note(self.client_key());
        }
        committed
    }

    /// Reads from a replica of the database from here on, until something is written; from the database itself if no
    /// replica has come as far as this client and the caches have. For a request that has not begun a transaction.
    pub fn read_from_replica(&mut self) {
        if self.site.replicas.is_empty() || self.transaction.is_writing() {
            return;
        }
        // What is read may be cached, so it must not be older than what was dropped from the caches.
        let since = self.site.recent_writes().last(self.client_key()).max(self.site.caches.last_invalidation());
        if let Some(transaction) = self.site.replicas.transaction(since) {
            self.transaction = transaction;
        }
    }

    /// Whether a transaction of the request is committed, so that the request cannot be done again as a whole.
    pub fn has_committed(&self) -> bool {
        self.has_committed
    }

    /// Starts the commit. With a handle, the response must wait until the handle reports that the commit is
    /// durable; without one it is durable already.
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
