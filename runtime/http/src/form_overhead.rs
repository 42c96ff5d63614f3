//! Limits what a multipart form sends besides the contents of its parts: preamble, boundaries, headers, epilogue.
//!
//! The parser skips a preamble of any length, and reads headers without counting them. So the bytes that arrive are
//! compared with those that the parts have delivered.

use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use std::cell::Cell;
use std::rc::Rc;

/// Bytes outside of the contents of parts: 500 for each of a thousand parts.
pub const MAX_OVERHEAD: u64 = 512 * 1024;

/// Size of the chunks in which the parser gets the body.
const CHUNK_SIZE: usize = 16 * 1024;

/// Bytes that the parser buffers before a part takes them.
const MAX_READ_AHEAD: u64 = 64 * 1024 + CHUNK_SIZE as u64;

/// The bytes of a form that have arrived and that its parts have not delivered.
#[derive(Debug, Clone, Default)]
pub struct FormOverhead(Rc<Cell<u64>>);

impl FormOverhead {
    /// The body of the form in small chunks, with an error at the limit.
    pub fn limit<S>(&self, body: S) -> impl Stream<Item = Result<Bytes, PayloadError>> + use<S>
    where
        S: Stream<Item = Result<Bytes, PayloadError>>,
    {
        let pending = Rc::clone(&self.0);
        let chunks = body.map_ok(|bytes| {
            let chunks: Vec<_> = bytes.chunks(CHUNK_SIZE).map(|chunk| Ok(bytes.slice_ref(chunk))).collect();
            stream::iter(chunks)
        });
        chunks.try_flatten().map(move |chunk: Result<Bytes, PayloadError>| {
            let chunk = chunk?;
            pending.set(pending.get() + chunk.len() as u64);
            if pending.get() > MAX_OVERHEAD + MAX_READ_AHEAD {
                return Err(PayloadError::Overflow);
            }
            Ok(chunk)
        })
    }

    /// Counts bytes of the content of a part.
    pub fn deliver(&self, len: usize) {
        self.0.set(self.0.get().saturating_sub(len as u64));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    fn chunks_until_error(overhead: &FormOverhead, body: Vec<Bytes>, deliver: impl Fn(&Bytes) -> usize) -> (u64, bool) {
        let body = stream::iter(body.into_iter().map(Ok));
        let mut limited = Box::pin(overhead.limit(body));
        let mut read = 0;
        while let Some(chunk) = limited.next().now_or_never().flatten() {
            let Ok(chunk) = chunk else { return (read, true) };
            assert!(chunk.len() <= CHUNK_SIZE);
            overhead.deliver(deliver(&chunk));
            read += chunk.len() as u64;
        }
        (read, false)
    }

    #[test]
    fn bytes_outside_of_parts_end_the_form() {
        let body = || vec![Bytes::from(vec![b'x'; 10 << 20]); 2];
        let (read, is_refused) = chunks_until_error(&FormOverhead::default(), body(), |_| 0);
        assert!(is_refused && read <= MAX_OVERHEAD + MAX_READ_AHEAD, "{read}");
        assert_eq!(chunks_until_error(&FormOverhead::default(), body(), Bytes::len), (20 << 20, false));
    }
}
