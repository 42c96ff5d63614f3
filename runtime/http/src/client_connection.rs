//! The connection of a client: it counts for the network of the client, and ends when the client stops reading.
//!
//! actix-web has timeouts for requests and for idle connections, and none for a response: it waits for as long as the
//! client reads nothing. Here a write that makes no progress for `--stall-seconds` fails, whatever the response is.
//! actix-web then drops the connection, with the body and all that the body holds.

use actix_web::rt::net::TcpStream;
use actix_web::rt::time::{Instant, Sleep, sleep};
use doctyped_core::client_key::ClientKey;
use doctyped_core::context::Site;
use doctyped_core::fair_semaphore::{FairSemaphore, Permit};
use doctyped_monitoring::proxy::is_trusted;
use doctyped_monitoring::{Drain, OpenConnection};
use ipnet::IpNet;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Limits of connections, shared by all threads of a server.
#[derive(Debug, Clone)]
pub struct ConnectionLimits {
    permits: Arc<FairSemaphore>,
    trusted_proxies: Arc<[IpNet]>,
    stall_time: Option<Duration>,
    drain: Drain,
}

impl ConnectionLimits {
    /// The limits of a server with at most `max_connections`.
    pub fn new(site: &Site, max_connections: usize) -> ConnectionLimits {
        let config = &site.config;
        ConnectionLimits {
            permits: Arc::new(FairSemaphore::of_queue(max_connections)),
            trusted_proxies: config.web.trusted_proxies.as_slice().into(),
            stall_time: config.limits.stall_time(),
            drain: Drain::of(site),
        }
    }

    /// Counts a new connection for the network of its client. The connections of a trusted proxy belong to many
    /// clients and have no limit of their own.
    ///
    /// # Errors
    /// When the network holds its share of the connections, or the client is gone. The connection is closed then:
    /// one that waits would hold one of `--max-clients` as well.
    pub fn admit(&self, stream: TcpStream) -> io::Result<ClientConnection> {
        let peer = stream.peer_addr()?;
        let permit = if is_trusted(peer.ip(), &self.trusted_proxies) {
            None
        } else {
            let permit = self.permits.try_take(ClientKey::guest(Some(peer.ip())));
            Some(permit.ok_or_else(|| {
                tracing::debug!(%peer, "closed connection of a network that holds its share of the connections");
                io::Error::other("the network of the client holds its share of the connections")
            })?)
        };
        Ok(ClientConnection {
            stream,
            peer,
            stall_time: self.stall_time,
            stall_timer: None,
            is_stalled: false,
            _permit: permit,
            _open: self.drain.connection(),
        })
    }
}

/// The connection of a client.
#[derive(Debug)]
pub struct ClientConnection {
    stream: TcpStream,
    peer: SocketAddr,
    /// Time without progress after which a write fails.
    stall_time: Option<Duration>,
    /// Created by the first write that has to wait: most connections never need it.
    stall_timer: Option<Pin<Box<Sleep>>>,
    /// Whether the last write made no progress, and the timer runs.
    is_stalled: bool,
    /// Count the connection until it is dropped.
    _permit: Option<Permit>,
    _open: OpenConnection,
}

impl ClientConnection {
    /// The address of the client, or of the proxy in front of it.
    pub fn peer(&self) -> SocketAddr {
        self.peer
    }

    /// The result of a write; an error if it waits and so did those before it, for longer than the stall time.
    fn check_progress(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.is_stalled = false;
            return written;
        }
        let Some(stall_time) = self.stall_time else { return Poll::Pending };
        let timer = self.stall_timer.get_or_insert_with(|| Box::pin(sleep(stall_time)));
        if !self.is_stalled {
            self.is_stalled = true;
            timer.as_mut().reset(Instant::now() + stall_time);
        }
        // The timer wakes the task of the connection, which writes again.
        ready!(timer.as_mut().poll(cx));
        tracing::debug!(peer = %self.peer, "closed connection whose client reads nothing");
        // Otherwise the system would keep the unread bytes for minutes after the connection is closed.
        self.stream.set_zero_linger()?;
        Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "the client reads nothing of the response")))
    }
}

impl AsyncRead for ClientConnection {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for ClientConnection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.check_progress(cx, written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, buffers);
        self.check_progress(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
