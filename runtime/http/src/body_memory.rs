//! Memory of request bodies: all that take much memory have a limit together, so that many clients that send one at
//! a time wait for each other.
//!
//! A large body reserves memory while it is read, and once it is read, what it takes when it is parsed: JSON of many
//! small values takes many times its size. Requests that take little reserve nothing and never wait. Apart from one
//! body, no client holds more than it leaves to others.

use doctyped_core::client_key::{ClientKey, ClientMap};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json_parser;
use parking_lot::Mutex;
use std::collections::hash_map::Entry;
use std::pin::pin;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::sync::Notify;

/// Memory of all small bodies as they are received and until their requests end, in bytes.
const MAX_SMALL: usize = 32 * 1024 * 1024;

/// Memory of all large bodies as they are received, in bytes.
const MAX_RECEIVED: usize = 80 * 1024 * 1024;

/// Memory of all bodies that are parsed, in bytes.
const MAX_PARSED: usize = 120 * 1024 * 1024;

/// Copies of a body besides the received one: parsed, as an argument, as a record.
const COPIES: usize = 3;

/// Bytes that a value of JSON takes: in an object of one member, a third of the object.
const VALUE_LEN: usize = 300;

/// Bytes of a body that are received without a reservation: as many as wait in the buffers of a connection anyway.
const UNRESERVED_BODY: usize = 16 * 1024;

/// Bytes of a body that reserves memory of the small ones.
const SMALL_BODY: usize = 256 * 1024;

/// Time for which a body with a reservation may send nothing.
const STALL_TIMEOUT: Duration = Duration::from_secs(10);

/// Memory that a request takes without a reservation.
const MAX_UNRESERVED: usize = 1024 * 1024;

/// Requests that wait for memory at the same time. Each keeps its first bytes in the buffers of its connection.
const MAX_WAITING: usize = 64;

/// Time that a request waits for the bodies before its own.
const RESERVE_TIMEOUT: Duration = Duration::from_secs(20);

/// The `Retry-After` of a request that is refused.
const RETRY_AFTER: Duration = Duration::from_secs(5);

// Apart, because a request that holds one waits for the next: never the other way round.
static SMALL: LazyLock<Arc<Memory>> = LazyLock::new(|| Arc::new(Memory::new(MAX_SMALL)));
static RECEIVED: LazyLock<Arc<Memory>> = LazyLock::new(|| Arc::new(Memory::new(MAX_RECEIVED)));
static PARSED: LazyLock<Arc<Memory>> = LazyLock::new(|| Arc::new(Memory::new(MAX_PARSED)));

/// Memory that bodies share.
#[derive(Debug)]
struct Memory {
    max: usize,
    state: Mutex<MemoryState>,
    freed: Notify,
}

#[derive(Debug, Default)]
struct MemoryState {
    in_use: usize,
    /// Requests that wait.
    waiting: usize,
    /// Clients with reservations, and no others.
    clients: ClientMap<usize>,
}

/// The reserved memory of a body, until dropped.
#[derive(Debug)]
#[must_use = "the memory is reserved until this is dropped"]
pub struct BodyReservation {
    memory: Arc<Memory>,
    client: ClientKey,
    len: usize,
}

impl Memory {
    fn new(max: usize) -> Memory {
        Memory { max, state: Mutex::default(), freed: Notify::new() }
    }

    /// Reserves memory for a client that has none, or that will have no more than is left for others.
    fn try_take(self: &Arc<Memory>, client: ClientKey, len: usize) -> Option<BodyReservation> {
        let len = len.min(self.max);
        let mut state = self.state.lock();
        let free = self.max - state.in_use;
        let own = state.clients.get(&client).copied().unwrap_or_default();
        if len > free || (own > 0 && own + len > free - len) {
            return None;
        }
        state.in_use += len;
        *state.clients.entry(client).or_default() += len;
        Some(BodyReservation { memory: Arc::clone(self), client, len })
    }

    /// Waits for memory; `None` if too many requests wait already.
    async fn take(self: &Arc<Memory>, client: ClientKey, len: usize) -> Option<BodyReservation> {
        if let Some(reservation) = self.try_take(client, len) {
            return Some(reservation);
        }
        let _waiting = Waiting::begin(self)?;
        loop {
            let mut freed = pin!(self.freed.notified());
            // Before the attempt, so that memory that is freed right after it is noticed.
            freed.as_mut().enable();
            if let Some(reservation) = self.try_take(client, len) {
                return Some(reservation);
            }
            freed.await;
        }
    }
}

/// A request that waits for memory, until dropped.
struct Waiting<'m>(&'m Memory);

impl Waiting<'_> {
    fn begin(memory: &Memory) -> Option<Waiting<'_>> {
        let mut state = memory.state.lock();
        if state.waiting >= MAX_WAITING {
            return None;
        }
        state.waiting += 1;
        Some(Waiting(memory))
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.state.lock().waiting -= 1;
    }
}

/// The memory of a body while it arrives. It is reserved once so much has arrived that the body is no small one, so that
/// a body that is announced and not sent takes none; and at once for the whole body, so that bodies do not wait for each
/// other's rest.
#[derive(Debug)]
pub struct IncomingMemory {
    client: ClientKey,
    /// The size of the whole body, at most.
    expected: usize,
    received: usize,
    /// Bytes of files, which are in memory until they are written.
    buffered: usize,
    small: Option<BodyReservation>,
    large: Option<BodyReservation>,
}

impl IncomingMemory {
    /// Memory for a body of a client, of at most `expected` bytes.
    pub fn new(client: ClientKey, expected: usize) -> IncomingMemory {
        IncomingMemory { client, expected, received: 0, buffered: 0, small: None, large: None }
    }

    /// Counts bytes that have arrived, and reserves the memory of the body if they are many.
    ///
    /// # Errors
    /// `TooManyRequestsError` if other bodies take the memory for longer than [`RESERVE_TIMEOUT`].
    pub async fn receive(&mut self, len: usize) -> Result<()> {
        self.received += len;
        self.reserve_small(self.received).await?;
        if self.received > SMALL_BODY && self.large.is_none() {
            let expected = self.expected.max(self.received);
            self.large = Some(reserve(&RECEIVED, self.client, expected).await?);
        }
        Ok(())
    }

    /// Counts bytes of a file that have arrived: few of them are in memory at a time.
    ///
    /// # Errors
    /// As [`IncomingMemory::receive`].
    pub async fn buffer(&mut self, len: usize) -> Result<()> {
        self.buffered = self.buffered.saturating_add(len);
        self.reserve_small(self.buffered).await
    }

    async fn reserve_small(&mut self, received: usize) -> Result<()> {
        if received > UNRESERVED_BODY && self.small.is_none() {
            let expected = self.expected.max(received).min(SMALL_BODY);
            self.small = Some(reserve(&SMALL, self.client, expected).await?);
        }
        Ok(())
    }

    /// The next part of the body. One that takes memory of others has to go on arriving.
    ///
    /// # Errors
    /// `BadRequest` if nothing arrives for [`STALL_TIMEOUT`].
    pub async fn next<T>(&self, part: impl Future<Output = T>) -> Result<T> {
        if self.small.is_none() {
            return Ok(part.await);
        }
        let stalled = |_| Error::new(ErrorKind::BadRequest, "The body took too long to arrive");
        tokio::time::timeout(STALL_TIMEOUT, part).await.map_err(stalled)
    }

    /// The reservations that the body needed.
    pub fn into_reservations(self) -> impl Iterator<Item = BodyReservation> {
        self.small.into_iter().chain(self.large)
    }
}

impl Drop for BodyReservation {
    fn drop(&mut self) {
        let mut state = self.memory.state.lock();
        state.in_use -= self.len;
        if let Entry::Occupied(mut entry) = state.clients.entry(self.client) {
            *entry.get_mut() -= self.len;
            if *entry.get() == 0 {
                entry.remove();
            }
        }
        drop(state);
        self.memory.freed.notify_waiters();
    }
}

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
/// `TooManyRequestsError` if other bodies take the memory for longer than [`RESERVE_TIMEOUT`].
pub async fn reserve_parsed(client: ClientKey, len: usize) -> Result<Option<BodyReservation>> {
    if len <= MAX_UNRESERVED { Ok(None) } else { reserve(&PARSED, client, len).await.map(Some) }
}

async fn reserve(memory: &Arc<Memory>, client: ClientKey, len: usize) -> Result<BodyReservation> {
    let reservation = tokio::time::timeout(RESERVE_TIMEOUT, memory.take(client, len)).await;
    reservation.ok().flatten().ok_or_else(|| {
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
        let memory = Arc::new(Memory::new(100));
        let (own, other) = (ClientKey::user("a"), ClientKey::user("b"));
        let first = memory.take(own, 60).await.unwrap();
        let mut second = pin!(memory.take(other, 60));
        assert!(second.as_mut().now_or_never().is_none());
        drop(first);
        drop(second.await.unwrap());
        // A body that is larger than the memory takes all of it.
        drop(memory.take(own, usize::MAX).await.unwrap());
        assert!(reserve_parsed(own, MAX_UNRESERVED).await.unwrap().is_none());
    }

    #[actix_web::test]
    async fn few_bodies_wait() {
        let memory = Arc::new(Memory::new(100));
        let (own, other) = (ClientKey::user("a"), ClientKey::user("b"));
        let held = memory.take(own, 100).await.unwrap();
        let mut waiting: Vec<_> = (0..MAX_WAITING).map(|_| Box::pin(memory.take(other, 10))).collect();
        assert!(waiting.iter_mut().all(|waiting| waiting.as_mut().now_or_never().is_none()));
        assert!(memory.take(other, 10).await.is_none());
        drop(waiting);
        assert!(pin!(memory.take(other, 10)).as_mut().now_or_never().is_none());
        drop(held);
        assert!(memory.take(other, 10).await.is_some());
    }

    #[actix_web::test]
    async fn memory_is_reserved_once_much_has_arrived() {
        let mut body = IncomingMemory::new(ClientKey::user("receiver"), MAX_RECEIVED);
        body.receive(UNRESERVED_BODY).await.unwrap();
        assert!(body.small.is_none());
        body.receive(1).await.unwrap();
        assert_eq!((body.small.as_ref().unwrap().len, body.large.is_none()), (SMALL_BODY, true));
        body.receive(SMALL_BODY).await.unwrap();
        assert_eq!(body.large.as_ref().unwrap().len, MAX_RECEIVED);
        assert_eq!(body.next(async { 1 }).await.unwrap(), 1);
        assert!(RECEIVED.try_take(ClientKey::user("other"), 1).is_none());
        drop(body.into_reservations().collect::<Vec<_>>());
        assert!(RECEIVED.try_take(ClientKey::user("other"), MAX_RECEIVED).is_some());
    }

    #[test]
    fn bodies_of_one_client_leave_memory_to_others() {
        let memory = Arc::new(Memory::new(100));
        let attacker = ClientKey::user("a");
        let held: Vec<_> = std::iter::from_fn(|| memory.try_take(attacker, 10)).collect();
        assert_eq!(held.len(), 5);
        assert!(memory.try_take(attacker, 1).is_none());
        let others: Vec<_> = (0..5).filter_map(|n| memory.try_take(ClientKey::user(&n.to_string()), 10)).collect();
        assert_eq!(others.len(), 5);
        drop((held, others));
        assert!(memory.state.lock().clients.is_empty());
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
