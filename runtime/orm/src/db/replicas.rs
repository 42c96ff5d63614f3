//! Read replicas: copies of the database that a server keeps up to date, for requests that only read.
//!
//! A thread for each replica reads the position of the primary in its log ten times a second, with the time, and the
//! position that the replica has applied. Once the replica has applied a position, it covers the time at which that was
//! read: it has all that was committed before. A request needs the data of some time, and goes to the primary if no
//! replica covers that. A replica that is behind by more than a limit, or that does not answer, is left out.

use super::opening::PoolOptions;
use super::transaction::ReadReplica;
use super::{DatabaseUrl, Pool, Probe, Transaction};
use crate::error::{ErrorKind, Result};
use parking_lot::Mutex;
use position::Position;
use std::collections::VecDeque;
use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, Weak};
use std::thread;
use std::time::{Duration, Instant};

mod position;

/// Polling interval of a replica.
const CHECK_INTERVAL: Duration = Duration::from_millis(100);
/// Time that a request waits for a connection to a replica, before it goes on to the primary.
const CONNECTION_TIMEOUT: Duration = Duration::from_millis(250);
/// Positions of the primary that a replica has still to reach. While there are more, no new ones are added.
const MAX_SAMPLES: usize = 256;

/// The replicas of a database.
#[derive(Debug, Default)]
pub struct Replicas {
    replicas: Vec<Arc<Replica>>,
    /// Counts requests, so that replicas take turns.
    next: AtomicUsize,
}

/// A replica, whose connections are opened when it can be reached for the first time.
pub struct Replica {
    url: DatabaseUrl,
    primary: Pool,
    pool: OnceLock<Pool>,
    max_lag: Duration,
    progress: Mutex<Progress>,
    /// Whether the log has the replica as one that is used.
    is_used: AtomicBool,
}

/// How far a replica has come.
#[derive(Debug, Default)]
struct Progress {
    /// Positions of the primary at past moments, which the replica has not reached.
    samples: VecDeque<(Instant, Position)>,
    /// The moment before which the replica lacks nothing; `None` while that is not known.
    covered: Option<Instant>,
}

/// The state of a replica.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplicaStatistics {
    /// The URL, without its password.
    pub url: String,
    /// Whether requests read there.
    pub is_used: bool,
    /// The age of the state of the replica; `None` while that is not known.
    pub lag: Option<Duration>,
}

impl fmt::Debug for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replica").field("url", &self.url).finish_non_exhaustive()
    }
}

impl Replicas {
    /// The replicas of a database, with up to `size` connections to each. Those that cannot be reached, or are more
    /// than `max_lag` behind, are left out.
    pub fn new(primary: &Pool, urls: &[DatabaseUrl], size: u32, options: &PoolOptions, max_lag: Duration) -> Replicas {
        let options = PoolOptions { start_timeout: Duration::ZERO, is_replica: true, ..*options };
        let replica = |url: &DatabaseUrl| {
            let replica = Arc::new(Replica {
                url: url.clone(),
                primary: primary.clone(),
                pool: OnceLock::new(),
                max_lag,
                progress: Mutex::default(),
                is_used: AtomicBool::new(false),
            });
            let watched = Arc::downgrade(&replica);
            let watch = move || watch(&watched, size, &options);
            if let Err(error) = thread::Builder::new().name("read replica".to_owned()).spawn(watch) {
                tracing::error!(%error, replica = %url, "failed to start the thread that watches a read replica");
            }
            replica
        };
        Replicas { replicas: urls.iter().map(replica).collect(), next: AtomicUsize::new(0) }
    }

    /// The number of replicas, whether they are used or not.
    pub fn len(&self) -> usize {
        self.replicas.len()
    }

    /// Whether there is no replica.
    pub fn is_empty(&self) -> bool {
        self.replicas.is_empty()
    }

    /// A connection to a replica that has all changes from before a moment; `None` if there is none. A transaction that
    /// begins to write goes on at the primary.
    pub fn transaction(&self, since: Option<Instant>) -> Option<Transaction> {
        let first = self.next.fetch_add(1, Ordering::Relaxed);
        for offset in 0..self.replicas.len() {
            let index = first.wrapping_add(offset) % self.replicas.len();
            let Some((replica, pool)) =
                self.replicas.get(index).and_then(|replica| Some((replica, replica.pool.get()?)))
            else {
                continue;
            };
            let covered = replica.covered();
            if covered.is_none() || covered < since {
                continue;
            }
            match pool.transaction_within(CONNECTION_TIMEOUT) {
                Ok(transaction) => return Some(transaction.of_replica(Arc::clone(replica) as Arc<dyn ReadReplica>)),
                // All its connections are in use.
                Err(error) if error.kind() == ErrorKind::QueryTimeout => {}
                Err(error) => replica.fail(&error.chain()),
            }
        }
        None
    }

    /// The states of the replicas.
    pub fn statistics(&self) -> Vec<ReplicaStatistics> {
        let statistics = |replica: &Arc<Replica>| ReplicaStatistics {
            url: replica.url.to_string(),
            is_used: replica.covered().is_some(),
            lag: replica.progress.lock().covered.map(|covered| covered.elapsed()),
        };
        self.replicas.iter().map(statistics).collect()
    }
}

impl Replica {
    /// The moment before which the replica lacks nothing; `None` if it is left out.
    fn covered(&self) -> Option<Instant> {
        self.progress.lock().covered.filter(|covered| covered.elapsed() < self.max_lag)
    }

    /// Logs when the replica is used or left out from now on.
    fn note_use(&self, reason: Option<&str>) {
        let is_used = reason.is_none();
        if self.is_used.swap(is_used, Ordering::Relaxed) == is_used {
            return;
        }
        match reason {
            None => tracing::info!(replica = %self.url, "requests read from the replica"),
            Some(reason) => tracing::warn!(replica = %self.url, reason, "the read replica is left out"),
        }
    }

    /// Compares the positions of primary and replica.
    fn check(&self, primary: &mut Probe, own: &mut Probe) -> Result<()> {
        // Before the primary is asked: the answer has all that was committed until now.
        let now = Instant::now();
        let written = primary.run(Position::of_primary)?;
        let applied = own.run(Position::of_replica)?;
        let mut progress = self.progress.lock();
        if let Some(written) = written.filter(|_| progress.samples.len() < MAX_SAMPLES) {
            progress.samples.push_back((now, written));
        }
        if let Some(applied) = applied {
            let reached = progress.samples.iter().take_while(|(_, written)| applied.covers(written)).count();
            let covered = progress.samples.drain(..reached).next_back();
            progress.covered = covered.map(|(moment, _)| moment).or(progress.covered);
        }
        Ok(())
    }
}

impl ReadReplica for Replica {
    fn primary(&self) -> Result<Transaction> {
        self.primary.transaction()
    }

    fn fail(&self, reason: &str) {
        self.progress.lock().covered = None;
        self.note_use(Some(reason));
    }
}

/// Looks at a replica as long as the server runs.
fn watch(replica: &Weak<Replica>, size: u32, options: &PoolOptions) {
    let mut probes: Option<(Probe, Probe)> = None;
    let mut is_reported = false;
    loop {
        let Some(replica) = replica.upgrade() else { return };
        let checked = match &mut probes {
            Some((primary, own)) => replica.check(primary, own),
            None => Pool::with_options(&replica.url, size, options).map(|pool| {
                probes = Some((replica.primary.probe(), pool.probe()));
                // Nobody else sets it.
                let _ = replica.pool.set(pool);
            }),
        };
        match checked {
            Err(error) => {
                let reason = error.chain();
                // The first time, nothing is left out that was used.
                if !is_reported && !replica.is_used.load(Ordering::Relaxed) {
                    tracing::warn!(replica = %replica.url, reason, "the read replica cannot be used");
                }
                is_reported = true;
                replica.fail(&reason);
            }
            Ok(()) if replica.covered().is_some() => {
                is_reported = false;
                replica.note_use(None);
            }
            Ok(()) => replica.note_use(Some("it is too far behind the primary")),
        }
        drop(replica);
        thread::sleep(CHECK_INTERVAL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replica(covered: Option<Duration>) -> Arc<Replica> {
        let covered = covered.and_then(|age| Instant::now().checked_sub(age));
        Arc::new(Replica {
            url: DatabaseUrl::in_memory(),
            primary: Pool::open(&DatabaseUrl::in_memory(), 1).unwrap(),
            pool: OnceLock::from(Pool::open(&DatabaseUrl::in_memory(), 1).unwrap()),
            max_lag: Duration::from_secs(10),
            progress: Mutex::new(Progress { samples: VecDeque::new(), covered }),
            is_used: AtomicBool::new(true),
        })
    }

    fn is_given(covered: Option<Duration>, needed: Option<Duration>) -> bool {
        let replicas = Replicas { replicas: vec![replica(covered)], next: AtomicUsize::new(0) };
        let since = needed.and_then(|age| Instant::now().checked_sub(age));
        replicas.transaction(since).is_some()
    }

    #[test]
    fn replica_serves_requests_that_need_no_more_than_it_has() {
        let second = Duration::from_secs(1);
        assert!(is_given(Some(second), None));
        assert!(is_given(Some(second), Some(second * 2)), "it has what was written two seconds ago");
        assert!(!is_given(Some(second * 2), Some(second)), "it lacks what was written a second ago");
        assert!(!is_given(Some(second * 11), None), "it is too far behind");
        assert!(!is_given(None, None), "it is not known how far it is");
    }

    #[test]
    fn transaction_that_begins_to_write_moves_to_the_primary() {
        let replicas = Replicas { replicas: vec![replica(Some(Duration::ZERO))], next: AtomicUsize::new(0) };
        let mut transaction = replicas.transaction(None).unwrap();
        assert!(transaction.is_of_replica());
        transaction.begin_writing().unwrap();
        assert!(!transaction.is_of_replica());
    }

    #[test]
    fn replica_that_failed_is_left_out() {
        let replicas = Replicas { replicas: vec![replica(Some(Duration::ZERO))], next: AtomicUsize::new(0) };
        replicas.transaction(None).unwrap().exclude_replica("the connection was lost");
        assert!(replicas.transaction(None).is_none());
        assert_eq!(replicas.statistics()[0].lag, None);
    }
}
