//! Memory of responses that were made whole and that their clients have not read yet.
//!
//! Long lists wait in a spool, files where they are stored. Any other response is whole before it is sent, and actix-web
//! would copy it into the buffer of its connection, where it stays until the client reads. So such bodies are handed over
//! in chunks, and all of them have a limit together. A new one that exceeds it ends others: those of the client that holds
//! the most, the one first that has not been read for the longest time. Its connection is closed before the body is complete,
//! which no client takes for success.

use actix_web::HttpResponse;
use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;
use doctyped_core::client_key::{ClientKey, ClientMap};
use doctyped_core::config::Config;
use doctyped_core::extension::Extension;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

/// Bytes of all bodies of a site that are held.
const MAX_HELD: usize = 64 * 1024 * 1024;

/// Bytes from which a body is held.
const MIN_LEN: u64 = 32 * 1024;

/// Bytes that are handed over at a time: what the buffer of a connection holds besides its head.
const CHUNK_SIZE: usize = 32 * 1024;

/// The unread responses of a site.
#[derive(Debug)]
pub(crate) struct ResponseMemory {
    max: usize,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    bodies: HashMap<u64, Body>,
    next_id: u64,
    total: usize,
    clients: ClientMap<usize>,
}

#[derive(Debug)]
struct Body {
    rest: Bytes,
    /// The memory of the whole body, which is freed with its last byte.
    len: usize,
    client: ClientKey,
    last_read: Instant,
}

/// The memory of a site, as an extension.
#[derive(Debug)]
pub(crate) struct SiteResponses(pub Arc<ResponseMemory>);

impl Extension for SiteResponses {
    fn new(_: &Config) -> SiteResponses {
        SiteResponses(Arc::new(ResponseMemory::new(MAX_HELD)))
    }
}

impl ResponseMemory {
    fn new(max: usize) -> ResponseMemory {
        ResponseMemory { max, held: Mutex::default() }
    }

    /// Holds the body of a response, if it is long and whole. `client` gives the client that it is for.
    pub fn hold<B: MessageBody>(
        self: &Arc<Self>,
        response: HttpResponse<B>,
        client: impl FnOnce() -> ClientKey,
    ) -> HttpResponse<Holdable<B>> {
        response.map_body(|_, body| match body.size() {
            BodySize::Sized(len) if len >= MIN_LEN => match body.try_into_bytes() {
                Ok(bytes) => Holdable::Held { body: self.add(bytes, client()) },
                Err(body) => Holdable::Other { body },
            },
            _ => Holdable::Other { body },
        })
    }

    fn add(self: &Arc<Self>, rest: Bytes, client: ClientKey) -> HeldBody {
        let len = rest.len();
        let mut held = self.held.lock();
        while held.total + len > self.max && held.end_one() {}
        held.total += len;
        *held.clients.entry(client).or_default() += len;
        let id = held.next_id;
        held.next_id += 1;
        held.bodies.insert(id, Body { rest, len, client, last_read: Instant::now() });
        HeldBody { memory: Arc::clone(self), id, len: len as u64, is_read: false }
    }
}

impl Held {
    fn remove(&mut self, id: u64) {
        let Some(body) = self.bodies.remove(&id) else { return };
        self.total -= body.len;
        if let Entry::Occupied(mut total) = self.clients.entry(body.client) {
            *total.get_mut() -= body.len;
            if *total.get() == 0 {
                total.remove();
            }
        }
    }

    /// Ends the body that has not been read for the longest time, of the client that holds the most; `false` without
    /// bodies.
    fn end_one(&mut self) -> bool {
        let client = self.clients.iter().max_by_key(|(_, total)| **total).map(|(client, _)| *client);
        let bodies = self.bodies.iter().filter(|(_, body)| Some(body.client) == client);
        let Some((&id, body)) = bodies.min_by_key(|(_, body)| body.last_read) else { return false };
        tracing::debug!(bytes = body.len, "ended a response that its client does not read: the memory is used up");
        self.remove(id);
        true
    }
}

/// A body that is held until it is read.
#[derive(Debug)]
pub(crate) struct HeldBody {
    memory: Arc<ResponseMemory>,
    id: u64,
    len: u64,
    is_read: bool,
}

impl MessageBody for HeldBody {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.len)
    }

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        if self.is_read {
            return Poll::Ready(None);
        }
        let (id, memory) = (self.id, Arc::clone(&self.memory));
        let mut held = memory.held.lock();
        let Some(body) = held.bodies.get_mut(&id) else {
            let message = "the client did not read the response, and its memory was needed";
            return Poll::Ready(Some(Err(io::Error::new(io::ErrorKind::TimedOut, message))));
        };
        body.last_read = Instant::now();
        let chunk = body.rest.split_to(CHUNK_SIZE.min(body.rest.len()));
        if body.rest.is_empty() {
            held.remove(id);
            self.is_read = true;
        }
        Poll::Ready(Some(Ok(chunk)))
    }
}

impl Drop for HeldBody {
    fn drop(&mut self) {
        self.memory.held.lock().remove(self.id);
    }
}

pin_project_lite::pin_project! {
    /// A body that is held, or one that needs no memory or is made while it is read.
    #[project = HoldableProjection]
    #[allow(missing_debug_implementations, reason = "bodies have none")]
    pub(crate) enum Holdable<B> {
        Held { body: HeldBody },
        Other { #[pin] body: B },
    }
}

impl<B: MessageBody> MessageBody for Holdable<B> {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        match self {
            Holdable::Held { body } => body.size(),
            Holdable::Other { body } => body.size(),
        }
    }

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        match self.project() {
            HoldableProjection::Held { body } => Pin::new(body).poll_next(cx).map_err(Into::into),
            HoldableProjection::Other { body } => body.poll_next(cx).map_err(Into::into),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEN: usize = 40_000;

    fn memory(bodies: usize) -> Arc<ResponseMemory> {
        Arc::new(ResponseMemory::new(bodies * LEN))
    }

    fn body(memory: &Arc<ResponseMemory>, user: &str) -> HeldBody {
        memory.add(vec![b'x'; LEN].into(), ClientKey::user(user))
    }

    fn read_chunk(body: &mut HeldBody) -> Option<io::Result<Bytes>> {
        match Pin::new(body).poll_next(&mut Context::from_waker(std::task::Waker::noop())) {
            Poll::Ready(chunk) => chunk,
            Poll::Pending => None,
        }
    }

    #[test]
    fn body_is_handed_over_in_chunks_and_freed() {
        let memory = memory(2);
        let mut held = body(&memory, "ann");
        assert_eq!(read_chunk(&mut held).unwrap().unwrap().len(), CHUNK_SIZE);
        assert_eq!(read_chunk(&mut held).unwrap().unwrap().len(), LEN - CHUNK_SIZE);
        assert!(read_chunk(&mut held).is_none());
        let state = memory.held.lock();
        assert_eq!((state.total, state.bodies.len(), state.clients.len()), (0, 0, 0));
    }

    #[test]
    fn unread_body_of_the_client_with_the_most_is_ended() {
        let memory = memory(4);
        let mut of_bob = body(&memory, "bob");
        let mut of_eve: Vec<HeldBody> = (0..3).map(|_| body(&memory, "eve")).collect();
        assert!(read_chunk(&mut of_eve[0]).unwrap().is_ok());
        let mut of_ann = body(&memory, "ann");
        assert!(read_chunk(&mut of_eve[1]).unwrap().is_err(), "not read for longer than the first");
        for body in [&mut of_bob, &mut of_ann].into_iter().chain(of_eve.iter_mut().step_by(2)) {
            assert!(read_chunk(body).unwrap().is_ok());
        }
        drop((of_bob, of_ann, of_eve));
        assert_eq!(memory.held.lock().total, 0);
    }

    #[test]
    fn body_larger_than_the_limit_is_alone() {
        let memory = memory(1);
        let mut small = body(&memory, "ann");
        let mut large = memory.add(vec![b'x'; 2 * LEN].into(), ClientKey::user("bob"));
        assert!(read_chunk(&mut small).unwrap().is_err());
        assert!(read_chunk(&mut large).unwrap().is_ok());
    }

    #[test]
    fn short_and_streamed_bodies_are_not_held() {
        let memory = memory(1);
        let client = || ClientKey::guest(None);
        let short = memory.hold(HttpResponse::Ok().body("short"), client);
        let long = memory.hold(HttpResponse::Ok().body(vec![b'x'; LEN]), client);
        assert!(matches!(short.body(), Holdable::Other { .. }) && matches!(long.body(), Holdable::Held { .. }));
        assert_eq!(long.body().size(), BodySize::Sized(LEN as u64));
    }
}
