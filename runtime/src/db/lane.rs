//! One thread for requests that write to SQLite.
//!
//! They have to take turns anyway. On a thread each, every turn costs a change of threads or two,
//! and that is more than a small document costs by itself. So requests that are known to write
//! wait in the queue of one thread, which goes from one to the next; it does not wait for commits,
//! those who sent the request do. Requests that may or may not write run elsewhere and take their
//! turn among these.

use super::turns::Turns;
use parking_lot::{Condvar, Mutex};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};
use std::thread;

/// The thread and its queue.
#[derive(Debug)]
pub(crate) struct Lane {
    shared: Arc<Shared>,
    /// Whether there is a thread; it is made for the first request.
    running: OnceLock<bool>,
}

#[derive(Debug)]
struct Shared {
    queue: Mutex<Queue>,
    changed: Condvar,
    turns: Arc<Turns>,
}

#[derive(Default)]
struct Queue {
    work: VecDeque<Work>,
    /// Nothing will come any more.
    closed: bool,
}

type Work = Box<dyn FnOnce() + Send>;

impl std::fmt::Debug for Queue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Queue").field("length", &self.work.len()).field("closed", &self.closed).finish()
    }
}

impl Lane {
    pub(super) fn new(turns: Arc<Turns>) -> Lane {
        let shared = Shared { queue: Mutex::default(), changed: Condvar::new(), turns };
        Lane { shared: Arc::new(shared), running: OnceLock::new() }
    }

    /// Has work done on the lane's thread, after what is in the queue already. Gives it back when
    /// the system has no thread for it.
    pub(crate) fn run<W: FnOnce() + Send + 'static>(&self, work: W) -> Result<(), W> {
        if !*self.running.get_or_init(|| self.start()) {
            return Err(work);
        }
        let mut queue = self.shared.queue.lock();
        queue.work.push_back(Box::new(work));
        self.shared.turns.queued.store(queue.work.len(), Ordering::SeqCst);
        drop(queue);
        self.shared.changed.notify_one();
        Ok(())
    }

    fn start(&self) -> bool {
        let shared = Arc::clone(&self.shared);
        let spawned = thread::Builder::new().name("writes".to_owned()).spawn(move || shared.work_off());
        if let Err(error) = &spawned {
            tracing::warn!(%error, "there is no thread for requests that write");
        }
        spawned.is_ok()
    }

    /// Ends a transaction that is kept open for somebody who does not come.
    pub(crate) fn settle(&self) {
        self.shared.turns.settle();
    }
}

impl Shared {
    fn work_off(&self) {
        while let Some(work) = self.next() {
            // Requests answer their own panics; what is left here must not stop the others.
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                tracing::error!("a request that writes ended in a panic");
            }
        }
    }

    fn next(&self) -> Option<Work> {
        let mut queue = self.queue.lock();
        if queue.work.is_empty() && !queue.closed {
            drop(queue);
            self.turns.settle();
            queue = self.queue.lock();
            self.changed.wait_while(&mut queue, |queue| queue.work.is_empty() && !queue.closed);
        }
        let work = queue.work.pop_front();
        self.turns.queued.store(queue.work.len(), Ordering::SeqCst);
        work
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.shared.queue.lock().closed = true;
        self.shared.changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::super::statement::{Statement, column};
    use super::super::{DatabaseUrl, Pool};
    use crate::db::Commit;
    use diesel::connection::SimpleConnection;
    use std::sync::mpsc;
    use std::time::Duration;

    fn pool(folder: &tempfile::TempDir) -> Pool {
        let path = folder.path().join("site.sqlite").display().to_string();
        let pool = Pool::open(&DatabaseUrl::Sqlite(path), 4).unwrap();
        pool.lease().unwrap().connection().batch_execute("CREATE TABLE note (text TEXT)").unwrap();
        pool
    }

    fn write(pool: &Pool, text: &str) -> Commit {
        let mut lease = pool.lease().unwrap();
        lease.begin_writing().unwrap();
        Statement::new("INSERT INTO note VALUES (").value(text).sql(")").execute(lease.connection()).unwrap();
        lease.commit_soon().unwrap().unwrap()
    }

    fn count(pool: &Pool) -> i64 {
        let statement = Statement::new("SELECT count(*) FROM note");
        let count = statement.first(pool.lease().unwrap().connection(), |row| column::int(row, 0));
        count.unwrap().flatten().unwrap()
    }

    /// Has a note written on the lane; what comes out is told once its commit is settled.
    fn queue_write(pool: &Pool, text: &'static str, settled: &mpsc::Sender<&'static str>) {
        let (own, settled) = (pool.clone(), settled.clone());
        let work = move || {
            write(&own, text).then(move |kept| {
                kept.unwrap();
                // Who asks may have gone by now.
                let _ = settled.send(text);
            });
        };
        assert!(pool.lane().unwrap().run(work).is_ok());
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
        assert!(pool.lane().unwrap().run(move || wait.recv().unwrap()).is_ok());
        queue_write(&pool, "first", &settled);
        assert!(pool.lane().unwrap().run(|| panic!("nothing is written")).is_ok());
        go.send(()).unwrap();
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok("first"));
        assert_eq!(count(&pool), 1);
    }

    #[test]
    fn what_was_left_open_for_somebody_who_is_held_up_is_committed_when_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(&folder);
        let lane = pool.lane().unwrap();
        let (settled, told) = mpsc::channel();
        let (go, wait) = mpsc::channel::<()>();
        let (started, is_started) = mpsc::channel::<()>();
        let (free, held_up) = mpsc::channel::<()>();
        assert!(lane.run(move || wait.recv().unwrap()).is_ok());
        queue_write(&pool, "first", &settled);
        let held_up = move || {
            started.send(()).unwrap();
            held_up.recv().unwrap();
        };
        assert!(lane.run(held_up).is_ok());
        go.send(()).unwrap();
        is_started.recv().unwrap();
        assert!(told.try_recv().is_err(), "the transaction is open for the one that is held up");
        lane.settle();
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok("first"));
        free.send(()).unwrap();
    }
}
