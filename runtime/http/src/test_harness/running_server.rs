//! A server on a socket of this machine, for what only a socket shows.

use super::{TestSite, transport};
use actix_web::dev::ServerHandle;
use doctyped_core::context::Application;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Time that a test waits for the server to start, to read or to respond.
const SOCKET_TIMEOUT: Duration = Duration::from_secs(30);

/// A server that stops when it is dropped.
pub struct RunningServer {
    pub site: TestSite,
    address: SocketAddr,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl RunningServer {
    /// Starts a server with one worker thread and flags.
    pub fn start(flags: &[&str]) -> RunningServer {
        RunningServer::serve(TestSite::with_flags(&[&["--port", "0", "--workers", "1"], flags].concat()))
    }

    /// Starts a server of another application.
    pub fn start_with(application: &'static Application, flags: &[&str]) -> RunningServer {
        let flags = [&["--port", "0", "--workers", "1"], flags].concat();
        RunningServer::serve(TestSite::with_application_and_flags(application, &flags))
    }

    /// Serves a site, whose flags have the port 0.
    pub fn serve(site: TestSite) -> RunningServer {
        let shared = Arc::clone(&site.inner);
        let (sender, receiver) = channel();
        let thread = thread::spawn(move || {
            transport::serve(&shared, |address, handle| sender.send((address, handle)).unwrap());
        });
        let (address, handle) = receiver.recv_timeout(SOCKET_TIMEOUT).unwrap();
        RunningServer { site, address, handle, thread: Some(thread) }
    }

    /// A new connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect_timeout(&self.address, SOCKET_TIMEOUT).unwrap();
        stream.set_read_timeout(Some(SOCKET_TIMEOUT)).unwrap();
        stream.set_write_timeout(Some(SOCKET_TIMEOUT)).unwrap();
        stream
    }

    /// Sends bytes on a new connection, as far as the server takes them; gives what the server sends
    /// before it closes the connection.
    pub fn send(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // Writing fails when the server refuses the rest; its response says why.
        let _ = stream.write_all(bytes);
        read_to_end(&mut stream)
    }

    /// Asserts that the server responds to a client.
    pub fn assert_alive(&self) {
        let response = self.send(b"GET /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assert!(response.starts_with("HTTP/1.1 200 OK") && response.ends_with("{\"message\":\"pong\"}"), "{response}");
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        let stopped = self.handle.stop(false);
        actix_web::rt::System::new().block_on(stopped);
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

/// Reads until the connection ends or no byte arrives for [`SOCKET_TIMEOUT`].
pub fn read_to_end(stream: &mut TcpStream) -> String {
    let mut response = Vec::new();
    let _ = stream.read_to_end(&mut response);
    String::from_utf8_lossy(&response).into_owned()
}
