//! A TCP proxy in front of the Unix socket of a database server, which can stop to forward: to its clients, the network
//! has become silent.

use anyhow::Result;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// Polling interval of the state of the proxy.
const POLL_INTERVAL: Duration = Duration::from_millis(20);
/// Bytes that are forwarded at a time.
const CHUNK_SIZE: usize = 1 << 16;

/// A running proxy, which ends when this is dropped.
#[derive(Debug)]
pub(super) struct Proxy {
    /// The port on the loopback interface.
    pub(super) port: u16,
    state: Arc<ProxyState>,
}

#[derive(Debug, Default)]
struct ProxyState {
    is_silent: AtomicBool,
    is_over: AtomicBool,
    /// The number of connections so far.
    connections: AtomicU64,
    /// Connections with a lower number stay silent.
    first_alive: AtomicU64,
}

impl Proxy {
    /// Starts to forward connections to a Unix socket.
    pub(super) fn start(socket: &Path) -> Result<Proxy> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let state = Arc::<ProxyState>::default();
        let (shared, socket) = (Arc::clone(&state), socket.to_owned());
        thread::spawn(move || accept(&listener, &socket, &shared));
        Ok(Proxy { port, state })
    }

    /// Stops to forward, or goes on with what has arrived meanwhile, as after lost packets are sent again.
    pub(super) fn set_silent(&self, is_silent: bool) {
        self.state.is_silent.store(is_silent, Ordering::Relaxed);
    }

    /// Lets all present connections stay silent for ever, as after the loss of a firewall's state.
    pub(super) fn lose_connections(&self) {
        let next = self.state.connections.load(Ordering::Relaxed);
        self.state.first_alive.store(next, Ordering::Relaxed);
    }
}

impl ProxyState {
    fn is_silent(&self, connection: u64) -> bool {
        self.is_silent.load(Ordering::Relaxed) || connection < self.first_alive.load(Ordering::Relaxed)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.state.is_over.store(true, Ordering::Relaxed);
    }
}

fn accept(listener: &TcpListener, socket: &PathBuf, state: &Arc<ProxyState>) {
    while !state.is_over.load(Ordering::Relaxed) {
        let Ok((client, _)) = listener.accept() else {
            thread::sleep(POLL_INTERVAL);
            continue;
        };
        // A server that is down closes the connection at once, as a refused connection would.
        let Ok(server) = UnixStream::connect(socket) else { continue };
        let _ = client.set_nonblocking(false);
        let _ = client.set_nodelay(true);
        let _ = client.set_read_timeout(Some(POLL_INTERVAL));
        let _ = server.set_read_timeout(Some(POLL_INTERVAL));
        let (Ok(from_client), Ok(from_server)) = (client.try_clone(), server.try_clone()) else { continue };
        let number = state.connections.fetch_add(1, Ordering::Relaxed);
        let (first, second) = (Arc::clone(state), Arc::clone(state));
        thread::spawn(move || {
            forward(from_client, &server, &first, number);
            let _ = server.shutdown(Shutdown::Both);
        });
        thread::spawn(move || {
            forward(from_server, &client, &second, number);
            let _: Result<(), _> = TcpStream::shutdown(&client, Shutdown::Both);
        });
    }
}

/// Forwards until one end is closed or the proxy ends.
fn forward(mut from: impl Read, mut to: impl Write, state: &ProxyState, connection: u64) {
    let mut buffer = vec![0; CHUNK_SIZE];
    loop {
        if state.is_over.load(Ordering::Relaxed) {
            return;
        }
        let length = match from.read(&mut buffer) {
            Ok(0) => return,
            Ok(length) => length,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => continue,
            Err(_) => return,
        };
        while state.is_silent(connection) && !state.is_over.load(Ordering::Relaxed) {
            thread::sleep(POLL_INTERVAL);
        }
        if to.write_all(buffer.get(..length).unwrap_or_default()).is_err() {
            return;
        }
    }
}
