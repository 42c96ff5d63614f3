//! The write lock in the hands of one request.

use super::{LockState, MAX_BATCH_AGE, MAX_BATCH_LEN, SharedTransaction, WriteLock, Writer};
use crate::db::AnyConnection;
use crate::db::commit::CommitHandle;
use crate::db::statement::Statement;
use crate::error::{Error, Result};
use diesel::connection::SimpleConnection;
use std::sync::Arc;
use std::time::Instant;

/// The right to write. Dropped without a commit or rollback, it loses the whole batch.
#[derive(Debug)]
pub(in crate::db) struct WriteGuard {
    /// The lock that the guard releases.
    pub lock: Arc<WriteLock>,
    /// `None` where requests write with their own connection.
    pub(super) writer: Option<Writer>,
    /// Whether the lock was passed on.
    pub is_released: bool,
}

/// When the transaction stays open for the next request instead of being committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum KeepOpen {
    /// If a request waits for the lock, since that one will commit.
    IfWaiting,
    /// If a request waits for the lock or in the queue of the writer thread. The caller must not
    /// block the writer thread until the commit then.
    IfWaitingOrQueued,
}

impl WriteGuard {
    /// Whether the connection is shared, so that a transaction is open already.
    pub(in crate::db) fn is_shared(&self) -> bool {
        self.writer.is_some()
    }

    /// The shared connection; `None` where the request writes with its own.
    pub(in crate::db) fn connection(&mut self) -> Option<&mut AnyConnection> {
        self.writer.as_mut().map(|writer| &mut writer.connection)
    }

    /// Begins the shared transaction, unless it is open.
    pub fn begin(&mut self) -> Result<()> {
        let Some(writer) = &mut self.writer else {
            return Ok(());
        };
        if writer.transaction.is_none() {
            writer.connection.batch_execute("BEGIN IMMEDIATE")?;
            writer.transaction =
                Some(SharedTransaction { started: Instant::now(), batch_len: 0, commit: CommitHandle::new() });
        }
        Statement::new("SAVEPOINT request").execute(&mut writer.connection)?;
        Ok(())
    }

    /// Adds the request's writes to the batch without waiting until they are durable.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`](crate::error::ErrorKind::Internal) when the savepoint cannot be
    /// released; the batch is lost then.
    pub(in crate::db) fn start_commit(self) -> Result<Option<CommitHandle>> {
        self.release_savepoint(KeepOpen::IfWaitingOrQueued)
    }

    /// Adds the request's writes to the batch and waits until they are durable.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`](crate::error::ErrorKind::Internal) when the batch cannot be committed
    /// or synced; nothing is written then.
    pub(in crate::db) fn commit(self) -> Result<()> {
        let lock = Arc::clone(&self.lock);
        match self.release_savepoint(KeepOpen::IfWaiting)? {
            Some(commit) => commit.wait(MAX_BATCH_AGE, || lock.commit_open()),
            None => Ok(()),
        }
    }

    fn release_savepoint(mut self, keep_open: KeepOpen) -> Result<Option<CommitHandle>> {
        let Some(writer) = &mut self.writer else {
            return Ok(None);
        };
        Statement::new("RELEASE SAVEPOINT request").execute(&mut writer.connection)?;
        let Some(transaction) = &mut writer.transaction else {
            return Err(Error::internal("the write lock is held without a transaction"));
        };
        transaction.batch_len += 1;
        let commit = transaction.commit.clone();
        self.release(keep_open);
        Ok(Some(commit))
    }

    /// Undoes the request's writes; the rest of the batch stays.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`](crate::error::ErrorKind::Internal) when the savepoint cannot be rolled
    /// back; the batch is lost then.
    pub(in crate::db) fn rollback(mut self) -> Result<()> {
        let Some(writer) = &mut self.writer else {
            return Ok(());
        };
        writer.connection.batch_execute("ROLLBACK TO SAVEPOINT request; RELEASE SAVEPOINT request")?;
        self.release(KeepOpen::IfWaitingOrQueued);
        Ok(())
    }

    /// Releases the lock with the transaction open, or commits it if no request follows or the batch
    /// is full or old.
    fn release(mut self, keep_open: KeepOpen) {
        let has_room = self.writer.as_ref().and_then(|writer| writer.transaction.as_ref()).is_some_and(|transaction| {
            transaction.batch_len < MAX_BATCH_LEN && transaction.started.elapsed() < MAX_BATCH_AGE
        });
        if has_room {
            let lock = Arc::clone(&self.lock);
            let mut state = lock.state.lock();
            // A request that waits now takes the lock, which is free before its wait can time out.
            if state.waiting > 0 || keep_open == KeepOpen::IfWaitingOrQueued && lock.has_queued_requests() {
                state.writer = self.writer.take();
                self.unlock(&mut state);
                return;
            }
        }
        self.end_transaction();
    }

    /// Commits the batch and releases the lock. A transaction without writes is rolled back.
    pub fn end_transaction(mut self) {
        let commit = self.end_batch();
        let lock = Arc::clone(&self.lock);
        // The next transaction may begin while this one waits for its fsync.
        self.release_writer();
        if let Some(commit) = commit {
            lock.fsync_queue.fsync(commit);
        }
    }

    /// Commits the batch and keeps the lock. Gives the commit, which is to be synced.
    pub(super) fn end_batch(&mut self) -> Option<CommitHandle> {
        let writer = self.writer.as_mut()?;
        let SharedTransaction { batch_len, commit, .. } = writer.transaction.take()?;
        let ended = writer.connection.batch_execute(if batch_len > 0 { "COMMIT" } else { "ROLLBACK" });
        if let Err(error) = ended {
            tracing::error!(%error, batch_len, "failed to end transaction");
            commit.lose(&error.into());
            // The connection may still be inside the transaction: the next request opens another.
            self.writer = None;
            return None;
        }
        if batch_len == 0 {
            return None;
        }
        self.lock.batch_lens.record(u64::from(batch_len));
        Some(commit)
    }

    /// Releases the lock outside of a transaction.
    pub(super) fn release_writer(mut self) {
        let lock = Arc::clone(&self.lock);
        let mut state = lock.state.lock();
        state.writer = self.writer.take();
        self.unlock(&mut state);
    }

    fn unlock(&mut self, state: &mut LockState) {
        self.is_released = true;
        state.is_locked = false;
        self.lock.released.notify_one();
    }
}

impl Drop for WriteGuard {
    fn drop(&mut self) {
        // A writer that is still here was neither committed nor rolled back: the writes of this
        // request cannot be told apart from the rest of the batch any more.
        if let Some(Writer { transaction: Some(transaction), .. }) = self.writer.take() {
            transaction.commit.lose(&Error::internal("a request did not end its transaction"));
        }
        if !self.is_released {
            let lock = Arc::clone(&self.lock);
            self.unlock(&mut lock.state.lock());
        }
    }
}
