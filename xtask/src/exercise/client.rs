//! As much of an HTTP client as talking to a server of our own takes: JSON over one connection.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A connection that is signed in.
pub struct Client {
    host: String,
    token: String,
    stream: BufReader<TcpStream>,
}

/// What the server said.
#[derive(Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The body; null where it is no JSON.
    pub body: Value,
}

impl Answer {
    /// Whether it was a success.
    pub fn is_success(&self) -> bool {
        self.status < 300
    }

    /// The exception and its message, on one line.
    pub fn problem(&self) -> String {
        let text = |key: &str| self.body.get(key).and_then(Value::as_str).unwrap_or_default();
        let (class, exception) = (text("exc_type"), text("exception"));
        let said = if exception.is_empty() { self.body.to_string() } else { exception.replace('\n', " ") };
        format!("{} {class} {said}", self.status)
    }
}

impl Client {
    /// Connects to `http://host:port` with the token `key:secret`.
    pub fn connect(url: &str, token: String) -> Result<Client> {
        let host = url.trim_start_matches("http://").to_owned();
        let stream = TcpStream::connect(&host).with_context(|| format!("cannot connect to {url}"))?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.set_nodelay(true)?;
        Ok(Client { host, token, stream: BufReader::new(stream) })
    }

    /// Sends a request; the path's parts must be escaped already.
    pub fn send(&mut self, method: &str, path: &str, body: Option<&Value>) -> Result<Answer> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: token {}\r\nAccept: application/json\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.host,
            self.token,
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.receive().with_context(|| format!("no answer to {method} {path}"))
    }

    fn receive(&mut self) -> Result<Answer> {
        let status_line = self.line()?;
        let status = status_line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let Some(status) = status else { bail!("{status_line:?} is no status line") };
        let mut length = 0;
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse()?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, body: serde_json::from_slice(&body).unwrap_or_default() })
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

/// Text as a part of a path or of a query.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
