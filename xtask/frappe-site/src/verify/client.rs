//! A client that only sends GET requests, at a limited rate.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// How long a response may take.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// Bytes of a response.
const MAX_RESPONSE_LEN: u64 = 64 << 20;

/// Requests that are sent again because the server is busy.
const MAX_RETRIES: usize = 3;

/// The longest wait for a server that is busy.
const MAX_WAIT: Duration = Duration::from_secs(60);

/// A client of one server.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    url: String,
    /// Time between the starts of two requests.
    interval: Duration,
    next: Instant,
    /// Requests so far.
    pub(super) requests: usize,
}

/// The answer of a server, as far as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// The JSON of a success, or the class of an error.
    pub(super) body: Value,
}

impl Client {
    /// A client of `http://HOST` or `https://HOST`, with a number of requests per second.
    ///
    /// # Errors
    /// The URL has another scheme.
    pub(super) fn new(url: &str, rate: f64) -> Result<Client> {
        if !url.starts_with("http://") && !url.starts_with("https://") {
            bail!("{url} is no URL of a site; write https://HOST");
        }
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(REQUEST_TIMEOUT))
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            .build()
            .into();
        let interval = Duration::from_secs_f64(1.0 / rate.clamp(0.01, 10_000.0));
        Ok(Client { agent, url: url.trim_end_matches('/').to_owned(), interval, next: Instant::now(), requests: 0 })
    }

    /// The answer to a GET. An empty token is a guest.
    ///
    /// # Errors
    /// The server does not answer, or goes on refusing requests because it is busy.
    pub(super) fn get(&mut self, path: &str, token: &str) -> Result<Answer> {
        for _ in 0..=MAX_RETRIES {
            std::thread::sleep(self.next.saturating_duration_since(Instant::now()));
            self.next = Instant::now() + self.interval;
            self.requests += 1;
            let url = format!("{}{path}", self.url);
            let mut request = self.agent.get(&url).header("Accept", "application/json");
            if !token.is_empty() {
                request = request.header("Authorization", format!("token {token}"));
            }
            let mut response = request.call().with_context(|| format!("no answer to GET {url}"))?;
            let status = response.status().as_u16();
            if status == 429 || status == 503 {
                let seconds = response.headers().get("Retry-After").and_then(|value| value.to_str().ok()?.parse().ok());
                self.next = Instant::now() + Duration::from_secs(seconds.unwrap_or(1)).min(MAX_WAIT);
                continue;
            }
            let body = response.body_mut().with_config().limit(MAX_RESPONSE_LEN).read_to_vec();
            let body = body.with_context(|| format!("the answer to GET {url} is not complete"))?;
            return Ok(Answer { status, body: compared(status, &body) });
        }
        bail!("{} goes on answering that it is busy; use a lower --rate", self.url)
    }
}

/// The part of a body that is compared: all of a success, the class of an error.
fn compared(status: u16, body: &[u8]) -> Value {
    let json = serde_json::from_slice(body).unwrap_or(Value::Null);
    match json {
        Value::Object(mut members) if status >= 400 => members.remove("exc_type").unwrap_or(Value::Null),
        json => json,
    }
}

/// Text percent-encoded for a segment or a parameter.
pub(super) fn escaped(text: &str) -> String {
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
