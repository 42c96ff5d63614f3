//! Counters and histograms that many threads update at once, for the metrics of a server.
//!
//! A counter that all threads increment is a cache line that moves from core to core. So a [`Counter`] has one cell
//! for each of a few groups of threads, which are summed up when it is read. Values only grow; they are read without
//! a lock, and so are those of a moment that lasts as long as the reading does.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// Groups of threads with cells of their own.
pub const STRIPES: usize = 16;

/// The group of this thread: below [`STRIPES`], the same for its life.
pub fn stripe() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local! {
        static STRIPE: Cell<usize> = const { Cell::new(usize::MAX) };
    }
    STRIPE.with(|stripe| {
        if stripe.get() == usize::MAX {
            stripe.set(NEXT.fetch_add(1, Ordering::Relaxed) % STRIPES);
        }
        stripe.get()
    })
}

/// A number that grows.
#[derive(Debug, Default)]
pub struct Counter([Cell64; STRIPES]);

/// A cell in a cache line of its own.
#[derive(Debug, Default)]
#[repr(align(64))]
struct Cell64(AtomicU64);

impl Counter {
    /// Adds one.
    pub fn increment(&self) {
        if let Some(cell) = self.0.get(stripe()) {
            cell.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The sum of what was added.
    pub fn get(&self) -> u64 {
        self.0.iter().map(|cell| cell.0.load(Ordering::Relaxed)).sum()
    }
}

/// The distribution of values, for events that are too rare to need a [`Counter`] for each bucket.
#[derive(Debug)]
pub struct Histogram {
    bounds: &'static [u64],
    /// One more than bounds: the last is of values above all of them.
    counts: Box<[AtomicU64]>,
    sum: AtomicU64,
}

/// The values of a histogram at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distribution {
    /// The largest value of each bucket but the last, which has no bound.
    pub bounds: &'static [u64],
    /// The number of values in each bucket.
    pub counts: Vec<u64>,
    /// The sum of all values.
    pub sum: u64,
}

impl Histogram {
    /// A histogram with buckets up to these values, in ascending order.
    pub fn new(bounds: &'static [u64]) -> Histogram {
        let counts = (0..=bounds.len()).map(|_| AtomicU64::new(0)).collect();
        Histogram { bounds, counts, sum: AtomicU64::new(0) }
    }

    /// Adds a value.
    pub fn record(&self, value: u64) {
        let bucket = self.bounds.partition_point(|bound| *bound < value);
        if let Some(count) = self.counts.get(bucket) {
            count.fetch_add(1, Ordering::Relaxed);
            self.sum.fetch_add(value, Ordering::Relaxed);
        }
    }

    /// The values so far.
    pub fn get(&self) -> Distribution {
        let counts = self.counts.iter().map(|count| count.load(Ordering::Relaxed)).collect();
        Distribution { bounds: self.bounds, counts, sum: self.sum.load(Ordering::Relaxed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counter_sums_up_what_all_threads_add() {
        let counter = Counter::default();
        std::thread::scope(|scope| {
            for _ in 0..STRIPES * 2 {
                scope.spawn(|| (0..100).for_each(|_| counter.increment()));
            }
        });
        assert_eq!(counter.get(), 3200);
    }

    #[test]
    fn value_at_a_bound_is_in_the_bucket_below_it() {
        let histogram = Histogram::new(&[1, 10]);
        for value in [0, 1, 2, 10, 11] {
            histogram.record(value);
        }
        assert_eq!(histogram.get(), Distribution { bounds: &[1, 10], counts: vec![2, 2, 1], sum: 24 });
    }
}
