//! Messages and errors of JSON-RPC 2.0, as far as MCP uses it: parameters are objects, and ids are texts or integers.

use doctyped_core::json::JsonWriter;
use serde_json::{Map, Value as JsonValue};

/// A message of a client.
#[derive(Debug)]
pub enum Message {
    /// A request, which is answered.
    Request(Request),
    /// A notification, which is not.
    Notification,
    /// A response to a request of the server, which sends none.
    Response,
}

/// A request.
#[derive(Debug)]
pub struct Request {
    /// The id, which the response repeats.
    pub id: JsonValue,
    /// The name of the method.
    pub method: String,
    /// The parameters.
    pub params: Map<String, JsonValue>,
}

/// The kinds of errors, with their code and the HTTP status of a response that is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RpcErrorKind {
    /// The body is no JSON.
    Parse,
    /// The body is no message.
    InvalidRequest,
    /// There is no such method. Clients take 404 for the end of a session, except in revision 2026-07-28, which demands it.
    MethodNotFound {
        /// Whether the status is 404.
        is_404: bool,
    },
    /// The parameters are wrong.
    InvalidParams,
    /// The fields of the protocol in the parameters are wrong.
    InvalidMeta,
    /// The headers of the request differ from its body.
    HeaderMismatch,
    /// The server does not implement the revision of the protocol.
    UnsupportedRevision,
    /// The request was refused before its message was read.
    Refused {
        /// The HTTP status.
        status: u16,
    },
}

impl RpcErrorKind {
    fn code(self) -> i64 {
        match self {
            RpcErrorKind::Parse => -32700,
            RpcErrorKind::InvalidRequest | RpcErrorKind::Refused { .. } => -32600,
            RpcErrorKind::MethodNotFound { .. } => -32601,
            RpcErrorKind::InvalidParams | RpcErrorKind::InvalidMeta => -32602,
            RpcErrorKind::HeaderMismatch => -32020,
            RpcErrorKind::UnsupportedRevision => -32022,
        }
    }

    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            RpcErrorKind::MethodNotFound { is_404: false } | RpcErrorKind::InvalidParams => 200,
            RpcErrorKind::MethodNotFound { is_404: true } => 404,
            RpcErrorKind::Refused { status } => status,
            _ => 400,
        }
    }
}

/// An error response.
#[derive(Debug)]
pub struct RpcError {
    /// The kind.
    pub kind: RpcErrorKind,
    message: String,
    data: Option<JsonValue>,
}

impl RpcError {
    /// An error with a message for the developer of the client.
    pub fn new(kind: RpcErrorKind, message: impl Into<String>) -> RpcError {
        RpcError { kind, message: message.into(), data: None }
    }

    /// The same error with data for programs.
    pub fn with_data(self, data: JsonValue) -> RpcError {
        RpcError { data: Some(data), ..self }
    }

    /// Writes the response. The id is null if it is not known.
    pub fn write(&self, id: &JsonValue, out: &mut JsonWriter) {
        write_response(id, "error", out, |out| {
            out.key("code");
            out.int(self.kind.code());
            out.key("message");
            out.text(&self.message);
            if let Some(data) = &self.data {
                out.key("data");
                out.serialize(data);
            }
        });
    }
}

/// Writes a response whose result or error has the members that `write` writes.
pub fn write_response(id: &JsonValue, member: &str, out: &mut JsonWriter, write: impl FnOnce(&mut JsonWriter)) {
    out.begin_object();
    out.key("jsonrpc");
    out.text("2.0");
    out.key("id");
    out.serialize(id);
    out.key(member);
    out.begin_object();
    write(out);
    out.end_object();
    out.end_object();
}

/// Reads a message; an error comes with the id, as far as it is known.
///
/// # Errors
/// `InvalidRequest` that says what is wrong.
#[allow(clippy::result_large_err, reason = "one for each message")]
pub fn read(value: JsonValue) -> Result<Message, (JsonValue, RpcError)> {
    let refused = |id: &JsonValue, message: &str| (id.clone(), RpcError::new(RpcErrorKind::InvalidRequest, message));
    let JsonValue::Object(mut members) = value else {
        return Err(refused(&JsonValue::Null, "A message is a JSON object"));
    };
    let id = members.remove("id");
    let known_id = id.clone().filter(|id| id.is_string() || id.is_i64() || id.is_u64()).unwrap_or_default();
    if members.get("jsonrpc").and_then(JsonValue::as_str) != Some("2.0") {
        return Err(refused(&known_id, "A message has \"jsonrpc\": \"2.0\""));
    }
    let method = match members.remove("method") {
        Some(JsonValue::String(method)) => method,
        None if members.contains_key("result") || members.contains_key("error") => return Ok(Message::Response),
        _ => return Err(refused(&known_id, "A request names its method in \"method\"")),
    };
    let params = match members.remove("params") {
        Some(JsonValue::Object(params)) => params,
        None => Map::new(),
        Some(_) => return Err(refused(&known_id, "\"params\" is a JSON object")),
    };
    match id {
        None => Ok(Message::Notification),
        Some(_) if known_id.is_null() => Err(refused(&known_id, "\"id\" is a text or an integer")),
        Some(id) => Ok(Message::Request(Request { id, method, params })),
    }
}
