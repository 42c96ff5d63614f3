//! Queue of images to decode: one is decoded at a time, because each may take [`super::memory::MAX_MEMORY`].

use doctyped_core::client_key::ClientKey;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::fair_semaphore::{FairSemaphore, Permit};
use parking_lot::{Mutex, MutexGuard};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

/// Time that a request waits for the images before its own.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(30);

/// Most requests that wait or decode. Each holds a database connection meanwhile, which other requests need. Tests
/// run as many requests at a time as the machine has cores.
const QUEUE_LEN: usize = if cfg!(test) { 1000 } else { 7 };

/// The `Retry-After` of a request that is refused.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// Held while an image is decoded.
static DECODE_LOCK: Mutex<()> = Mutex::new(());

/// The places of clients in the queue.
static QUEUE: LazyLock<Arc<FairSemaphore>> = LazyLock::new(|| Arc::new(FairSemaphore::of_queue(QUEUE_LEN)));

/// The right to decode an image, until dropped.
pub struct DecodePermit {
    // In this order: the lock is released before the queue gets shorter.
    _lock: MutexGuard<'static, ()>,
    _place: Permit,
}

/// Waits for the images before this one.
///
/// # Errors
/// 429 if earlier images of the client fill its share of the queue; 503 if those of others fill the queue, or take
/// longer than [`QUEUE_TIMEOUT`].
pub fn acquire(client: ClientKey) -> Result<DecodePermit> {
    let place = QUEUE.try_take(client).ok_or_else(|| full(&QUEUE, client))?;
    let lock = DECODE_LOCK.try_lock_for(QUEUE_TIMEOUT).ok_or_else(|| full(&QUEUE, client))?;
    Ok(DecodePermit { _lock: lock, _place: place })
}

/// The error of a client that gets no place or no permit.
fn full(queue: &FairSemaphore, client: ClientKey) -> Error {
    let error = if queue.is_used_by(client) {
        Error::new(ErrorKind::TooManyRequests, "Earlier images of yours are still being scaled; wait for them")
    } else {
        Error::new(ErrorKind::Unavailable, "The server is busy with other images; try again")
    };
    error.retry_after(RETRY_AFTER)
}

/// Requests that wait or decode.
#[cfg(any(test, feature = "testing"))]
pub fn decode_queue_len() -> usize {
    QUEUE.in_use()
}

/// Keeps all images waiting until the guard is dropped.
#[cfg(any(test, feature = "testing"))]
pub fn block_decoding() -> MutexGuard<'static, ()> {
    DECODE_LOCK.lock()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn client_with_many_images_is_refused_and_others_are_not() {
        let queue = Arc::new(FairSemaphore::of_queue(7));
        let (ann, bob) = (ClientKey::user("ann"), ClientKey::user("bob"));
        let places: Vec<_> = std::iter::from_fn(|| queue.try_take(ann)).collect();
        assert_eq!(places.len(), 4);
        assert_eq!(full(&queue, ann).kind(), ErrorKind::TooManyRequests);
        assert_eq!(full(&queue, bob).kind(), ErrorKind::Unavailable);
        assert!(queue.try_take(bob).is_some());
    }
}
