//! The connections that read from a SQLite database, and since when.
//!
//! A statement or a transaction that reads keeps the write-ahead log from being restarted, since the snapshot that
//! it reads is in the log. The checkpointer interrupts readers when the log has grown too long.

use parking_lot::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Weak};
use std::time::{Duration, Instant};

/// The moment from which times are counted.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The readers of one database.
#[derive(Debug, Default)]
pub struct Readers(Mutex<Vec<Weak<Reader>>>);

/// One connection that reads.
#[derive(Debug, Default)]
pub struct Reader {
    /// When the statement or the transaction that reads began, in milliseconds since [`START`]; 0 for none.
    since: AtomicU64,
    is_interrupted: AtomicBool,
}

impl Readers {
    /// Adds a connection until it is dropped.
    pub fn add(&self, reader: &Arc<Reader>) {
        let mut readers = self.0.lock();
        readers.retain(|reader| reader.strong_count() > 0);
        readers.push(Arc::downgrade(reader));
    }

    /// Interrupts the statements of all that have been reading for longer than that.
    pub fn interrupt_older_than(&self, age: Duration) {
        for reader in self.0.lock().iter().filter_map(Weak::upgrade) {
            if reader.age() > age {
                reader.is_interrupted.store(true, Ordering::Relaxed);
            }
        }
    }

    /// The time for which the oldest reader has been reading.
    pub fn max_age(&self) -> Duration {
        self.0.lock().iter().filter_map(Weak::upgrade).map(|reader| reader.age()).max().unwrap_or_default()
    }
}

impl Reader {
    /// Notes that a statement or a transaction begins to read; an interruption of the one before is over.
    pub fn begin(&self) {
        self.since.store(milliseconds_since_start().max(1), Ordering::Relaxed);
        self.is_interrupted.store(false, Ordering::Relaxed);
    }

    /// Notes that the connection reads no longer.
    pub fn end(&self) {
        self.since.store(0, Ordering::Relaxed);
    }

    /// Whether what the connection reads must end.
    pub fn is_interrupted(&self) -> bool {
        self.is_interrupted.load(Ordering::Relaxed)
    }

    fn age(&self) -> Duration {
        match self.since.load(Ordering::Relaxed) {
            0 => Duration::ZERO,
            since => Duration::from_millis(milliseconds_since_start().saturating_sub(since)),
        }
    }
}

fn milliseconds_since_start() -> u64 {
    u64::try_from(START.elapsed().as_millis()).unwrap_or(u64::MAX)
}
