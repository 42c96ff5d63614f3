//! JSON of requests and responses.

use serde_json::Value as JsonValue;

/// An object with the members of two; those of `more` win.
pub fn merge(mut object: JsonValue, more: JsonValue) -> JsonValue {
    let JsonValue::Object(more) = more else { panic!("not an object: {more}") };
    object.as_object_mut().unwrap().extend(more);
    object
}

/// The text of a field; empty if it has none.
pub fn text<'a>(document: &'a JsonValue, field: &str) -> &'a str {
    document[field].as_str().unwrap_or_default()
}

/// The exception class of an error response in the envelope of v1 or v2; empty for other responses.
pub fn error_class(body: &JsonValue) -> &str {
    body.get("exc_type").or_else(|| body["errors"][0].get("type")).and_then(JsonValue::as_str).unwrap_or_default()
}
