//! The stream of a connection on its way to actix-web: targets are encoded, requests are handed over one by one, and the
//! heads of requests are bounded in memory and time.

use crate::target_encoding::{Encoded, TargetEncoder};
use actix_web::rt::time::{Sleep, sleep};
use doctyped_core::head_memory::HeadShare;
use doctyped_monitoring::ConnectionState;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Bytes that are handed over before other connections have their turn. actix-web would read up to 128 KiB at once, before
/// the request that they belong to begins.
const MAX_TURN: usize = 32 * 1024;

/// A connection as actix-web reads it.
#[derive(Debug)]
pub struct RequestStream<Io> {
    io: Io,
    encoder: TargetEncoder,
    /// Bytes of the next request, as they were received: it is handed over when the one before has begun.
    held: Vec<u8>,
    /// Encoded bytes that did not fit into the buffer of the reader.
    encoded: Vec<u8>,
    state: Rc<ConnectionState>,
    head: HeadShare,
    /// Bytes that were handed over since the task of the connection last waited.
    handed_over: usize,
    /// Time for a head to arrive. actix-web has one for the first head of a connection.
    head_time: Duration,
    head_timer: Option<Pin<Box<Sleep>>>,
}

impl<Io> RequestStream<Io> {
    /// The stream of a connection. `head` counts its heads, each of which has to arrive within a time.
    pub fn new(io: Io, head: HeadShare, head_time: Duration) -> RequestStream<Io> {
        RequestStream {
            io,
            encoder: TargetEncoder::new(),
            held: Vec::new(),
            encoded: Vec::new(),
            state: Rc::default(),
            head,
            handed_over: 0,
            head_time,
            head_timer: None,
        }
    }

    /// The state that the middleware shares.
    pub fn state(&self) -> &Rc<ConnectionState> {
        &self.state
    }

    /// Whether the next request has to wait: one at a time is parsed ahead of its turn.
    fn must_wait(&self) -> bool {
        self.encoder.is_between_requests() && self.state.begun() < self.encoder.heads()
    }

    fn hand_over(&mut self, buffer: &mut ReadBuf<'_>) {
        let len = self.encoded.len().min(buffer.remaining());
        buffer.put_slice(self.encoded.get(..len).unwrap_or_default());
        self.encoded.drain(..len);
        if self.encoded.is_empty() {
            self.encoded = Vec::new();
        }
    }

    /// Reads received bytes, up to the end of a request. What is to be handed over is either the first of these bytes, as
    /// many as this returns, or in `encoded`.
    fn encode(&mut self, received: &[u8]) -> io::Result<Option<usize>> {
        let Encoded { read, bytes } = self.encoder.encode(received);
        self.held = received.get(read..).unwrap_or_default().to_vec();
        let head_len = self.encoder.longest_head();
        if !self.head.grow_to(head_len + self.held.len()) {
            tracing::debug!(head_len, "closed connection with a long request head: such heads take too much memory");
            return Err(io::Error::other("the heads of requests take too much memory"));
        }
        if self.encoder.is_unknown() || HeadShare::is_long(head_len) {
            self.state.close_after_response();
        }
        Ok(match bytes {
            None => Some(read),
            Some(bytes) => {
                self.encoded = bytes;
                None
            }
        })
    }

    /// An error once the head that has begun takes too long.
    fn check_head_time(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        if self.encoder.head_len() == 0 || self.encoder.heads() == 0 {
            self.head_timer = None;
            return Ok(());
        }
        let head_time = self.head_time;
        let timer = self.head_timer.get_or_insert_with(|| Box::pin(sleep(head_time)));
        match timer.as_mut().poll(cx) {
            Poll::Pending => Ok(()),
            Poll::Ready(()) => Err(io::Error::new(io::ErrorKind::TimedOut, "the head of a request took too long")),
        }
    }
}

impl<Io: AsyncRead + Unpin> RequestStream<Io> {
    fn read(&mut self, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.encoded.is_empty() {
            self.hand_over(buffer);
            return Poll::Ready(Ok(()));
        }
        let before = buffer.filled().len();
        if self.held.is_empty() {
            ready!(Pin::new(&mut self.io).poll_read(cx, buffer))?;
            let received = buffer.filled().get(before..).unwrap_or_default();
            if received.is_empty() {
                return Poll::Ready(Ok(()));
            }
            if !self.must_wait() {
                match self.encode(received)? {
                    Some(read) => buffer.set_filled(before + read),
                    None => {
                        buffer.set_filled(before);
                        self.hand_over(buffer);
                    }
                }
                return Poll::Ready(Ok(()));
            }
            self.held = received.to_vec();
            buffer.set_filled(before);
        }
        if self.must_wait() {
            self.state.wake_on_begin(cx);
            return Poll::Pending;
        }
        let mut received = std::mem::take(&mut self.held);
        if let Some(read) = self.encode(&received)? {
            received.truncate(read);
            self.encoded = received;
        }
        self.hand_over(buffer);
        Poll::Ready(Ok(()))
    }
}

impl<Io: AsyncRead + Unpin> AsyncRead for RequestStream<Io> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.handed_over >= MAX_TURN {
            self.handed_over = 0;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let before = buffer.filled().len();
        let read = self.read(cx, buffer);
        match read {
            Poll::Pending => self.handed_over = 0,
            Poll::Ready(_) => self.handed_over += buffer.filled().len() - before,
        }
        match self.check_head_time(cx) {
            Ok(()) => read,
            Err(error) => Poll::Ready(Err(error)),
        }
    }
}

impl<Io: AsyncWrite + Unpin> AsyncWrite for RequestStream<Io> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, buffers)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }
}
