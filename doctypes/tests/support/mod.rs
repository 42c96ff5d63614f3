//! Helpers for tests of the application.

use doctyped::JsonWriter;
use doctyped::method::functions::lookup;
use doctyped::method::{Arguments, Call};
use doctyped::prelude::*;

/// Calls a built-in function by its path; null if it returns nothing.
pub fn call(ctx: &mut Context, path: &str, arguments: JsonValue) -> Result<JsonValue> {
    let JsonValue::Object(arguments) = arguments else { unreachable!("arguments are an object") };
    let Some(Call::Free(function)) = lookup(path).map(|method| method.call) else { unreachable!("no function {path}") };
    let mut out = JsonWriter::new();
    function(ctx, &Arguments::from(arguments), &mut out)?;
    let bytes = out.into_bytes();
    Ok(if bytes.is_empty() { JsonValue::Null } else { serde_json::from_slice(&bytes).unwrap() })
}
