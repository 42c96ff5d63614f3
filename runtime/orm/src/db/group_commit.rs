//! Group commit: one write lock for SQLite, and transactions that several requests share.
//!
//! SQLite has one writer at a time. Requests that write queue for the [`WriteLock`], which owns the
//! only connection that writes and hands it from request to request. While another request is about
//! to write, the transaction is not committed: it stays open, and the next request continues in it
//! behind a savepoint of its own. The last request of such a batch commits for all. Pages that all
//! of them change are written once, and one fsync serves the batch. No request is answered before
//! the batch is durable; if the commit fails, it fails for every request of the batch.
//!
//! A request is about to write when it waits for the lock or in the queue of the
//! [`WriterThread`](super::writer_thread::WriterThread). A request in that queue may turn out not to
//! write; so the writer thread commits a transaction that was left open ([`WriteLock::commit_open`])
//! when its queue is empty, and so does a request whose commit has been pending for too long.
//!
//! Requests of a batch see the writes of those before them, as if they had run one after another. A
//! transaction that cannot be committed takes the whole batch with it, so no request has seen a
//! write that is not there afterwards.

use super::AnyConnection;
use super::commit::CommitHandle;
use super::connection_manager::{ConnectionManager, LOCK_TIMEOUT};
use super::database_file::DatabaseFile;
use super::fsync::FsyncQueue;
use crate::error::{Error, ErrorKind, Result};
use crate::statistics::Histogram;
use diesel::r2d2::ManageConnection;
use parking_lot::{Condvar, Mutex, MutexGuard};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

mod guard;
#[cfg(test)]
mod tests;

pub(super) use guard::WriteGuard;

/// Requests that share one transaction at most.
const MAX_BATCH_LEN: u32 = 64;

/// Buckets of the number of requests in a batch.
const BATCH_BOUNDS: [u64; 7] = [1, 2, 4, 8, 16, 32, 64];

/// A transaction that has been open for longer takes no more requests. Tests get more time, so that
/// they do not depend on the speed of the machine.
const MAX_BATCH_AGE: Duration = Duration::from_millis(if cfg!(test) { 10_000 } else { 10 });

/// Requests that may take the lock ahead of waiting ones. Barging avoids the cost of waking a thread,
/// but without a limit the writer thread would starve all other writers.
const MAX_BARGING: u32 = 16;

/// The right to write, and the connection to write with.
#[derive(Debug)]
pub struct WriteLock {
    state: Mutex<LockState>,
    released: Condvar,
    /// Length of the queue of the writer thread, whose requests will take the lock soon.
    pub queue_len: Arc<AtomicUsize>,
    /// Requests in each committed batch.
    pub batch_lens: Histogram,
    fsync_queue: FsyncQueue,
    /// Opens the connection that writes; `None` where requests write with their own connection.
    manager: Option<ConnectionManager>,
    /// The files of the database; `None` for a database in memory.
    file: Option<Arc<DatabaseFile>>,
}

#[derive(Debug, Default)]
struct LockState {
    is_locked: bool,
    /// Requests that wait for the lock.
    waiting: u32,
    /// Requests that took the lock ahead of waiting ones.
    barging_count: u32,
    /// The connection that writes, while the lock is free.
    writer: Option<Writer>,
}

/// The connection that writes.
struct Writer {
    connection: AnyConnection,
    transaction: Option<SharedTransaction>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("transaction", &self.transaction).finish_non_exhaustive()
    }
}

/// An open transaction with the writes of a batch of requests.
#[derive(Debug)]
struct SharedTransaction {
    started: Instant,
    /// Requests whose writes are in it.
    batch_len: u32,
    commit: CommitHandle,
}

impl WriteLock {
    /// The lock of a database file; `manager` opens it.
    pub fn for_file(file: &Arc<DatabaseFile>, manager: ConnectionManager) -> WriteLock {
        WriteLock::new(FsyncQueue::for_file(Arc::clone(file)), Some(manager), Some(Arc::clone(file)))
    }

    /// The lock of a database in memory, which cannot be opened twice: requests write with the
    /// connection that they read with, and share no transactions.
    pub fn in_memory() -> WriteLock {
        WriteLock::new(FsyncQueue::in_memory(), None, None)
    }

    fn new(fsync_queue: FsyncQueue, manager: Option<ConnectionManager>, file: Option<Arc<DatabaseFile>>) -> WriteLock {
        let (state, released, queue_len) = (Mutex::default(), Condvar::new(), Arc::default());
        let batch_lens = Histogram::new(&BATCH_BOUNDS);
        WriteLock { state, released, queue_len, batch_lens, fsync_queue, manager, file }
    }

    /// Waits for the lock and sets a savepoint for the request's writes.
    ///
    /// # Errors
    /// [`ErrorKind::QueryTimeout`] when other writers keep the lock for longer than
    /// [`LOCK_TIMEOUT`]; [`ErrorKind::Unavailable`] when the database has failed or its file cannot be written;
    /// [`ErrorKind::Internal`] when the connection cannot be opened.
    pub(in crate::db) fn lock(self: &Arc<WriteLock>) -> Result<WriteGuard> {
        let mut guard = self.acquire(LOCK_TIMEOUT)?;
        if let (None, Some(manager)) = (&guard.writer, &self.manager) {
            if let Some(file) = &self.file {
                file.prepare_to_write()?;
            }
            let opened = manager.connect().map_err(|error| match self.usable() {
                Ok(()) => Error::internal("cannot open the database").caused_by(error),
                Err(failed) => failed,
            })?;
            guard.writer = Some(Writer { connection: opened.connection, transaction: None });
        }
        guard.begin()?;
        Ok(guard)
    }

    /// Runs a function while no request writes. The transaction that is open is committed before.
    ///
    /// # Errors
    /// As [`WriteLock::lock`], after this time.
    pub(in crate::db) fn exclusively<T>(
        self: &Arc<WriteLock>,
        timeout: Duration,
        function: impl FnOnce() -> T,
    ) -> Result<T> {
        let mut guard = self.acquire(timeout)?;
        if let Some(commit) = guard.end_batch() {
            self.fsync_queue.fsync(commit);
        }
        let result = function();
        guard.release_writer();
        Ok(result)
    }

    /// Waits for the lock.
    fn acquire(self: &Arc<WriteLock>, timeout: Duration) -> Result<WriteGuard> {
        self.usable()?;
        let mut state = self.state.lock();
        if state.is_locked || state.waiting > 0 && state.barging_count >= MAX_BARGING {
            self.wait(&mut state, timeout)?;
            state.barging_count = 0;
        } else if state.waiting > 0 {
            state.barging_count += 1;
        }
        Ok(self.guard(state))
    }

    /// Whether the database can be used.
    fn usable(&self) -> Result<()> {
        self.file.as_ref().map_or(Ok(()), |file| file.usable())
    }

    /// Takes the lock, which is free.
    fn guard(self: &Arc<WriteLock>, mut state: MutexGuard<'_, LockState>) -> WriteGuard {
        state.is_locked = true;
        WriteGuard { lock: Arc::clone(self), writer: state.writer.take(), is_released: false }
    }

    /// Waits until the lock is released. Each release wakes one waiting request.
    fn wait(&self, state: &mut MutexGuard<'_, LockState>, timeout: Duration) -> Result<()> {
        let deadline = Instant::now() + timeout;
        state.waiting += 1;
        let is_free = loop {
            let timed_out = self.released.wait_until(state, deadline).timed_out();
            if timed_out || !state.is_locked {
                break !state.is_locked;
            }
        };
        state.waiting -= 1;
        if is_free {
            return Ok(());
        }
        Err(Error::new(ErrorKind::QueryTimeout, "the database is busy with other writes; try again"))
    }

    /// Commits a transaction that was left open for the next request, unless a request works in it.
    pub fn commit_open(self: &Arc<WriteLock>) {
        let state = self.state.lock();
        if state.is_locked || state.writer.as_ref().is_none_or(|writer| writer.transaction.is_none()) {
            return;
        }
        self.guard(state).end_transaction();
    }

    /// Whether requests wait in the queue of the writer thread.
    fn has_queued_requests(&self) -> bool {
        self.queue_len.load(Ordering::SeqCst) > 0
    }
}
