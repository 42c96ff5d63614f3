//! An HTTP client with one persistent connection, whose failures are data: a measurement counts statuses, closed
//! connections and timeouts alike.

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use std::fmt::{self, Write as _};
use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// A client of one server.
#[derive(Debug)]
pub struct HttpClient {
    address: SocketAddr,
    /// The value of the header `Authorization`; empty for a guest.
    authorization: String,
    timeout: Duration,
    stream: Option<BufReader<TcpStream>>,
}

/// A response that was read to its end.
#[derive(Debug)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The body without the framing of chunks.
    pub body: Vec<u8>,
}

/// The end of a request without a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HttpFailure {
    /// No process listens on the port.
    Refused,
    /// The server closed the connection before the response was complete.
    Closed,
    /// The response was not complete after the client's timeout.
    TimedOut,
}

impl HttpClient {
    /// A client that connects at its first request. `url` is `http://host:port`, a token `key:secret`.
    ///
    /// # Errors
    /// The URL has no numeric address.
    pub fn new(url: &str, token: Option<&str>, timeout: Duration) -> Result<HttpClient> {
        let authorization = token.map(|token| format!("token {token}")).unwrap_or_default();
        Self::with_authorization(url, authorization, timeout)
    }

    /// As [`HttpClient::new`], with any value of the header `Authorization`.
    ///
    /// # Errors
    /// The URL has no numeric address.
    pub fn with_authorization(url: &str, authorization: String, timeout: Duration) -> Result<HttpClient> {
        let address = url.trim_start_matches("http://").parse().with_context(|| format!("no address in {url}"))?;
        Ok(HttpClient { address, authorization, timeout, stream: None })
    }

    /// Sends a request and reads the response. After a failure, the next request uses a new connection.
    ///
    /// # Errors
    /// There is no complete response.
    pub fn send(&mut self, method: &str, path: &str, json: &str) -> Result<HttpResponse, HttpFailure> {
        let deadline = Instant::now() + self.timeout;
        let sent = self.exchange(method, path, json, deadline);
        if sent.is_err() {
            self.stream = None;
        }
        sent.map_err(|error| match error.kind() {
            ErrorKind::WouldBlock | ErrorKind::TimedOut => HttpFailure::TimedOut,
            ErrorKind::ConnectionRefused => HttpFailure::Refused,
            _ => HttpFailure::Closed,
        })
    }

    /// Sends a request that has to succeed. Gives the body.
    ///
    /// # Errors
    /// Any status but 2xx, or no response.
    pub fn success(&mut self, method: &str, path: &str, json: &str) -> Result<Vec<u8>> {
        let response =
            self.send(method, path, json).map_err(|failure| anyhow::anyhow!("{method} {path}: {failure}"))?;
        let text = || String::from_utf8_lossy(response.body.get(..response.body.len().min(2000)).unwrap_or_default());
        ensure!((200..300).contains(&response.status), "{method} {path}: {} {}", response.status, text());
        Ok(response.body)
    }

    /// Sends a request that has to succeed. Gives the JSON of the body.
    ///
    /// # Errors
    /// As [`HttpClient::success`], and a body that is not JSON.
    pub fn json(&mut self, method: &str, path: &str, json: &str) -> Result<Value> {
        let body = self.success(method, path, json)?;
        serde_json::from_slice(&body).with_context(|| format!("{method} {path} did not answer JSON"))
    }

    /// Sends a request and leaves the response unread. Gives the connection.
    ///
    /// # Errors
    /// The request cannot be sent.
    pub fn send_unread(&self, path: &str) -> Result<TcpStream> {
        let mut stream = TcpStream::connect_timeout(&self.address, self.timeout)?;
        stream.set_write_timeout(Some(self.timeout))?;
        stream.set_read_timeout(Some(self.timeout))?;
        stream.write_all(self.request("GET", path, "").as_bytes())?;
        Ok(stream)
    }

    fn request(&self, method: &str, path: &str, json: &str) -> String {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept: application/json\r\n", self.address);
        if !self.authorization.is_empty() {
            request.extend(["Authorization: ", &self.authorization, "\r\n"]);
        }
        if !json.is_empty() {
            let length = json.len().to_string();
            request.extend(["Content-Type: application/json\r\nContent-Length: ", &length, "\r\n"]);
        }
        request.extend(["\r\n", json]);
        request
    }

    fn exchange(&mut self, method: &str, path: &str, json: &str, deadline: Instant) -> std::io::Result<HttpResponse> {
        let request = self.request(method, path, json);
        let stream = match &mut self.stream {
            Some(stream) => stream,
            none => {
                let stream = TcpStream::connect_timeout(&self.address, self.timeout)?;
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(self.timeout))?;
                stream.set_write_timeout(Some(self.timeout))?;
                none.insert(BufReader::with_capacity(1 << 16, stream))
            }
        };
        stream.get_mut().write_all(request.as_bytes())?;
        let (response, is_last) = read_response(stream, deadline)?;
        if is_last {
            self.stream = None;
        }
        Ok(response)
    }
}

/// Reads a response; tells whether the server closes the connection after it.
fn read_response(stream: &mut BufReader<TcpStream>, deadline: Instant) -> std::io::Result<(HttpResponse, bool)> {
    let invalid = |what: &str| std::io::Error::new(ErrorKind::InvalidData, what.to_owned());
    let status_line = read_line(stream)?;
    let status = status_line.split(' ').nth(1).and_then(|code| code.parse().ok());
    let status: u16 = status.ok_or_else(|| invalid("no status line"))?;
    let (mut length, mut is_chunked, mut is_last) = (0, false, false);
    loop {
        let line = read_line(stream)?;
        let Some((name, value)) = line.split_once(':') else { break };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().map_err(|_| invalid("no length"))?,
            "transfer-encoding" => is_chunked = value.eq_ignore_ascii_case("chunked"),
            "connection" => is_last = value.eq_ignore_ascii_case("close"),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    while is_chunked {
        if Instant::now() > deadline {
            return Err(ErrorKind::TimedOut.into());
        }
        let size = usize::from_str_radix(&read_line(stream)?, 16).map_err(|_| invalid("no size of a chunk"))?;
        let start = body.len();
        body.resize(start + size, 0);
        stream.read_exact(body.get_mut(start..).unwrap_or_default())?;
        read_line(stream)?;
        is_chunked = size > 0;
    }
    Ok((HttpResponse { status, body }, is_last))
}

fn read_line(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut line = String::new();
    if stream.read_line(&mut line)? == 0 {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end().to_owned())
}

impl fmt::Display for HttpFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            HttpFailure::Refused => "refused",
            HttpFailure::Closed => "closed",
            HttpFailure::TimedOut => "timed out",
        })
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
