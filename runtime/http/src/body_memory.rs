//! Memory of request bodies: all large bodies together have a limit, so that many clients that send one at a time
//! wait for each other.
//!
//! A body is read and then parsed, so it reserves its size twice. Bodies as small as those of guests may be reserve
//! nothing: they never wait for large ones.

use doctyped_core::error::{Error, ErrorKind, Result};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes for all large bodies.
const MAX_MEMORY: usize = 160 * 1024 * 1024;

/// Bytes that one unit of the semaphore stands for.
const UNIT_LEN: usize = 1024;

/// Time that a request waits for the bodies before its own.
const RESERVE_TIMEOUT: Duration = Duration::from_secs(20);

/// The `Retry-After` of a request that is refused.
const RETRY_AFTER: Duration = Duration::from_secs(5);

static UNITS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(MAX_MEMORY / UNIT_LEN)));

/// The reserved memory of a body, until dropped.
pub type BodyReservation = OwnedSemaphorePermit;

/// Reserves memory for a body of at most a number of bytes.
///
/// # Errors
/// `TooManyRequestsError` if other bodies take the memory for longer than [`RESERVE_TIMEOUT`].
pub async fn reserve(len: usize) -> Result<BodyReservation> {
    let units = len.saturating_mul(2).div_ceil(UNIT_LEN).min(MAX_MEMORY / UNIT_LEN);
    let units = u32::try_from(units).unwrap_or(u32::MAX);
    let acquired = tokio::time::timeout(RESERVE_TIMEOUT, Arc::clone(&UNITS).acquire_many_owned(units)).await;
    acquired.ok().and_then(std::result::Result::ok).ok_or_else(|| {
        let message = "Too many large requests at a time; try again later, or send less at once";
        Error::new(ErrorKind::TooManyRequests, message).retry_after(RETRY_AFTER)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    #[actix_web::test]
    async fn bodies_beyond_the_memory_wait() {
        let semaphore = Semaphore::new(MAX_MEMORY / UNIT_LEN);
        let whole = u32::try_from(MAX_MEMORY / UNIT_LEN).unwrap();
        let first = semaphore.acquire_many(whole).now_or_never();
        assert!(first.is_some() && semaphore.acquire_many(1).now_or_never().is_none());
        drop(first);
        // A body that is larger than the memory takes all of it.
        drop(reserve(usize::MAX).await.unwrap());
        drop(reserve(MAX_MEMORY).await.unwrap());
    }
}
