//! The read-ahead of sequential readers of a bucket: how much each reads at a time, and how much all hold together.
//!
//! A reader holds its read-ahead for as long as its client takes to read it, or does not. So the read-ahead of a slow
//! client shrinks, and all readers of a bucket share a budget.

use parking_lot::Mutex;
use std::sync::Arc;
use std::time::Duration;

/// Largest length of one read, in bytes.
pub const MAX_READ_LEN: usize = 4 * 1024 * 1024;

/// Bytes that all readers of a bucket read ahead together.
const BUDGET: usize = 64 * 1024 * 1024;

/// The fraction of the free budget that one reader gets, so that the readers after it get some as well.
const SHARE: usize = 8;

/// Time after which the consumer of one read is slow. A client at 2 MiB a second uses up the longest read in it.
const SLOW_CONSUMER: Duration = Duration::from_secs(2);

/// Bytes that may be read ahead, shared by all readers of a bucket.
#[derive(Debug)]
pub struct ReadAheadBudget {
    free: Mutex<usize>,
}

impl ReadAheadBudget {
    /// The budget of a bucket.
    pub fn new() -> ReadAheadBudget {
        ReadAheadBudget { free: Mutex::new(BUDGET) }
    }

    /// Reserves as many of the wanted bytes as the reader may have; none when the budget is used up.
    pub fn reserve(self: &Arc<Self>, wanted: usize) -> Reservation {
        let mut free = self.free.lock();
        let len = wanted.min(*free / SHARE);
        *free -= len;
        Reservation { budget: Arc::clone(self), len }
    }
}

/// Bytes of a budget, given back when this is dropped.
#[derive(Debug)]
#[must_use = "the bytes are given back when this is dropped"]
pub struct Reservation {
    budget: Arc<ReadAheadBudget>,
    len: usize,
}

impl Reservation {
    /// The reserved bytes.
    pub fn len(&self) -> usize {
        self.len
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        *self.budget.free.lock() += self.len;
    }
}

/// The length of the read after one of `last_len` bytes that the consumer took `consumed_in` to use up: twice as long
/// for a fast consumer, so that a long content takes few requests, and half as long for a slow one.
pub fn next_len(last_len: usize, consumed_in: Duration) -> usize {
    let len = if consumed_in < SLOW_CONSUMER { last_len.saturating_mul(2) } else { last_len / 2 };
    len.min(MAX_READ_LEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_that_do_not_read_share_one_budget() {
        let budget = Arc::new(ReadAheadBudget::new());
        let held: Vec<Reservation> = (0..10_000).map(|_| budget.reserve(MAX_READ_LEN)).collect();
        assert!(held.iter().map(Reservation::len).sum::<usize>() <= BUDGET);
        assert_eq!(held[0].len(), MAX_READ_LEN, "a single reader gets all that it wants");
        assert!(held[20].len() > 256 * 1024, "{}", held[20].len());
        assert_eq!(held[9_999].len(), 0);
        drop(held);
        assert_eq!(*budget.free.lock(), BUDGET);
    }

    #[test]
    fn read_ahead_grows_for_a_fast_consumer_and_shrinks_for_a_slow_one() {
        let mut len = 1024;
        for _ in 0..20 {
            len = next_len(len, Duration::from_millis(1));
        }
        assert_eq!(len, MAX_READ_LEN);
        assert_eq!(next_len(len, SLOW_CONSUMER), MAX_READ_LEN / 2);
    }
}
