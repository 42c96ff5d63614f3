//! Memory of request bodies: all that take much memory have a limit together, so that many clients that send one at
//! a time wait for each other.
//!
//! A large body reserves memory before it is read, and once it is read, what it takes when it is parsed: JSON of many
//! small values takes many times its size. Requests that take little reserve nothing and never wait.

use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json_parser;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Memory of all large bodies as they are received, in bytes.
const MAX_RECEIVED: usize = 80 * 1024 * 1024;

/// Memory of all bodies that are parsed, in bytes.
const MAX_PARSED: usize = 120 * 1024 * 1024;

/// Copies of a body besides the received one: parsed, as an argument, as a record.
const COPIES: usize = 3;

/// Bytes that a value of JSON takes: in an object of one member, a third of the object.
const VALUE_LEN: usize = 300;

/// Memory that a request takes without a reservation.
const MAX_UNRESERVED: usize = 1024 * 1024;

/// Bytes that one unit of the semaphore stands for.
const UNIT_LEN: usize = 1024;

/// Time that a request waits for the bodies before its own.
const RESERVE_TIMEOUT: Duration = Duration::from_secs(20);

/// The `Retry-After` of a request that is refused.
const RETRY_AFTER: Duration = Duration::from_secs(5);

// Apart, because a request that holds the first waits for the second: never the other way round.
static RECEIVED: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(MAX_RECEIVED / UNIT_LEN)));
static PARSED: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(MAX_PARSED / UNIT_LEN)));

/// The reserved memory of a body, until dropped.
pub type BodyReservation = OwnedSemaphorePermit;

/// The memory that a body may take, if it is JSON or has JSON in its texts. Bytes that separate values of JSON are
/// counted wherever they are, also encoded as in forms.
pub fn estimate(body: &[u8]) -> usize {
    let separators = body.iter().enumerate().filter(|(index, byte)| match byte {
        b',' | b':' | b'[' | b'{' => true,
        b'%' => body.get(index + 1..index + 3).is_some_and(|code| {
            [b"2C", b"3A", b"5B", b"7B"].iter().any(|separator| code.eq_ignore_ascii_case(*separator))
        }),
        _ => false,
    });
    let values = separators.count().min(json_parser::MAX_VALUES);
    body.len().saturating_mul(COPIES).saturating_add(values.saturating_mul(VALUE_LEN))
}

/// Reserves an estimated amount of memory for a parsed body, unless it is little.
///
/// # Errors
/// As [`reserve_received`].
pub async fn reserve_parsed(len: usize) -> Result<Option<BodyReservation>> {
    if len <= MAX_UNRESERVED { Ok(None) } else { reserve(&PARSED, MAX_PARSED, len).await.map(Some) }
}

/// Reserves memory to receive a body of at most a number of bytes.
///
/// # Errors
/// `TooManyRequestsError` if other bodies take the memory for longer than [`RESERVE_TIMEOUT`].
pub async fn reserve_received(len: usize) -> Result<BodyReservation> {
    reserve(&RECEIVED, MAX_RECEIVED, len).await
}

async fn reserve(memory: &Arc<Semaphore>, max: usize, len: usize) -> Result<BodyReservation> {
    let units = u32::try_from(len.min(max) / UNIT_LEN).unwrap_or(u32::MAX);
    let acquired = tokio::time::timeout(RESERVE_TIMEOUT, Arc::clone(memory).acquire_many_owned(units)).await;
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
        let memory = Arc::new(Semaphore::new(100));
        let first = reserve(&memory, 100 * UNIT_LEN, 60 * UNIT_LEN).await.unwrap();
        assert!(reserve(&memory, 100 * UNIT_LEN, 60 * UNIT_LEN).now_or_never().is_none());
        drop(first);
        // A body that is larger than the memory takes all of it.
        drop(reserve(&memory, 100 * UNIT_LEN, usize::MAX).await.unwrap());
        assert!(reserve_parsed(MAX_UNRESERVED).await.unwrap().is_none());
    }

    #[test]
    fn values_are_counted_in_json_in_texts_and_in_forms() {
        let json = r#"{"":0},"#.repeat(1000);
        let text = serde_json::json!({ "filters": json }).to_string();
        let form = format!("filters={}", json.replace('{', "%7B").replace(':', "%3a").replace(',', "%2C"));
        for body in [&json, &text, &form] {
            assert!(estimate(body.as_bytes()) >= 3000 * VALUE_LEN, "{body:.40}");
        }
        assert!(estimate("long text without commas ".repeat(1000).as_bytes()) < 101_000);
        assert!(estimate("[0,".repeat(1 << 20).as_bytes()) < 100 << 20, "more values are refused");
    }
}
