//! One thread for requests that write to SQLite.
//!
//! They have to take turns anyway. On a thread each, every turn costs a change of threads or two,
//! and that is more than a small document costs by itself. So requests that are known to write
//! wait in the queue of one thread, which goes from one to the next; it does not wait for commits,
//! those who sent the request do. Requests that may or may not write run elsewhere and take their
//! turn among these.

use super::group_commit::Turns;
use crate::worker_pool::{WorkerLimits, WorkerPool};
use std::sync::Arc;

/// The thread and its queue.
#[derive(Debug)]
pub(crate) struct WriterThread {
    workers: WorkerPool,
    turns: Arc<Turns>,
}

impl WriterThread {
    pub(super) fn new(turns: Arc<Turns>) -> WriterThread {
        let size = WorkerLimits { max_active: 1, queue_per_worker: 1, max_threads: 1 };
        let (queued, own) = (Arc::clone(&turns.queued), Arc::clone(&turns));
        WriterThread { workers: WorkerPool::with_idle("writes", size, queued, Box::new(move || own.settle())), turns }
    }

    /// The thread.
    pub(crate) fn workers(&self) -> &WorkerPool {
        &self.workers
    }

    /// Ends a transaction that is kept open for somebody who does not come.
    pub(crate) fn commit_pending(&self) {
        self.turns.settle();
    }
}

#[cfg(test)]
mod tests {
    use super::super::statement::{Statement, column};
    use super::super::{DatabaseUrl, Pool};
    use crate::db::CommitHandle;
    use diesel::connection::SimpleConnection;
    use std::sync::mpsc;
    use std::time::Duration;

    fn pool(folder: &tempfile::TempDir) -> Pool {
        let path = folder.path().join("site.sqlite").display().to_string();
        let pool = Pool::open(&DatabaseUrl::Sqlite(path), 4).unwrap();
        pool.transaction().unwrap().connection().batch_execute("CREATE TABLE note (text TEXT)").unwrap();
        pool
    }

    fn write(pool: &Pool, text: &str) -> CommitHandle {
        let mut transaction = pool.transaction().unwrap();
        transaction.begin_writing().unwrap();
        Statement::new("INSERT INTO note VALUES (").value(text).sql(")").execute(transaction.connection()).unwrap();
        transaction.start_commit().unwrap().unwrap()
    }

    fn count(pool: &Pool) -> i64 {
        let statement = Statement::new("SELECT count(*) FROM note");
        let count = statement.first(pool.transaction().unwrap().connection(), |row| column::int(row, 0));
        count.unwrap().flatten().unwrap()
    }

    /// Has a note written on the writer thread; what comes out is told once its commit is settled.
    fn queue_write(pool: &Pool, text: &'static str, settled: &mpsc::Sender<&'static str>) {
        let (own, settled) = (pool.clone(), settled.clone());
        let work = move || {
            write(&own, text).on_durable(move |kept| {
                kept.unwrap();
                // Who asks may have gone by now.
                let _ = settled.send(text);
            });
        };
        pool.writer_thread().unwrap().workers().execute(work);
    }

    #[test]
    fn writes_share_a_commit_and_are_all_there() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(&folder);
        let (settled, told) = mpsc::channel();
        for _ in 0..200 {
            queue_write(&pool, "note", &settled);
        }
        drop(settled);
        assert_eq!(told.iter().count(), 200);
        assert_eq!(count(&pool), 200);
    }

    #[test]
    fn what_was_left_open_for_somebody_who_does_not_write_is_committed() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(&folder);
        let (settled, told) = mpsc::channel();
        let (go, wait) = mpsc::channel::<()>();
        pool.writer_thread().unwrap().workers().execute(move || wait.recv().unwrap());
        queue_write(&pool, "first", &settled);
        pool.writer_thread().unwrap().workers().execute(|| panic!("nothing is written"));
        go.send(()).unwrap();
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok("first"));
        assert_eq!(count(&pool), 1);
    }

    #[test]
    fn what_was_left_open_for_somebody_who_is_held_up_is_committed_when_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(&folder);
        let writer_thread = pool.writer_thread().unwrap();
        let (settled, told) = mpsc::channel();
        let (go, wait) = mpsc::channel::<()>();
        let (started, is_started) = mpsc::channel::<()>();
        let (free, held_up) = mpsc::channel::<()>();
        writer_thread.workers().execute(move || wait.recv().unwrap());
        queue_write(&pool, "first", &settled);
        let held_up = move || {
            started.send(()).unwrap();
            held_up.recv().unwrap();
        };
        writer_thread.workers().execute(held_up);
        go.send(()).unwrap();
        is_started.recv().unwrap();
        assert!(told.try_recv().is_err(), "the transaction is open for the one that is held up");
        writer_thread.commit_pending();
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok("first"));
        free.send(()).unwrap();
    }
}
