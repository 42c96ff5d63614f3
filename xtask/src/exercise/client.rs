//! A minimal HTTP client: JSON requests over one persistent connection.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A connection whose requests have an API token.
pub struct Client {
    host: String,
    token: String,
    stream: BufReader<TcpStream>,
}

/// A response.
#[derive(Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The body; null if it is not JSON.
    pub body: Value,
}

impl Response {
    /// Whether the status is a success.
    pub fn is_success(&self) -> bool {
        self.status < 300
    }

    /// The status, the exception class and the message, on one line.
    pub fn error_text(&self) -> String {
        let text = |key: &str| self.body.get(key).and_then(Value::as_str).unwrap_or_default();
        let (class, exception) = (text("exc_type"), text("exception"));
        let message = if exception.is_empty() { self.body.to_string() } else { exception.replace('\n', " ") };
        format!("{} {class} {message}", self.status)
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

    /// Sends a request. Segments and parameters of the path have to be escaped.
    pub fn send(&mut self, method: &str, path: &str, body: Option<&Value>) -> Result<Response> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: token {}\r\nAccept: application/json\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.host,
            self.token,
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.receive().with_context(|| format!("no response to {method} {path}"))
    }

    fn receive(&mut self) -> Result<Response> {
        let status_line = self.line()?;
        let status = status_line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let Some(status) = status else { bail!("{status_line:?} is not a status line") };
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
        Ok(Response { status, body: serde_json::from_slice(&body).unwrap_or_default() })
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

/// Text percent-encoded for a segment or a parameter.
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
