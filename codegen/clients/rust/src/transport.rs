//! Requests: credentials, the session, and the JSON of responses.

use crate::error::{Error, ServerError};
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderValue, RETRY_AFTER, SET_COOKIE};
use reqwest::{Method, Url};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// A file to upload.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    /// The name of the file.
    pub file_name: String,
    /// Its content.
    pub content: Vec<u8>,
    /// Whether only users that may read the document can download it.
    pub is_private: bool,
    /// The folder; `Home` without one.
    pub folder: Option<String>,
    /// DocType and name of the document that it is attached to.
    pub attached_to: Option<(String, String)>,
}

/// A connection to a server.
#[derive(Debug)]
pub(crate) struct Transport {
    http: reqwest::Client,
    base: Url,
    authorization: Option<HeaderValue>,
    csrf_token: Option<HeaderValue>,
    /// The cookies of the session.
    cookies: Mutex<BTreeMap<String, String>>,
}

/// A request.
#[derive(Debug, Default)]
pub(crate) struct Request<'a> {
    pub(crate) path: &'a [&'a str],
    pub(crate) query: Vec<(&'a str, String)>,
    pub(crate) body: Option<Value>,
    pub(crate) form: Option<reqwest::multipart::Form>,
    pub(crate) idempotency_key: Option<&'a str>,
}

impl Transport {
    pub(crate) fn new(http: reqwest::Client, url: &str) -> Result<Transport, Error> {
        let base = Url::parse(url).map_err(|error| Error::Configuration(format!("the URL {url}: {error}")))?;
        if base.cannot_be_a_base() {
            return Err(Error::Configuration(format!("the URL {url} has no host")));
        }
        Ok(Transport { http, base, authorization: None, csrf_token: None, cookies: Mutex::default() })
    }

    pub(crate) fn authorize(&mut self, text: &str) {
        self.authorization = secret(text);
    }

    pub(crate) fn send_csrf_token(&mut self, token: &str) {
        self.csrf_token = secret(token);
    }

    pub(crate) fn forget_session(&self) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Sends a request and returns the JSON of its response.
    pub(crate) async fn json(&self, method: Method, request: Request<'_>) -> Result<Value, Error> {
        let body = self.send(method, request).await?;
        if body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&body).map_err(|error| Error::Response(error.to_string()))
    }

    /// Sends a request and returns the body of its response.
    pub(crate) async fn send(&self, method: Method, request: Request<'_>) -> Result<Vec<u8>, Error> {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(request.path);
        }
        let is_write = method != Method::GET;
        let mut builder = self.http.request(method, url).header("accept", "application/json");
        if !request.query.is_empty() {
            builder = builder.query(&request.query);
        }
        if let Some(authorization) = &self.authorization {
            builder = builder.header(AUTHORIZATION, authorization.clone());
        } else if let Some(cookies) = self.cookie_header() {
            builder = builder.header(COOKIE, cookies);
        }
        if let Some(token) = self.csrf_token.as_ref().filter(|_| is_write) {
            builder = builder.header("x-frappe-csrf-token", token.clone());
        }
        if let Some(key) = request.idempotency_key {
            builder = builder.header("idempotency-key", key);
        }
        if let Some(body) = &request.body {
            builder = builder.json(body);
        }
        if let Some(form) = request.form {
            builder = builder.multipart(form);
        }
        let response = builder.send().await?;
        self.keep_cookies(response.headers());
        let status = response.status();
        let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        let body = response.bytes().await?.to_vec();
        if status.is_success() {
            return Ok(body);
        }
        Err(Error::Server(Box::new(ServerError::of(status.as_u16(), retry_after, &body))))
    }

    fn cookie_header(&self) -> Option<HeaderValue> {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if pairs.is_empty() { None } else { secret(&pairs.join("; ")) }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for cookie in headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let pair = cookie.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                if value.is_empty() {
                    cookies.remove(name.trim());
                } else {
                    cookies.insert(name.trim().to_owned(), value.trim().to_owned());
                }
            }
        }
    }
}

/// The value of a header that is left out of logs.
fn secret(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}
