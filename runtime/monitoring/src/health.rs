//! The health of a server: whether it can answer requests that need the database and the disk.
//!
//! A health check that waits in the queue of requests fails when the server is busy, and a load balancer then takes the
//! server away from those that are busier still. So the checks run on a thread of their own, with a connection of their
//! own, when their last result is older than [`MAX_AGE`]; a request awaits the result for [`TIMEOUT`] and then says
//! which check has not ended. The thread starts with the first request.

mod checks;

pub use checks::Check;

use checks::Checker;
use doctyped_core::config::Config;
use doctyped_core::context::Site;
use doctyped_core::extension::Extension;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::time::timeout;

/// Time for which a result is used again.
const MAX_AGE: Duration = Duration::from_secs(1);

/// Time that a request waits for the checks.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The results of the checks.
#[derive(Debug, Clone)]
pub struct Report {
    /// Each check with the reason for which it fails, in words without secrets.
    pub checks: Vec<(Check, Result<(), &'static str>)>,
    made: Instant,
}

impl Report {
    /// The checks that fail.
    pub fn failed(&self) -> impl Iterator<Item = (Check, &'static str)> {
        self.checks.iter().filter_map(|(check, result)| Some((*check, result.err()?)))
    }
}

/// The health of a site.
pub struct Health {
    reports: Arc<watch::Sender<Option<Report>>>,
    /// The check that runs.
    running: Arc<Mutex<Option<Check>>>,
    /// To the thread.
    asked: Mutex<Option<mpsc::SyncSender<()>>>,
}

impl Extension for Health {
    fn new(_: &Config) -> Health {
        Health { reports: Arc::new(watch::Sender::new(None)), running: Arc::default(), asked: Mutex::default() }
    }
}

impl Health {
    /// The results of the checks, at most [`MAX_AGE`] old, or the check that does not end.
    pub async fn report(&self, site: &Arc<Site>) -> Report {
        let mut reports = self.reports.subscribe();
        if let Some(report) = self.latest() {
            return report;
        }
        reports.mark_unchanged();
        self.ask(site);
        // The thread may have made one since the first look.
        if let Some(report) = self.latest() {
            return report;
        }
        if timeout(TIMEOUT, reports.changed()).await.is_ok_and(|changed| changed.is_ok())
            && let Some(report) = self.reports.borrow().clone()
        {
            return report;
        }
        self.late()
    }

    fn latest(&self) -> Option<Report> {
        self.reports.borrow().clone().filter(|report| report.made.elapsed() < MAX_AGE)
    }

    /// The report of checks that have not ended: the check that runs has failed.
    fn late(&self) -> Report {
        let running = self.running.lock().unwrap_or(Check::Database);
        let earlier = self.reports.borrow().clone();
        let of = |check: Check| {
            let mut results = earlier.iter().flat_map(|report| &report.checks);
            results.find_map(|(other, result)| (*other == check).then_some(*result)).unwrap_or(Ok(()))
        };
        let result = |check| if check == running { Err("does not answer in time") } else { of(check) };
        Report { checks: Check::ALL.iter().map(|check| (*check, result(*check))).collect(), made: Instant::now() }
    }

    /// Has the thread run the checks, if it does not already.
    fn ask(&self, site: &Arc<Site>) {
        let mut asked = self.asked.lock();
        let sender = asked.get_or_insert_with(|| {
            // One request to the thread may wait; more would ask for the same.
            let (sender, receiver) = mpsc::sync_channel(1);
            let mut checker = Checker::new(site);
            let (reports, running) = (Arc::clone(&self.reports), Arc::clone(&self.running));
            let run = move || {
                while receiver.recv().is_ok() {
                    let is_fresh = reports.borrow().as_ref().is_some_and(|report| report.made.elapsed() < MAX_AGE);
                    if is_fresh {
                        continue;
                    }
                    let Some(checks) = checker.run(|check| *running.lock() = Some(check)) else { return };
                    reports.send_replace(Some(Report { checks, made: Instant::now() }));
                }
            };
            if let Err(error) = thread::Builder::new().name("health".to_owned()).spawn(run) {
                tracing::error!(%error, "failed to spawn the thread of the health checks");
            }
            sender
        });
        // Full: the thread has been asked. Closed: it could not be spawned, and the checks do not answer in time.
        let _ = sender.try_send(());
    }
}

impl std::fmt::Debug for Health {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Health").field("report", &*self.reports.borrow()).finish_non_exhaustive()
    }
}
