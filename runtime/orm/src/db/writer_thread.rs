//! One thread for requests that write to SQLite.
//!
//! SQLite has one writer at a time. With a thread for each request, every hand-over of the write
//! lock costs a context switch or two, which is more than writing a small document. So requests that
//! are known to write run one after another on one thread. The thread does not wait for fsync: the
//! response of a request is sent when its [`CommitHandle`](super::CommitHandle) is resolved.
//! Requests that may or may not write run on other threads and take the write lock in between.

use super::group_commit::WriteLock;
use crate::worker_pool::{WorkerLimits, WorkerPool};
use std::sync::Arc;

#[cfg(test)]
mod tests;

/// The thread and its queue.
#[derive(Debug)]
pub struct WriterThread {
    workers: WorkerPool,
    write_lock: Arc<WriteLock>,
}

impl WriterThread {
    /// The thread of a write lock; it starts with the first request.
    pub fn new(write_lock: Arc<WriteLock>) -> WriterThread {
        let limits = WorkerLimits { max_active: 1, queue_per_worker: 1, max_threads: 1 };
        let (queue_len, lock) = (Arc::clone(&write_lock.queue_len), Arc::clone(&write_lock));
        let workers = WorkerPool::with_idle("writer", limits, queue_len, Box::new(move || lock.commit_open()));
        WriterThread { workers, write_lock }
    }

    /// The pool of one thread.
    pub fn workers(&self) -> &WorkerPool {
        &self.workers
    }

    /// Commits a transaction that was left open for a queued request which has not begun to write.
    pub fn commit_pending(&self) {
        self.write_lock.commit_open();
    }
}
