//! The revisions of the protocol.
//!
//! Clients of the revisions of 2025 begin with `initialize`, which agrees on a revision, and name it in the header
//! `MCP-Protocol-Version` afterwards. Since 2026-07-28 there is no such beginning: each request names its revision in the
//! member `_meta` of its parameters and in the header, and repeats its method and the name of the tool in headers, which
//! must agree with the body. The server holds nothing between requests in either case.

use crate::json_rpc::{Request, RpcError, RpcErrorKind};
use actix_web::http::header::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as JsonValue, json};
use std::borrow::Cow;

/// A revision of the protocol that the server implements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revision {
    /// Has batches.
    R20250326,
    /// Names itself in a header.
    R20250618,
    /// The last that begins with `initialize`.
    R20251125,
    /// Each request stands for itself.
    R20260728,
}

/// All revisions with their names, the newest first.
const REVISIONS: [(Revision, &str); 4] = [
    (Revision::R20260728, "2026-07-28"),
    (Revision::R20251125, "2025-11-25"),
    (Revision::R20250618, "2025-06-18"),
    (Revision::R20250326, "2025-03-26"),
];

/// The header with the name of the revision.
const VERSION_HEADER: &str = "mcp-protocol-version";
/// The headers that repeat the method and the name of the tool.
const METHOD_HEADER: &str = "mcp-method";
const NAME_HEADER: &str = "mcp-name";

/// The members of `_meta` in the parameters.
const META_VERSION: &str = "io.modelcontextprotocol/protocolVersion";
const META_CAPABILITIES: &str = "io.modelcontextprotocol/clientCapabilities";

impl Revision {
    /// The name.
    pub fn name(self) -> &'static str {
        REVISIONS.iter().find(|(revision, _)| *revision == self).map_or("", |(_, name)| name)
    }

    /// Whether each request stands for itself.
    pub fn is_stateless(self) -> bool {
        self == Revision::R20260728
    }

    fn named(name: &str) -> Option<Revision> {
        REVISIONS.iter().find(|(_, known)| *known == name).map(|(revision, _)| *revision)
    }

    /// The revision that `initialize` agrees on with a client that asks for one.
    pub fn negotiate(asked: &str) -> Revision {
        Revision::named(asked).filter(|revision| !revision.is_stateless()).unwrap_or(Revision::R20251125)
    }

    /// The revision that the header names; the first if there is none.
    ///
    /// # Errors
    /// `UnsupportedRevision`.
    pub fn of_header(headers: &HeaderMap) -> Result<Revision, RpcError> {
        match header(headers, VERSION_HEADER) {
            None => Ok(Revision::R20250326),
            Some(name) => Revision::named(&name).ok_or_else(|| unsupported(&name)),
        }
    }

    /// The revision of a request.
    ///
    /// # Errors
    /// `UnsupportedRevision`; `HeaderMismatch` and `InvalidMeta` for a request of the stateless revision with headers that
    /// differ from its body, or without its fields in `_meta`.
    pub fn of_request(headers: &HeaderMap, request: &Request) -> Result<Revision, RpcError> {
        let meta = request.params.get("_meta");
        let Some(name) = meta.and_then(|meta| meta.get(META_VERSION)) else {
            let revision = Revision::of_header(headers)?;
            if revision.is_stateless() {
                return Err(missing_meta(META_VERSION, "text"));
            }
            return Ok(revision);
        };
        let name = name.as_str().ok_or_else(|| missing_meta(META_VERSION, "text"))?;
        check_header(headers, VERSION_HEADER, name)?;
        let revision = Revision::named(name).ok_or_else(|| unsupported(name))?;
        if !revision.is_stateless() {
            return Ok(revision);
        }
        if !meta.and_then(|meta| meta.get(META_CAPABILITIES)).is_some_and(JsonValue::is_object) {
            return Err(missing_meta(META_CAPABILITIES, "object"));
        }
        check_header(headers, METHOD_HEADER, &request.method)?;
        if let ("tools/call", Some(tool)) = (request.method.as_str(), request.params.get("name")) {
            check_header(headers, NAME_HEADER, tool.as_str().unwrap_or_default())?;
        }
        Ok(revision)
    }
}

/// The names of the revisions, the newest first.
pub fn names() -> Vec<&'static str> {
    REVISIONS.iter().map(|(_, name)| *name).collect()
}

/// The value of a header; other bytes than ASCII are replaced.
fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<Cow<'a, str>> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()))
}

fn check_header(headers: &HeaderMap, name: &str, expected: &str) -> Result<(), RpcError> {
    let mismatch = |message: String| Err(RpcError::new(RpcErrorKind::HeaderMismatch, message));
    match header(headers, name) {
        None => mismatch(format!("Header mismatch: the header {name} is missing; the body has {expected:?}")),
        Some(sent) if sent == expected || decoded(&sent).as_deref() == Some(expected) => Ok(()),
        Some(sent) => mismatch(format!("Header mismatch: the header {name} is {sent:?}, the body has {expected:?}")),
    }
}

/// The text in a header that is encoded as `=?base64?TEXT?=`.
fn decoded(value: &str) -> Option<String> {
    let encoded = value.strip_prefix("=?base64?")?.strip_suffix("?=")?;
    String::from_utf8(STANDARD.decode(encoded).ok()?).ok()
}

fn missing_meta(name: &str, r#type: &str) -> RpcError {
    let message = format!("params._meta has no {type} {name:?}, which revision 2026-07-28 requires");
    RpcError::new(RpcErrorKind::InvalidMeta, message)
}

fn unsupported(name: &str) -> RpcError {
    let message = format!("Unsupported protocol version {name:?}; the server has {}", names().join(", "));
    RpcError::new(RpcErrorKind::UnsupportedRevision, message)
        .with_data(json!({"supported": names(), "requested": name}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initialize_agrees_on_a_revision_that_has_it() {
        for name in ["2025-03-26", "2025-06-18", "2025-11-25"] {
            assert_eq!(Revision::negotiate(name).name(), name);
        }
        for name in ["2026-07-28", "2024-11-05", "1.0", ""] {
            assert_eq!(Revision::negotiate(name).name(), "2025-11-25", "{name}");
        }
    }

    #[test]
    fn encoded_header_is_decoded() {
        assert_eq!(decoded("=?base64?bGlzdA==?=").as_deref(), Some("list"));
        for wrong in ["list", "=?base64?%?=", "=?base64?/w==?="] {
            assert_eq!(decoded(wrong), None, "{wrong}");
        }
    }
}
