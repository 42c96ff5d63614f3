//! Requests with JSON and an API token.

use crate::http_client::HttpClient;
use anyhow::{Result, anyhow};
use serde_json::Value;
use std::time::Duration;

/// Time for one request.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A connection whose requests have an API token.
pub struct Client(HttpClient);

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
    /// A client of `http://host:port` with the token `key:secret`.
    pub fn new(url: &str, token: &str) -> Result<Client> {
        Ok(Client(HttpClient::new(url, Some(token), TIMEOUT)?))
    }

    /// Sends a request. Segments and parameters of the path have to be escaped.
    pub fn send(&mut self, method: &str, path: &str, body: Option<&Value>) -> Result<Response> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let sent = self.0.send(method, path, &body).map_err(|failure| anyhow!("{method} {path}: {failure}"))?;
        Ok(Response { status: sent.status, body: serde_json::from_slice(&sent.body).unwrap_or_default() })
    }
}
