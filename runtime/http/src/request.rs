//! A request as the worker pool needs it: whole, owned, and sendable to another thread, which
//! actix-web's own `HttpRequest` is not.

use super::body_memory::BodyReservation;
use super::cookies;
use super::upload::Parts;
use actix_web::http::header::{self, HeaderMap};
use actix_web::http::uri::Authority;
use actix_web::http::{Method, Version};
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_monitoring::{RequestTrace, proxy};
use ipnet::IpNet;
use percent_encoding::percent_decode_str;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

/// A request with its whole body.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: Method,
    /// Whether the client understands chunked transfer encoding. HTTP/1.0 does not, and takes a
    /// response that broke off for a complete one.
    pub supports_chunked: bool,
    /// The path, percent-encoded.
    pub raw_path: String,
    /// The query string, percent-encoded.
    pub query: String,
    /// The content type without its parameters, in lower case; empty if there is none.
    pub content_type: String,
    pub body: Bytes,
    /// The address of the client, behind trusted proxies.
    pub address: IpAddr,
    /// Whether the client uses HTTPS, with a trusted proxy that ends it.
    pub is_https: bool,
    /// The host and port that the client sent the request to.
    pub host: Option<String>,
    pub headers: Headers,
    /// The parts of a multipart body; `body` is empty then.
    pub parts: Parts,
    /// The memory of a large body, which is reserved until the request ends.
    pub reservations: Vec<Arc<BodyReservation>>,
    /// Whether the request has been counted for its address already.
    pub is_counted: bool,
    /// The trace of the request, for its log line.
    pub trace: Arc<RequestTrace>,
}

/// The headers that the API reads.
#[derive(Debug, Clone, Default)]
pub struct Headers {
    pub accept: Option<String>,
    pub authorization: Option<String>,
    pub cookie: Option<String>,
    pub csrf_token: Option<String>,
    /// The origin of the page that sends the request.
    pub origin: Option<String>,
    /// The URL of the page that sends the request, or only its origin.
    pub referer: Option<String>,
    /// The relation of that origin to the server's: `Sec-Fetch-Site`.
    pub fetch_site: Option<String>,
    /// `Access-Control-Request-Method` of a preflight request.
    pub preflight_method: Option<String>,
    /// `Access-Control-Request-Headers` of a preflight request.
    pub preflight_names: Option<String>,
    /// Whether `X-Requested-With` says that a script sends the request.
    pub is_xhr: bool,
    /// `Idempotency-Key`, with which a repeated POST is carried out once.
    pub idempotency_key: Option<String>,
    /// The byte range of a file that is requested.
    pub range: Option<String>,
    /// The ETag or the date of the file that the range belongs to.
    pub if_range: Option<String>,
    /// ETags of the client's copies of a file.
    pub if_none_match: Option<String>,
    /// The date of the client's copy of a file.
    pub if_modified_since: Option<String>,
}

/// The headers that proxies add.
#[derive(Default)]
struct Forwarded<'a> {
    addresses: Vec<&'a str>,
    protocol: Option<&'a str>,
    host: Option<&'a str>,
}

impl<'a> Forwarded<'a> {
    fn add(&mut self, name: &str, value: &'a str) {
        match name {
            "x-forwarded-proto" => {
                self.protocol.get_or_insert(value);
            }
            "x-forwarded-host" => {
                self.host.get_or_insert(value);
            }
            _ => self.addresses.push(value),
        }
    }
}

/// Headers whose loss would make a request pass for a less dangerous one.
const STRICT_HEADERS: [&str; 5] = ["authorization", "idempotency-key", "origin", "referer", "sec-fetch-site"];

impl Headers {
    /// Reads all headers in one pass. Of a header that should occur once, the first value counts.
    /// Values that are not ASCII are ignored, unless the request would be taken for another one without the
    /// header: those are refused later, so their other bytes are replaced.
    fn read(sent: &HeaderMap) -> (Headers, Forwarded<'_>) {
        let (mut headers, mut forwarded) = (Headers::default(), Forwarded::default());
        for (name, value) in sent {
            let header = match name.as_str() {
                "accept" => &mut headers.accept,
                "authorization" => &mut headers.authorization,
                "cookie" => &mut headers.cookie,
                "x-frappe-csrf-token" => &mut headers.csrf_token,
                "origin" => &mut headers.origin,
                "referer" => &mut headers.referer,
                "sec-fetch-site" => &mut headers.fetch_site,
                "access-control-request-method" => &mut headers.preflight_method,
                "access-control-request-headers" => &mut headers.preflight_names,
                "idempotency-key" => &mut headers.idempotency_key,
                "range" => &mut headers.range,
                "if-range" => &mut headers.if_range,
                "if-none-match" => &mut headers.if_none_match,
                "if-modified-since" => &mut headers.if_modified_since,
                "x-requested-with" => {
                    headers.is_xhr |= value.as_bytes().eq_ignore_ascii_case(b"XMLHttpRequest");
                    continue;
                }
                "x-forwarded-proto" | "x-forwarded-host" | "x-forwarded-for" => {
                    if let Ok(value) = value.to_str() {
                        forwarded.add(name.as_str(), value);
                    }
                    continue;
                }
                _ => continue,
            };
            if header.is_none() {
                *header = match value.to_str() {
                    Ok(value) => Some(value.to_owned()),
                    Err(_) if STRICT_HEADERS.contains(&name.as_str()) => {
                        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
                    }
                    Err(_) => None,
                };
            }
        }
        (headers, forwarded)
    }
}

impl Request {
    /// Copies the parts that the API reads from a request of actix-web, without its body.
    pub fn new(request: &HttpRequest, trusted_proxies: &[IpNet]) -> Request {
        let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.ip());
        let (headers, forwarded) = Headers::read(request.headers());
        let asked = request.uri().authority().map(Authority::as_str);
        let asked = asked.or_else(|| request.headers().get(header::HOST)?.to_str().ok());
        let host = proxy::host(peer, trusted_proxies, forwarded.host).or(asked);
        let (address, trace) = (proxy::client(peer, trusted_proxies, &forwarded.addresses), RequestTrace::of(request));
        trace.set_address(address);
        Request {
            method: request.method().clone(),
            supports_chunked: request.version() >= Version::HTTP_11,
            raw_path: request.uri().path().to_owned(),
            query: request.query_string().to_owned(),
            content_type: request.content_type().trim().to_ascii_lowercase(),
            body: Bytes::new(),
            parts: Parts::default(),
            reservations: Vec::new(),
            is_counted: false,
            address,
            is_https: proxy::is_https(peer, trusted_proxies, forwarded.protocol),
            host: host.map(str::to_owned),
            headers,
            trace,
        }
    }

    /// Everything that tells the request from another one: path, query string and body.
    pub fn content(&self) -> Vec<&[u8]> {
        let mut content =
            vec![self.raw_path.as_bytes(), self.query.as_bytes(), self.content_type.as_bytes(), &self.body];
        for (name, value) in &self.parts.fields {
            content.extend([name.as_bytes(), value.as_bytes()]);
        }
        for upload in &self.parts.uploads {
            content.extend([upload.field.as_bytes(), upload.file_name.as_bytes(), upload.hash.as_bytes()]);
        }
        content
    }

    /// The decoded path: `%2F` in a document's name is a slash.
    ///
    /// # Errors
    /// `BadRequest` for a path that is not UTF-8 or contains NUL.
    pub fn path(&self) -> Result<String> {
        if !self.raw_path.contains('%') {
            // Nothing is encoded, and a URI has no NUL.
            return Ok(self.raw_path.clone());
        }
        match percent_decode_str(&self.raw_path).decode_utf8() {
            Ok(path) if !path.contains('\0') => Ok(path.into_owned()),
            _ => Err(Error::new(ErrorKind::BadRequest, "The path is not UTF-8 text")),
        }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        cookies::find(self.headers.cookie.as_deref()?, name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};
    use actix_web::test::TestRequest;

    fn received(headers: &[(&'static str, &[u8])]) -> Request {
        let mut request = TestRequest::with_uri("/api/resource/ToDo?fields=x").peer_addr(([10, 0, 0, 1], 4000).into());
        for (name, value) in headers {
            request = request.append_header((HeaderName::from_static(name), HeaderValue::from_bytes(value).unwrap()));
        }
        Request::new(&request.to_http_request(), &["10.0.0.0/8".parse().unwrap()])
    }

    #[test]
    fn first_value_of_repeated_header_counts() {
        let request = received(&[
            ("authorization", b"token a:b"),
            ("authorization", b"token c:d"),
            ("cookie", b"\xff"),
            ("cookie", b"sid=x"),
            ("x-requested-with", b"xmlhttprequest"),
        ]);
        assert_eq!(request.headers.authorization.as_deref(), Some("token a:b"));
        assert_eq!(request.headers.cookie.as_deref(), Some("sid=x"));
        assert!(request.headers.is_xhr);
        assert_eq!((request.raw_path.as_str(), request.query.as_str()), ("/api/resource/ToDo", "fields=x"));
    }

    #[test]
    fn forwarded_headers_are_read_in_order() {
        let request = received(&[
            ("x-forwarded-for", b"\xff"),
            ("x-forwarded-for", b"198.51.100.7"),
            ("x-forwarded-for", b"192.0.2.1, 10.0.0.2"),
            ("x-forwarded-proto", b"https"),
            ("x-forwarded-proto", b"http"),
        ]);
        assert_eq!(request.address, IpAddr::from([192, 0, 2, 1]));
        assert!(request.is_https);
        assert_eq!(received(&[]).address, IpAddr::from([10, 0, 0, 1]));
    }
}
