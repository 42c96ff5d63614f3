//! Queue of images to decode: one is decoded at a time, because each may take [`super::memory::MAX_MEMORY`].

use doctyped_core::error::{Error, ErrorKind, Result};
use parking_lot::{Mutex, MutexGuard};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Time that a request waits for the images before its own.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(30);

/// Most requests that wait. Each holds a database connection meanwhile, which other requests need. Tests
/// run as many requests at a time as the machine has cores.
const MAX_WAITING: usize = if cfg!(test) { 1000 } else { 6 };

/// The `Retry-After` of a request that is refused.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// Held while an image is decoded.
static DECODE_LOCK: Mutex<()> = Mutex::new(());

/// Requests that wait for the lock or hold it.
static QUEUE_LEN: AtomicUsize = AtomicUsize::new(0);

/// The right to decode an image, until dropped.
pub struct DecodePermit {
    // In this order: the lock is released before the queue gets shorter.
    _lock: MutexGuard<'static, ()>,
    _slot: QueueSlot,
}

/// Waits for the images before this one.
///
/// # Errors
/// 503 if the queue is full or the wait takes longer than [`QUEUE_TIMEOUT`].
pub fn acquire() -> Result<DecodePermit> {
    let busy = || {
        let busy = Error::new(ErrorKind::Unavailable, "The server is busy with other images; try again");
        busy.retry_after(RETRY_AFTER)
    };
    let slot = QueueSlot::take().ok_or_else(busy)?;
    let lock = DECODE_LOCK.try_lock_for(QUEUE_TIMEOUT).ok_or_else(busy)?;
    Ok(DecodePermit { _lock: lock, _slot: slot })
}

/// Keeps all images waiting until the guard is dropped.
#[cfg(any(test, feature = "testing"))]
pub fn block_decoding() -> MutexGuard<'static, ()> {
    DECODE_LOCK.lock()
}

/// A place in the queue.
struct QueueSlot;

impl QueueSlot {
    /// A place, if the queue is not full.
    fn take() -> Option<QueueSlot> {
        let slot = QueueSlot;
        (QUEUE_LEN.fetch_add(1, Ordering::SeqCst) <= MAX_WAITING).then_some(slot)
    }
}

impl Drop for QueueSlot {
    fn drop(&mut self) {
        QUEUE_LEN.fetch_sub(1, Ordering::SeqCst);
    }
}
