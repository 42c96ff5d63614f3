//! The methods of the protocol.

use crate::caller::Caller;
use crate::json_rpc::{Request, RpcError, RpcErrorKind};
use crate::revision::{self, Revision};
use crate::tool_result::ToolResult;
use crate::tools::{self, Tool, ToolPlan};
use doctyped_api::functions::FRAPPE_VERSION;
use doctyped_core::context::Site;
use doctyped_core::json::JsonWriter;
use serde_json::{Map, Value as JsonValue, json};

/// Time for which a client may hold what the server says of itself and of its tools, in milliseconds.
const CACHE_TIME: u32 = 5 * 60 * 1000;

/// Instructions for the model.
const INSTRUCTIONS: &str = "Business documents of the user's site. A DocType is a type of documents, like a table. Find \
    DocTypes with list_doctypes and their fields with describe_doctype before you read or write documents. All tools have \
    the permissions of the user. Errors say what to change.";

/// The result of a method.
pub enum MethodResult {
    /// The members of a result.
    Members(Map<String, JsonValue>),
    /// The result of a tool.
    Tool(ToolResult),
}

impl MethodResult {
    /// Writes the members.
    pub fn write(&self, revision: Revision, out: &mut JsonWriter) {
        match self {
            MethodResult::Members(members) => {
                for (name, value) in members {
                    out.key(name);
                    out.serialize(value);
                }
            }
            MethodResult::Tool(result) => result.write(out),
        }
        if revision.is_stateless() {
            out.key("resultType");
            out.text("complete");
            out.key("_meta");
            out.serialize(&json!({"io.modelcontextprotocol/serverInfo": server_info()}));
        }
    }
}

/// Performs a request.
///
/// # Errors
/// `MethodNotFound`, `InvalidParams`.
pub async fn perform(caller: &Caller<'_>, request: &Request, revision: Revision) -> Result<MethodResult, RpcError> {
    let members = match (request.method.as_str(), revision.is_stateless()) {
        ("initialize", false) => initialize(request)?,
        ("ping", false) => JsonValue::Object(Map::new()),
        ("server/discover", true) => cached(json!({
            "supportedVersions": revision::names(),
            "capabilities": capabilities(),
            "instructions": INSTRUCTIONS,
        })),
        ("tools/list", is_stateless) => {
            if let Some(cursor) = request.params.get("cursor") {
                return Err(invalid(format!("There is no cursor {cursor}: one page has all tools")));
            }
            let tools = json!({"tools": tools::definitions(caller.access)});
            if is_stateless { cached(tools) } else { tools }
        }
        ("tools/call", _) => return call_tool(caller, request).await.map(MethodResult::Tool),
        (method, is_404) => {
            let message = format!("There is no method {method:?} in revision {}", revision.name());
            return Err(RpcError::new(RpcErrorKind::MethodNotFound { is_404 }, message));
        }
    };
    Ok(MethodResult::Members(match members {
        JsonValue::Object(members) => members,
        _ => Map::new(),
    }))
}

fn initialize(request: &Request) -> Result<JsonValue, RpcError> {
    let asked = request.params.get("protocolVersion").and_then(JsonValue::as_str);
    let asked = asked.ok_or_else(|| invalid("protocolVersion is missing: the revision of the protocol, as a text"))?;
    Ok(json!({
        "protocolVersion": Revision::negotiate(asked).name(),
        "capabilities": capabilities(),
        "serverInfo": server_info(),
        "instructions": INSTRUCTIONS,
    }))
}

async fn call_tool(caller: &Caller<'_>, request: &Request) -> Result<ToolResult, RpcError> {
    let (tool, arguments) = named_tool(request)?;
    Ok(tools::call(caller, tool, arguments).await)
}

/// The tool that a request names, and the arguments.
fn named_tool(request: &Request) -> Result<(&'static Tool, Map<String, JsonValue>), RpcError> {
    let name = request.params.get("name").and_then(JsonValue::as_str);
    let name = name.ok_or_else(|| invalid("name is missing: the name of a tool, as a text"))?;
    let arguments = match request.params.get("arguments") {
        None | Some(JsonValue::Null) => Map::new(),
        Some(JsonValue::Object(arguments)) => arguments.clone(),
        Some(_) => return Err(invalid("arguments is a JSON object")),
    };
    let tool = tools::find(name).ok_or_else(|| invalid(format!("Unknown tool: {name}")))?;
    Ok((tool, arguments))
}

/// Whether a request leads to an operation of the API, and is not refused before.
pub fn is_api_call(site: &Site, request: &Request) -> bool {
    request.method == "tools/call"
        && named_tool(request)
            .is_ok_and(|(tool, arguments)| matches!(tools::plan(site, tool, arguments), Ok(ToolPlan::Api(_))))
}

fn capabilities() -> JsonValue {
    json!({"tools": {"listChanged": false}})
}

/// The name and the version, which is that of the API.
fn server_info() -> JsonValue {
    json!({"name": "doctyped", "version": FRAPPE_VERSION})
}

/// A result with the time for which it may be cached.
#[allow(clippy::indexing_slicing, reason = "an object takes new members")]
fn cached(mut result: JsonValue) -> JsonValue {
    result["ttlMs"] = CACHE_TIME.into();
    result["cacheScope"] = "private".into();
    result
}

fn invalid(message: impl Into<String>) -> RpcError {
    RpcError::new(RpcErrorKind::InvalidParams, message)
}
