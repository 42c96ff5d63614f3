//! The response of an operation, as the worker pool makes it: owned and sendable, which actix-web's
//! `HttpResponse` is not. It becomes one on the thread of the connection.

use super::cookies;
use super::file_body::FileBody;
use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{StatusCode, header};

/// A response.
#[derive(Debug)]
pub struct ApiResponse {
    pub status: u16,
    pub body_kind: BodyKind,
    pub body: Vec<u8>,
    /// Values of `Set-Cookie`.
    pub cookies: Vec<String>,
    /// The methods that the route takes, in a response with 405.
    pub allow: Option<&'static str>,
    /// Headers of this response. They replace those of the same name that every response has.
    pub headers: Vec<(HeaderName, String)>,
    /// A file that is sent instead of the body.
    pub stream: Option<FileBody>,
}

/// The body_kind type of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    Json,
    Html,
    /// According to `headers`.
    File,
}

/// The body_kind security policy of pages: inline styles, and forms that are sent to the server.
const PAGE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The headers of every response.
const DEFAULT_HEADERS: [(HeaderName, &str); 4] = [
    (header::CACHE_CONTROL, "no-store,no-cache,must-revalidate,max-age=0"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
];

impl BodyKind {
    fn headers(self) -> &'static [(HeaderName, &'static str)] {
        const JSON: [(HeaderName, &str); 2] = [
            (header::CONTENT_TYPE, "application/json"),
            (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        ];
        const HTML: [(HeaderName, &str); 2] =
            [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, PAGE_POLICY)];
        match self {
            BodyKind::Json => &JSON,
            BodyKind::Html => &HTML,
            BodyKind::File => &[],
        }
    }
}

impl ApiResponse {
    /// A response with JSON.
    pub fn json(status: u16, body: Vec<u8>) -> ApiResponse {
        ApiResponse::new(status, BodyKind::Json, body)
    }

    fn new(status: u16, body_kind: BodyKind, body: Vec<u8>) -> ApiResponse {
        ApiResponse { status, body_kind, body, cookies: Vec::new(), allow: None, headers: Vec::new(), stream: None }
    }

    /// A response with a file, a range of it, or only its headers.
    pub fn file(status: u16, headers: Vec<(HeaderName, String)>, stream: Option<FileBody>) -> ApiResponse {
        ApiResponse { headers, stream, ..ApiResponse::new(status, BodyKind::File, Vec::new()) }
    }

    /// A response with a page.
    pub fn html(status: u16, body: String) -> ApiResponse {
        ApiResponse::new(status, BodyKind::Html, body.into_bytes())
    }

    /// Clears the cookies of a login.
    pub fn clear_cookies(&mut self) {
        self.cookies = cookies::cleared();
    }

    /// The response for actix-web.
    pub fn into_response(mut self) -> HttpResponse {
        /// Bytes from which a body may wait for its client, with all the memory that it has.
        const LONG: usize = 32 * 1024;
        let mut body = std::mem::take(&mut self.body);
        if body.len() >= LONG {
            body.shrink_to_fit();
        }
        match self.stream.take() {
            Some(stream) => self.respond(stream.into_body()),
            None => self.respond(body),
        }
    }

    /// The response with another body.
    pub fn respond<B>(self, body: B) -> HttpResponse
    where
        B: MessageBody + 'static,
    {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponse::build(status);
        for (name, value) in DEFAULT_HEADERS {
            response.insert_header((name, HeaderValue::from_static(value)));
        }
        for (name, value) in self.body_kind.headers() {
            response.insert_header((name.clone(), HeaderValue::from_static(value)));
        }
        for (name, value) in self.headers {
            response.insert_header((name, value));
        }
        if let Some(allow) = self.allow {
            response.insert_header((header::ALLOW, allow));
        }
        for cookie in self.cookies {
            response.append_header((header::SET_COOKIE, cookie));
        }
        response.body(body)
    }
}
