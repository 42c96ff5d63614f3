//! The responses of operations: envelopes, and the errors that each operation may have.

use serde_json::{Map, Value, json};

/// The version of the API, which decides paths and envelopes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Api {
    V1,
    V2,
}

/// The effect of an operation, which decides its errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    Read,
    Write,
    /// A write that may have an idempotency key.
    Post,
}

impl Api {
    /// The path of documents.
    pub(super) fn documents(self) -> &'static str {
        match self {
            Api::V1 => "/api/resource",
            Api::V2 => "/api/v2/document",
        }
    }

    /// The path of functions.
    pub(super) fn functions(self) -> &'static str {
        match self {
            Api::V1 => "/api/method",
            Api::V2 => "/api/v2/method",
        }
    }

    /// The member of a response with the result of a function.
    pub(super) fn result_key(self) -> &'static str {
        match self {
            Api::V1 => "message",
            Api::V2 => "data",
        }
    }

    /// The end of operation ids.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Api::V1 => "",
            Api::V2 => "V2",
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Api::V1 => "v1",
            Api::V2 => "v2",
        }
    }
}

/// The security of an operation that takes no login: each scheme, or none.
pub(super) fn optional_security() -> Value {
    json!([{}, {"token": []}, {"basic": []}, {"bearer": []}, {"session": []}, {"session": [], "csrf": []}])
}

/// The statuses of errors.
fn errors(effect: Effect) -> &'static [u16] {
    match effect {
        Effect::Read => &[400, 401, 403, 404, 413, 417, 429, 503],
        Effect::Write => &[400, 401, 403, 404, 409, 413, 417, 429, 503],
        Effect::Post => &[400, 401, 403, 404, 409, 413, 417, 422, 429, 503],
    }
}

/// The responses of an operation: one with members, and its errors.
pub(super) fn responses(api: Api, effect: Effect, status: u16, mut members: Map<String, Value>) -> Value {
    let (messages, schema) = match api {
        Api::V1 => ("_server_messages", "ServerMessages"),
        Api::V2 => ("messages", "Messages"),
    };
    members.insert(messages.to_owned(), super::names::reference(schema));
    let schema = json!({"type": "object", "properties": members});
    let success = json!({"description": "Success.", "content": {"application/json": {"schema": schema}}});
    with_errors(api, effect, status, success)
}

/// The responses of an operation: one that is given, and its errors.
pub(super) fn with_errors(api: Api, effect: Effect, status: u16, success: Value) -> Value {
    let mut responses = Map::from_iter([(status.to_string(), success)]);
    for status in errors(effect) {
        let error = json!({"$ref": format!("#/components/responses/{}.{status}", api.prefix())});
        responses.insert(status.to_string(), error);
    }
    responses.into()
}
