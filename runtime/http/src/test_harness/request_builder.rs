//! Requests as plain data, built step by step.

use super::test_request::TestRequest;
use super::{StreamedResponse, TestResponse, TestSite, error_class, transport};
use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::web::Bytes;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value as JsonValue;
use std::net::Ipv4Addr;

/// The content type of JSON.
pub const JSON: &str = "application/json";

/// The content type of URL-encoded forms.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The boundary of multipart forms.
const BOUNDARY: &str = "LIMIT";

/// Characters that clients encode in the target of a request. What is encoded already stays so.
const ENCODED_IN_TARGET: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The longest query that is sent in the target; a longer one goes into the body. actix-web takes no
/// target of more than 65,534 bytes.
const MAX_QUERY_LEN: usize = 60_000;

/// A request to a site; [`RequestBuilder::send`], [`RequestBuilder::error`] or
/// [`RequestBuilder::response`] sends it.
#[must_use = "a request is sent by `send`, `error` or `response`"]
pub struct RequestBuilder<'a> {
    site: &'a TestSite,
    request: TestRequest,
}

impl TestSite {
    /// A request without headers and body, from this machine.
    pub fn request(&self, method: Method, target: &str) -> RequestBuilder<'_> {
        let request = TestRequest {
            method,
            target: utf8_percent_encode(target, ENCODED_IN_TARGET).to_string(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            peer: Ipv4Addr::LOCALHOST.into(),
        };
        RequestBuilder { site: self, request }
    }

    pub fn get(&self, target: &str) -> RequestBuilder<'_> {
        self.request(Method::GET, target)
    }

    /// GET with parameters. Texts are sent as they are, other values as JSON.
    pub fn get_with(&self, path: &str, params: &JsonValue) -> RequestBuilder<'_> {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let pairs = params.as_object().unwrap().iter().map(|(name, value)| match value {
            JsonValue::String(text) => format!("{name}={}", encoded(text)),
            value => format!("{name}={}", encoded(&value.to_string())),
        });
        let query = pairs.collect::<Vec<_>>().join("&");
        if query.len() > MAX_QUERY_LEN {
            self.get(path).body(FORM, query)
        } else {
            self.get(&format!("{path}?{query}"))
        }
    }

    /// POST of JSON.
    pub fn post(&self, target: &str, body: JsonValue) -> RequestBuilder<'_> {
        self.request(Method::POST, target).json(body)
    }

    /// PUT of JSON.
    pub fn put(&self, target: &str, body: JsonValue) -> RequestBuilder<'_> {
        self.request(Method::PUT, target).json(body)
    }

    /// PATCH of JSON.
    pub fn patch(&self, target: &str, body: JsonValue) -> RequestBuilder<'_> {
        self.request(Method::PATCH, target).json(body)
    }

    pub fn delete(&self, target: &str) -> RequestBuilder<'_> {
        self.request(Method::DELETE, target)
    }
}

impl RequestBuilder<'_> {
    /// Sets a header.
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        let name = HeaderName::from_static(name);
        self.request.headers.insert(name, HeaderValue::from_str(value).unwrap());
        self
    }

    /// Sets a header to bytes that need not be ASCII.
    pub fn header_bytes(mut self, name: &'static str, value: &[u8]) -> Self {
        self.request.headers.insert(HeaderName::from_static(name), HeaderValue::from_bytes(value).unwrap());
        self
    }

    /// Sets a header, if there is a value.
    pub fn optional_header(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.header(name, value),
            None => self,
        }
    }

    /// Sends bytes of a content type; an empty type is not sent.
    pub fn body(mut self, content_type: &str, bytes: impl Into<Bytes>) -> Self {
        self.request.body = bytes.into();
        if content_type.is_empty() { self } else { self.header("content-type", content_type) }
    }

    pub fn json(self, body: JsonValue) -> Self {
        self.body(JSON, body.to_string())
    }

    /// A multipart form of fields and of files, each with the field, the file name and the content.
    pub fn form(self, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Self {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (name, file_name, content) in files {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        self.body(&format!("multipart/form-data; boundary={BOUNDARY}"), body)
    }

    /// Authenticates with the value of an `Authorization` header.
    pub fn token(self, authorization: &str) -> Self {
        self.header("authorization", authorization)
    }

    /// Authenticates with a session.
    pub fn sid(self, sid: &str) -> Self {
        self.header("cookie", &format!("sid={sid}"))
    }

    pub fn csrf_token(self, token: &str) -> Self {
        self.header("x-frappe-csrf-token", token)
    }

    /// The page that sends the request, as a browser tells it: `Origin` and `Sec-Fetch-Site`.
    pub fn origin(self, origin: &str, fetch_site: &str) -> Self {
        self.header("origin", origin).header("sec-fetch-site", fetch_site)
    }

    pub fn idempotency_key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// The address of the client.
    pub fn peer(mut self, address: &str) -> Self {
        self.request.peer = address.parse().unwrap();
        self
    }

    /// Sends the request; gives the whole response.
    pub fn response(self) -> TestResponse {
        transport::send(&self.site.inner, &self.request)
    }

    /// Sends the request; gives status and JSON.
    #[track_caller]
    pub fn send(self) -> (u16, JsonValue) {
        let response = self.response();
        (response.status, response.json())
    }

    /// Sends the request; gives the status.
    pub fn status(self) -> u16 {
        self.response().status
    }

    /// Sends the request; gives status and exception class, which is empty for a success.
    #[track_caller]
    pub fn error(self) -> (u16, String) {
        let (status, body) = self.send();
        (status, error_class(&body).to_owned())
    }

    /// Sends the request as the server does, with a long body in chunks. `on_end` sees the status and the
    /// length of what is left when the work is done.
    pub fn stream(self, on_end: impl FnOnce(u16, usize) + Send + 'static) -> StreamedResponse {
        transport::stream(&self.site.inner, self.request, on_end)
    }

    /// Sends the request like [`RequestBuilder::stream`] and disconnects before the body.
    pub fn disconnect(self, on_end: impl FnOnce(u16, usize) + Send + 'static) {
        transport::disconnect(&self.site.inner, self.request, on_end);
    }
}
