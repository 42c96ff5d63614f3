//! Ids of requests: `X-Request-Id` and the `traceparent` of W3C Trace Context.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

/// The header with the id of a request, which the response has, too.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// Characters of an id that is taken from a client or a proxy.
const MAX_ID_LEN: usize = 128;

/// Characters of an id that is made here.
const GENERATED_LEN: usize = 32;

/// The id of a request.
#[derive(Debug, Clone)]
pub enum RequestId {
    /// Sent with the request.
    Sent(HeaderValue),
    /// Made here: hexadecimal digits.
    Generated([u8; GENERATED_LEN]),
}

impl RequestId {
    /// The id that a request was sent with, or a new one if it has none or one that cannot be used: an id has 1 to 128
    /// letters, digits and `-._:/+=@`.
    pub fn of(headers: &HeaderMap) -> RequestId {
        match headers.get(&X_REQUEST_ID) {
            Some(sent) if is_id(sent.as_bytes()) => RequestId::Sent(sent.clone()),
            _ => RequestId::generate(),
        }
    }

    /// A new id. It is unique and no secret.
    pub fn generate() -> RequestId {
        let mut digits = [0; GENERATED_LEN];
        // The digits have two places for each byte.
        let _ = hex::encode_to_slice(fastrand::u128(..).to_be_bytes(), &mut digits);
        RequestId::Generated(digits)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        match self {
            RequestId::Sent(value) => value.to_str().unwrap_or_default(),
            RequestId::Generated(digits) => std::str::from_utf8(digits).unwrap_or_default(),
        }
    }

    /// The value of the header of the response.
    pub fn to_header(&self) -> Option<HeaderValue> {
        match self {
            RequestId::Sent(value) => Some(value.clone()),
            RequestId::Generated(digits) => HeaderValue::from_bytes(digits).ok(),
        }
    }
}

fn is_id(text: &[u8]) -> bool {
    let is_allowed = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._:/+=@".contains(byte);
    (1..=MAX_ID_LEN).contains(&text.len()) && text.iter().all(is_allowed)
}

/// The trace that a request belongs to: `00-TRACE_ID-PARENT_ID-FLAGS`.
#[derive(Debug, Clone)]
pub struct TraceParent(HeaderValue);

impl TraceParent {
    /// The trace of a request; `None` if it has none or a malformed one.
    pub fn of(headers: &HeaderMap) -> Option<TraceParent> {
        let value = headers.get(&TRACEPARENT)?;
        is_traceparent(value.as_bytes()).then(|| TraceParent(value.clone()))
    }

    /// The id of the trace: 32 hexadecimal digits.
    pub fn trace_id(&self) -> &str {
        self.part(3, 35)
    }

    /// The id of the span that sent the request: 16 hexadecimal digits.
    pub fn parent_id(&self) -> &str {
        self.part(36, 52)
    }

    /// Whether the trace is recorded where the request is from.
    #[cfg(any(test, feature = "otel"))]
    pub fn is_sampled(&self) -> bool {
        u8::from_str_radix(self.part(53, 55), 16).is_ok_and(|flags| flags & 1 == 1)
    }

    fn part(&self, start: usize, end: usize) -> &str {
        self.0.to_str().unwrap_or_default().get(start..end).unwrap_or_default()
    }
}

/// W3C Trace Context 1: version, trace id, parent id and flags in lower case; later versions may add more behind them.
fn is_traceparent(text: &[u8]) -> bool {
    let parts: Vec<&[u8]> = text.split(|byte| *byte == b'-').collect();
    let [version, trace, parent, flags, rest @ ..] = parts.as_slice() else { return false };
    let is_hex = |part: &[u8], len: usize| {
        part.len() == len && part.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let is_zero = |part: &[u8]| part.iter().all(|byte| *byte == b'0');
    is_hex(version, 2)
        && *version != b"ff"
        && (*version != b"00" || rest.is_empty())
        && is_hex(trace, 32)
        && !is_zero(trace)
        && is_hex(parent, 16)
        && !is_zero(parent)
        && is_hex(flags, 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: HeaderName, value: &[u8]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_bytes(value).unwrap());
        headers
    }

    #[test]
    fn id_that_was_sent_is_used_if_it_is_short_and_plain() {
        let long = "x".repeat(MAX_ID_LEN);
        for id in ["a", "0f8fad5b-d9cb-469f-a165-70867728950e", "Root=1-67:x/y+z=@", &long] {
            assert_eq!(RequestId::of(&headers(X_REQUEST_ID, id.as_bytes())).as_str(), id);
        }
        let longer = "x".repeat(MAX_ID_LEN + 1);
        for id in ["", "a b", "a\"b", "a{b}", "\u{e9}", &longer] {
            let made = RequestId::of(&headers(X_REQUEST_ID, id.as_bytes()));
            assert!(matches!(made, RequestId::Generated(_)), "{id}");
        }
    }

    #[test]
    fn generated_ids_differ() {
        let ids: std::collections::HashSet<String> =
            (0..1000).map(|_| RequestId::generate().as_str().to_owned()).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ids.iter().all(|id| id.len() == GENERATED_LEN && is_id(id.as_bytes())));
    }

    #[test]
    fn malformed_traceparent_is_ignored() {
        let trace = "0af7651916cd43dd8448eb211c80319c";
        let of = |text: &str| TraceParent::of(&headers(TRACEPARENT, text.as_bytes()));
        let parent = of(&format!("00-{trace}-b7ad6b7169203331-01")).unwrap();
        assert_eq!((parent.trace_id(), parent.parent_id()), (trace, "b7ad6b7169203331"));
        assert!(parent.is_sampled());
        assert!(!of(&format!("00-{trace}-b7ad6b7169203331-02")).unwrap().is_sampled());
        assert!(of(&format!("01-{trace}-b7ad6b7169203331-01-later")).is_some());
        for wrong in [
            String::new(),
            "00".to_owned(),
            format!("00-{trace}-b7ad6b7169203331"),
            format!("ff-{trace}-b7ad6b7169203331-01"),
            format!("00-{trace}-b7ad6b7169203331-01-more"),
            format!("00-{}-b7ad6b7169203331-01", trace.to_uppercase()),
            format!("00-{}-b7ad6b7169203331-01", "0".repeat(32)),
            format!("00-{trace}-0000000000000000-01"),
        ] {
            assert!(of(&wrong).is_none(), "{wrong}");
        }
    }
}
