//! A real server on this machine, for what only a socket shows.

use super::*;
use crate::http::server::Server;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc::channel;
use std::thread::JoinHandle;
use std::time::Duration;

/// How long a test waits for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that stops when the test ends.
pub(super) struct RunningSite {
    pub(super) site: TestSite,
    pub(super) address: SocketAddr,
    handle: actix_web::dev::ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl RunningSite {
    pub(super) fn start(flags: &[&str]) -> RunningSite {
        let site = TestSite::with_flags(&[&["--port", "0", "--workers", "1"], flags].concat());
        let shared = Arc::clone(&site.site);
        let (sender, receiver) = channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let Server { server, address } = Server::bind(&shared, &API).unwrap();
                sender.send((address, server.handle())).unwrap();
                server.await.unwrap();
            });
        });
        let (address, handle) = receiver.recv_timeout(PATIENCE).unwrap();
        RunningSite { site, address, handle, thread: Some(thread) }
    }

    /// A new connection.
    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect_timeout(&self.address, PATIENCE).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes, as far as the server takes them, and gives what it answers before it closes.
    pub(super) fn send(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // The server may refuse the rest; then writing fails, and the answer says why.
        let _ = stream.write_all(bytes);
        rest(&mut stream)
    }

    /// Whether the server still answers.
    pub(super) fn assert_alive(&self) {
        let answer = self.send(b"GET /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("{\"message\":\"pong\"}"), "{answer}");
    }
}

impl Drop for RunningSite {
    fn drop(&mut self) {
        let stopped = self.handle.stop(false);
        actix_web::rt::System::new().block_on(stopped);
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

/// What arrives until the connection ends, or until nothing has arrived for too long.
pub(super) fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn addresses_are_those_that_trusted_proxies_tell() {
    let failed = "POST /api/method/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: 9.9.9.9, 198.51.100.7\r\n\
                  X-Forwarded-Proto: https\r\nContent-Length: 27\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n\
                  usr=Administrator&pwd=admin";
    for (flags, address, secure) in [
        (vec![], "127.0.0.1", false),
        (vec!["--trusted-proxies", "127.0.0.0/8"], "198.51.100.7", true),
        (vec!["--trusted-proxies", "10.0.0.0/8"], "127.0.0.1", false),
    ] {
        let server = RunningSite::start(&flags);
        let answer = server.send(failed.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert_eq!(answer.contains("; Secure"), secure, "{flags:?}");
        let seen: Vec<Option<String>> = server
            .site
            .context()
            .load({
                use crate::core::models::activity_log;
                use diesel::QueryDsl;
                activity_log::table.select(activity_log::ip_address)
            })
            .unwrap();
        assert_eq!(seen, [Some(address.to_owned())], "{flags:?}");
    }
}

#[test]
fn a_body_may_come_in_chunks() {
    let server = RunningSite::start(&[]);
    let answer = server.send(
        b"POST /api/method/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\
          Content-Type: application/x-www-form-urlencoded\r\n\r\n12\r\nusr=Administrator&\r\n9\r\npwd=admin\r\n0\r\n\r\n",
    );
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[test]
fn a_client_that_knows_no_chunks_gets_a_long_list_whole() {
    let server = RunningSite::start(&[]);
    super::lists::sow(&server.site);
    let sid = server.site.login("Administrator", "admin");
    let list = |version: &str| {
        let request = format!(
            "GET /api/resource/Plant?limit_page_length=0 HTTP/{version}\r\nHost: x\r\nConnection: close\r\nCookie: sid={sid}\r\n\r\n"
        );
        let answer = server.send(request.as_bytes());
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_ascii_lowercase(), body.to_owned())
    };
    let (head, _) = list("1.1");
    assert!(head.contains("transfer-encoding: chunked"), "{head}");
    let (head, body) = list("1.0");
    assert!(head.contains(&format!("content-length: {}", body.len())), "{head}");
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["data"].as_array().unwrap().len(), 20_000);
}
