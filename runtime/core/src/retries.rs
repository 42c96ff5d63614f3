//! Retries of work that failed with a transient error of the database.
//!
//! A lost connection, a conflict with another transaction and a server that takes no writes any more have nothing to do
//! with the request: its transaction is undone, and the same work may succeed a moment later, on another connection.

use crate::error::Error;
use doctyped_orm::db::{Transient, transient};
use doctyped_orm::worker_pool::mark_stalled;
use std::hash::{BuildHasher, RandomState};
use std::thread;
use std::time::{Duration, Instant};

/// Time after which work is not done again.
const MAX_TIME: Duration = Duration::from_secs(10);
/// Upper bound of the time between two attempts.
const MAX_PAUSE: Duration = Duration::from_millis(500);

/// The attempts to do one piece of work.
#[derive(Debug)]
pub struct Retries {
    count: u32,
    started: Instant,
}

impl Default for Retries {
    fn default() -> Retries {
        Retries::new()
    }
}

impl Retries {
    /// None yet.
    pub fn new() -> Retries {
        Retries { count: 0, started: Instant::now() }
    }

    /// Whether the work that failed is to be done again. Waits before, for a random time that grows: requests that were
    /// in conflict would be again if all waited for the same time.
    pub fn wait(&mut self, error: &Error) -> bool {
        let Some(pause) = transient(error).and_then(|kind| self.pause(kind)) else { return false };
        self.count += 1;
        tracing::debug!(error = %error.chain(), attempt = self.count, ?pause, "the database refused a request; it is done again");
        // Another worker takes the place of this one.
        mark_stalled();
        thread::sleep(pause);
        true
    }

    /// Time until the next attempt; `None` for none.
    fn pause(&self, kind: Transient) -> Option<Duration> {
        let (max_count, first) = match kind {
            Transient::Conflict => (20, Duration::from_millis(4)),
            Transient::ConnectionLost => (4, Duration::from_millis(10)),
            Transient::ReadOnly => (8, Duration::from_millis(100)),
        };
        if self.count >= max_count || self.started.elapsed() > MAX_TIME {
            return None;
        }
        let longest = MAX_PAUSE.min(first * 2_u32.saturating_pow(self.count.min(16)));
        let thousandths = u32::try_from(RandomState::new().hash_one(self.count) % 1000).unwrap_or_default();
        Some(longest * thousandths / 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_of_the_request_itself_is_no_reason_to_repeat_it() {
        assert!(!Retries::new().wait(&Error::validation("deadlock detected")));
    }

    #[test]
    fn attempts_are_limited_in_number_and_time() {
        for (kind, max_count) in [(Transient::Conflict, 20), (Transient::ConnectionLost, 4), (Transient::ReadOnly, 8)] {
            let mut retries = Retries::new();
            while let Some(pause) = retries.pause(kind) {
                assert!(pause <= MAX_PAUSE);
                retries.count += 1;
            }
            assert_eq!(retries.count, max_count);
            let started = Instant::now().checked_sub(MAX_TIME * 2).unwrap();
            assert_eq!(Retries { count: 0, started }.pause(kind), None);
        }
    }
}
