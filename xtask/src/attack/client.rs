//! A client that writes requests to sockets byte by byte, so that it can send what no library sends.

use std::fmt;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Time that a client waits for a response.
pub const TIMEOUT: Duration = Duration::from_secs(60);

/// A guest, or a user with an API token.
#[derive(Debug, Clone)]
pub struct Client {
    address: SocketAddr,
    token: Option<String>,
}

/// A body whose middle is repeated, so that a large one needs no memory here.
#[derive(Debug, Clone, Default)]
pub struct Body {
    pub content_type: &'static str,
    pub start: Vec<u8>,
    pub middle: Vec<u8>,
    pub repetitions: usize,
    pub end: Vec<u8>,
}

/// The result of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Status(u16),
    /// Nothing was read.
    Unread,
    /// The server closed the connection without a response, or while the request was being sent.
    Closed,
    TimedOut,
}

impl Body {
    /// JSON with a repeated middle.
    pub fn json(start: &str, middle: &str, repetitions: usize, end: &str) -> Body {
        Body {
            content_type: "application/json",
            start: start.into(),
            middle: middle.into(),
            repetitions,
            end: end.into(),
        }
    }

    /// URL-encoded parameters with a repeated middle.
    pub fn form(start: &str, middle: &str, repetitions: usize) -> Body {
        let body = Body::json(start, middle, repetitions, "");
        Body { content_type: "application/x-www-form-urlencoded", ..body }
    }

    fn len(&self) -> usize {
        self.start.len() + self.middle.len() * self.repetitions + self.end.len()
    }

    fn write(&self, stream: &mut TcpStream) -> std::io::Result<()> {
        /// Bytes of the middle that are written at a time.
        const CHUNK_SIZE: usize = 1 << 16;
        stream.write_all(&self.start)?;
        let at_once = CHUNK_SIZE.div_ceil(self.middle.len().max(1)).min(self.repetitions);
        let chunk = self.middle.repeat(at_once);
        let mut left = self.repetitions;
        while left > 0 {
            let count = left.min(at_once.max(1));
            stream.write_all(chunk.get(..count * self.middle.len()).unwrap_or_default())?;
            left -= count;
        }
        stream.write_all(&self.end)
    }
}

impl Client {
    pub fn new(address: SocketAddr, token: Option<&str>) -> Client {
        Client { address, token: token.map(str::to_owned) }
    }

    /// Sends a request on a new connection. Gives the status, and the connection if nothing is to be read
    /// from it.
    pub fn send(&self, method: &str, path: &str, body: &Body, is_read: bool) -> (Outcome, Option<TcpStream>) {
        let Ok(mut stream) = TcpStream::connect_timeout(&self.address, TIMEOUT) else { return (Outcome::Closed, None) };
        // Writing fails when the server refuses the rest of a body; its response says why.
        let sent = self.write(&mut stream, method, path, body);
        if !is_read {
            return (if sent.is_ok() { Outcome::Unread } else { Outcome::Closed }, Some(stream));
        }
        let mut response = Vec::new();
        let read = stream.take(1 << 26).read_to_end(&mut response);
        let status = response.get(9..12).and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
        let outcome = match (status, read) {
            (Some(status), _) => Outcome::Status(status),
            (None, Err(error)) if error.kind() == std::io::ErrorKind::WouldBlock => Outcome::TimedOut,
            (None, _) => Outcome::Closed,
        };
        (outcome, None)
    }

    fn write(&self, stream: &mut TcpStream, method: &str, path: &str, body: &Body) -> std::io::Result<()> {
        stream.set_read_timeout(Some(TIMEOUT))?;
        stream.set_write_timeout(Some(TIMEOUT))?;
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        if let Some(token) = &self.token {
            head.extend(["Authorization: token ", token, "\r\n"]);
        }
        if body.len() > 0 {
            head.extend(["Content-Type: ", body.content_type, "\r\nContent-Length: ", &body.len().to_string(), "\r\n"]);
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        body.write(stream)
    }
}

impl Outcome {
    /// Whether an attacker may get it: the server refuses, or does something harmless.
    pub fn is_acceptable(self) -> bool {
        match self {
            Outcome::Status(status) => status == 200 || (400..500).contains(&status),
            Outcome::Unread | Outcome::Closed => true,
            Outcome::TimedOut => false,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Status(status) => write!(f, "{status}"),
            Outcome::Unread => f.write_str("unread"),
            Outcome::Closed => f.write_str("closed"),
            Outcome::TimedOut => f.write_str("timed out"),
        }
    }
}
