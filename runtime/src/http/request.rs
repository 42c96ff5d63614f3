//! A request as it arrived, apart from the library that received it.

use super::upload::{Body, Parts};
use super::{cookies, proxy};
use crate::error::{Error, ErrorKind, Result};
use actix_web::http::header::HeaderMap;
use actix_web::http::{Method, Version};
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest};
use ipnet::IpNet;
use percent_encoding::percent_decode_str;
use std::net::{IpAddr, Ipv4Addr};

/// What a request wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
    Other,
}

impl Verb {
    /// Whether nothing is kept of what the request writes.
    pub(crate) fn is_safe(self) -> bool {
        matches!(self, Verb::Get | Verb::Head | Verb::Options)
    }

    /// The name by which whitelisted functions list it. HEAD is a GET without the body.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Verb::Get | Verb::Head => "GET",
            Verb::Post => "POST",
            Verb::Put => "PUT",
            Verb::Patch => "PATCH",
            Verb::Delete => "DELETE",
            Verb::Options => "OPTIONS",
            Verb::Other => "",
        }
    }

    fn of(method: &Method) -> Verb {
        match *method {
            Method::GET => Verb::Get,
            Method::HEAD => Verb::Head,
            Method::POST => Verb::Post,
            Method::PUT => Verb::Put,
            Method::PATCH => Verb::Patch,
            Method::DELETE => Verb::Delete,
            Method::OPTIONS => Verb::Options,
            _ => Verb::Other,
        }
    }
}

/// A request, read whole.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) verb: Verb,
    /// Whether the answer may come in pieces, with no word of how long it will be. HTTP/1.0 knows no
    /// chunks, and takes an answer that broke off for a whole one.
    pub(crate) supports_chunked: bool,
    /// The path as it was sent.
    pub(crate) raw_path: String,
    /// The query as it was sent.
    pub(crate) query: String,
    /// The type of the body without its parameters, in lower case; empty if none was named.
    pub(crate) content_type: String,
    pub(crate) body: Bytes,
    /// Where the client is.
    pub(crate) address: IpAddr,
    /// Whether the client speaks HTTPS, with a proxy before the server.
    pub(crate) is_https: bool,
    pub(crate) headers: Headers,
    /// What a multipart body holds; the body is empty then.
    pub(crate) parts: Parts,
}

/// The headers that matter.
#[derive(Debug, Clone, Default)]
pub(crate) struct Headers {
    pub(crate) accept: Option<String>,
    pub(crate) authorization: Option<String>,
    pub(crate) cookie: Option<String>,
    pub(crate) csrf_token: Option<String>,
    /// The origin of the page that asks.
    pub(crate) origin: Option<String>,
    /// How far that page is from here, as the browser sees it: `Sec-Fetch-Site`.
    pub(crate) fetch_site: Option<String>,
    /// The verb that a browser wants to use.
    pub(crate) preflight_method: Option<String>,
    /// The headers that a browser wants to send.
    pub(crate) preflight_names: Option<String>,
    /// Whether a script of a page asks.
    pub(crate) is_xhr: bool,
    /// What makes a repeated POST be done once.
    pub(crate) idempotency_key: Option<String>,
    /// Which part of a file is wanted.
    pub(crate) range: Option<String>,
    /// The tag or the time of the file that the part belongs to.
    pub(crate) if_range: Option<String>,
    /// Tags of files that the client has already.
    pub(crate) if_none_match: Option<String>,
    /// The time of the file that the client has already.
    pub(crate) if_modified_since: Option<String>,
}

/// What proxies add.
#[derive(Default)]
struct Forwarded<'a> {
    addresses: Vec<&'a str>,
    protocol: Option<&'a str>,
}

impl Headers {
    /// Takes what matters, with one look at each header. Of those that should come once, the first
    /// counts; what is not ASCII does not.
    fn read(sent: &HeaderMap) -> (Headers, Forwarded<'_>) {
        let (mut headers, mut forwarded) = (Headers::default(), Forwarded::default());
        for (name, value) in sent {
            let Ok(value) = value.to_str() else { continue };
            let place = match name.as_str() {
                "accept" => &mut headers.accept,
                "authorization" => &mut headers.authorization,
                "cookie" => &mut headers.cookie,
                "x-frappe-csrf-token" => &mut headers.csrf_token,
                "origin" => &mut headers.origin,
                "sec-fetch-site" => &mut headers.fetch_site,
                "access-control-request-method" => &mut headers.preflight_method,
                "access-control-request-headers" => &mut headers.preflight_names,
                "idempotency-key" => &mut headers.idempotency_key,
                "range" => &mut headers.range,
                "if-range" => &mut headers.if_range,
                "if-none-match" => &mut headers.if_none_match,
                "if-modified-since" => &mut headers.if_modified_since,
                "x-requested-with" => {
                    headers.is_xhr |= value.eq_ignore_ascii_case("XMLHttpRequest");
                    continue;
                }
                "x-forwarded-proto" => {
                    forwarded.protocol.get_or_insert(value);
                    continue;
                }
                "x-forwarded-for" => {
                    forwarded.addresses.push(value);
                    continue;
                }
                _ => continue,
            };
            place.get_or_insert_with(|| value.to_owned());
        }
        (headers, forwarded)
    }
}

impl Request {
    /// Takes what matters from a request of the library.
    pub(crate) fn new(request: &HttpRequest, Body { bytes: body, parts }: Body, trusted_proxies: &[IpNet]) -> Request {
        let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.ip());
        let (headers, forwarded) = Headers::read(request.headers());
        Request {
            verb: Verb::of(request.method()),
            supports_chunked: request.version() >= Version::HTTP_11,
            raw_path: request.uri().path().to_owned(),
            query: request.query_string().to_owned(),
            content_type: request.content_type().trim().to_ascii_lowercase(),
            body,
            parts,
            address: proxy::client(peer, trusted_proxies, &forwarded.addresses),
            is_https: proxy::is_https(peer, trusted_proxies, forwarded.protocol),
            headers,
        }
    }

    /// All that the request asks for, in pieces: what tells it from another.
    pub(crate) fn content(&self) -> Vec<&[u8]> {
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

    /// The path, decoded: `%2F` in a document's name is a slash like any other.
    pub(crate) fn path(&self) -> Result<String> {
        match percent_decode_str(&self.raw_path).decode_utf8() {
            Ok(path) if !path.contains('\0') => Ok(path.into_owned()),
            _ => Err(Error::new(ErrorKind::BadRequest, "The path is not UTF-8 text")),
        }
    }

    /// The value of a cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
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
        Request::new(&request.to_http_request(), Body::default(), &["10.0.0.0/8".parse().unwrap()])
    }

    #[test]
    fn of_headers_that_come_twice_the_first_counts() {
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
    fn what_proxies_add_counts_in_its_order() {
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
