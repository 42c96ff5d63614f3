//! A proxy between a site and its database server that falls silent: connections stay open, and nothing arrives.

use doctyped_orm::test_servers::DatabaseServer;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// A proxy from a port of this machine to the local socket of a server. It lives as long as the process.
pub struct Proxy {
    pub address: SocketAddr,
    state: Arc<ProxyState>,
}

#[derive(Default)]
struct ProxyState {
    accepted: AtomicUsize,
    /// Connections of lower numbers are silent.
    first_alive: AtomicUsize,
}

impl Proxy {
    pub fn start(server: &DatabaseServer) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, state) = (listener.local_addr().unwrap(), Arc::new(ProxyState::default()));
        let (own, socket) = (Arc::clone(&state), server.socket());
        thread::spawn(move || {
            for client in listener.incoming() {
                let number = own.accepted.fetch_add(1, Ordering::SeqCst);
                connect(client.unwrap(), &socket, number, &own);
            }
        });
        Proxy { address, state }
    }

    /// Silences all connections that are open; later ones work.
    pub fn silence(&self) {
        self.state.first_alive.store(self.state.accepted.load(Ordering::SeqCst), Ordering::SeqCst);
    }

    /// The URL of a database through the proxy.
    pub fn url(&self, url: &str) -> String {
        let (before, _) = url.split_once('?').unwrap();
        let (user, database) = before.rsplit_once('/').unwrap();
        let user = user.trim_end_matches("localhost");
        format!("{user}{}/{database}", self.address)
    }
}

fn connect(client: TcpStream, socket: &PathBuf, number: usize, state: &Arc<ProxyState>) {
    let Ok(server) = UnixStream::connect(Path::new(socket)) else { return };
    let (from_client, to_server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    let (forth, back) = (Arc::clone(state), Arc::clone(state));
    thread::spawn(move || {
        forward(from_client, &to_server, number, &forth);
        let _ = to_server.shutdown(Shutdown::Both);
    });
    thread::spawn(move || {
        forward(server, &client, number, &back);
        // The end is silent too.
        if number >= back.first_alive.load(Ordering::SeqCst) {
            let _ = client.shutdown(Shutdown::Both);
        }
    });
}

fn forward(mut from: impl Read, mut to: impl Write, number: usize, state: &ProxyState) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(len) = from.read(&mut buffer) {
        if len == 0 {
            return;
        }
        let is_alive = number >= state.first_alive.load(Ordering::SeqCst);
        if is_alive && to.write_all(&buffer[..len]).is_err() {
            return;
        }
    }
}
