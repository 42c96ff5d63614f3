//! Compression of responses: gzip of JSON and text above a size, for clients that accept it.
//!
//! A short response costs more to compress than to send. Responses with an `ETag` are files, whose parts can be
//! requested; they are sent as they are stored. gzip alone is compiled in, by the library that images and archives need
//! anyway: brotli and zstd would add a C library and a third of its size to the binary.

use actix_http::encoding::Encoder;
use actix_web::body::{BodySize, MessageBody};
use actix_web::http::header::{self, ContentEncoding, HeaderMap};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, dev::ResponseHead};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The content types that are compressed, without their parameters.
const CONTENT_TYPES: [&str; 5] = ["application/json", "text/csv", "text/plain", "text/html", "text/xml"];

pin_project_lite::pin_project! {
    /// A body, compressed or as it is.
    #[project = CompressedProjection]
    pub enum Compressed<B> {
        Plain { #[pin] body: B },
        Gzip { #[pin] body: Encoder<B> },
    }
}

impl<B: MessageBody> Compressed<B> {
    /// Compresses the body if it is worth it and the client accepts it.
    fn new(
        method: &Method,
        accepts_gzip: impl FnOnce() -> bool,
        min_size: u64,
        head: &mut ResponseHead,
        body: B,
    ) -> Compressed<B> {
        let is_large = match body.size() {
            BodySize::None => false,
            BodySize::Sized(size) => size >= min_size,
            BodySize::Stream => true,
        };
        if min_size == 0 || !is_large || method == Method::HEAD || !is_compressible(head) || !accepts_gzip() {
            return Compressed::Plain { body };
        }
        Compressed::Gzip { body: Encoder::response(ContentEncoding::Gzip, head, body) }
    }
}

/// Whether a client accepts gzip.
pub fn accepts_gzip(headers: &HeaderMap) -> bool {
    let accepts = |coding: &str| {
        let mut parts = coding.split(';').map(str::trim);
        let is_gzip = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        let quality = parts.find_map(|part| part.strip_prefix("q=")).and_then(|text| text.parse::<f32>().ok());
        is_gzip && quality.is_none_or(|quality| quality > 0.0)
    };
    let mut values = headers.get_all(header::ACCEPT_ENCODING).filter_map(|value| value.to_str().ok());
    values.any(|value| value.split(',').any(accepts))
}

fn is_compressible(head: &ResponseHead) -> bool {
    let headers = head.headers();
    let excluded = [header::CONTENT_ENCODING, header::CONTENT_RANGE, header::ETAG, header::ACCEPT_RANGES];
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let content_type = content_type.split(';').next().unwrap_or_default().trim();
    head.status == StatusCode::OK
        && CONTENT_TYPES.iter().any(|known| known.eq_ignore_ascii_case(content_type))
        && !excluded.iter().any(|name| headers.contains_key(name))
}

impl<B: MessageBody> MessageBody for Compressed<B> {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        match self {
            Compressed::Plain { body } => body.size(),
            Compressed::Gzip { body } => body.size(),
        }
    }

    fn poll_next(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<actix_web::web::Bytes, Self::Error>>> {
        match self.project() {
            CompressedProjection::Plain { body } => body.poll_next(cx).map_err(Into::into),
            CompressedProjection::Gzip { body } => {
                body.poll_next(cx).map_err(|error| io::Error::other(error.to_string()).into())
            }
        }
    }
}

/// Compresses the body of a response if it is worth it and the client accepts it.
pub fn compress<B: MessageBody>(
    response: HttpResponse<B>,
    method: &Method,
    accepts_gzip: impl FnOnce() -> bool,
    min_size: u64,
) -> HttpResponse<Compressed<B>> {
    response.map_body(|head, body| Compressed::new(method, accepts_gzip, min_size, head, body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    fn encoding(content_type: &str, size: usize, change: impl FnOnce(&mut HttpResponse)) -> Option<HeaderValue> {
        let mut response = HttpResponse::Ok().content_type(content_type).body(vec![b'a'; size]);
        change(&mut response);
        let response = compress(response, &Method::GET, || true, 1000);
        response.headers().get(header::CONTENT_ENCODING).cloned()
    }

    #[test]
    fn long_json_and_text_are_compressed_and_nothing_else() {
        for content_type in ["application/json", "text/csv; charset=utf-8", "text/html; charset=utf-8"] {
            assert_eq!(encoding(content_type, 1000, |_| {}).unwrap(), "gzip", "{content_type}");
            assert_eq!(encoding(content_type, 999, |_| {}), None);
        }
        for content_type in ["image/png", "application/zip", "application/octet-stream"] {
            assert_eq!(encoding(content_type, 10_000, |_| {}), None, "{content_type}");
        }
        let with_etag = |response: &mut HttpResponse| {
            response.headers_mut().insert(header::ETAG, HeaderValue::from_static("\"x\""));
        };
        assert_eq!(encoding("text/plain", 10_000, with_etag), None);
        let partial = |response: &mut HttpResponse| *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        assert_eq!(encoding("text/plain", 10_000, partial), None);
    }

    #[test]
    fn accepted_codings_are_read_from_the_header() {
        for (value, expected) in [
            ("gzip", true),
            ("br, GZIP;q=0.5", true),
            ("gzip;q=0", false),
            ("identity", false),
            ("x-gzipped", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            assert_eq!(accepts_gzip(&headers), expected, "{value}");
        }
        assert!(!accepts_gzip(&HeaderMap::new()));
    }
}
