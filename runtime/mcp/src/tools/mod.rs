//! The tools: names, parameters, and the operation that each performs.

mod doctypes;
mod documents;
mod functions;
mod parameter;

use crate::caller::Caller;
use crate::tool_result::ToolResult;
use doctyped_core::config::McpAccess;
use doctyped_core::context::{Context, Site};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_http::ApiCall;
use parameter::{Parameter, check, schema};
use serde_json::{Map, Value as JsonValue, json};

/// The arguments of a call.
pub type Arguments = Map<String, JsonValue>;

/// A tool.
#[derive(Debug)]
pub struct Tool {
    name: &'static str,
    title: &'static str,
    description: &'static str,
    parameters: &'static [Parameter],
    effect: Effect,
    work: Work,
}

/// The effect of a tool on documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// Nothing.
    Reads,
    /// Adds some.
    Adds,
    /// Changes or deletes some.
    Changes,
    /// It depends on the function or method, and on its declaration.
    Calls,
}

/// The work of a tool.
#[derive(Debug, Clone, Copy)]
enum Work {
    /// An operation of the REST API.
    Api(fn(&Site, Arguments) -> Result<PlannedCall>),
    /// A description, which is made of metadata.
    Describe(fn(&mut Context, McpAccess, &Arguments) -> Result<JsonValue>),
}

/// An operation of the API for a tool.
#[derive(Debug)]
pub struct PlannedCall {
    call: ApiCall,
    /// Whether it may change something.
    is_write: bool,
}

/// All tools, in the order in which they are listed.
static TOOLS: [&[Tool]; 3] = [&doctypes::TOOLS, &documents::TOOLS, &functions::TOOLS];

/// The tool of a name.
pub fn find(name: &str) -> Option<&'static Tool> {
    TOOLS.into_iter().flatten().find(|tool| tool.name == name)
}

/// The definitions of the tools that the access allows.
pub fn definitions(access: McpAccess) -> Vec<JsonValue> {
    let is_allowed =
        |tool: &&Tool| access == McpAccess::ReadWrite || matches!(tool.effect, Effect::Reads | Effect::Calls);
    TOOLS.into_iter().flatten().filter(is_allowed).map(|tool| tool.definition(access)).collect()
}

impl Tool {
    fn definition(&self, access: McpAccess) -> JsonValue {
        let only_reads = self.effect == Effect::Reads || access != McpAccess::ReadWrite;
        let mut description = self.description.to_owned();
        if self.effect == Effect::Calls && only_reads {
            description.push_str(" Here only those that are declared to read.");
        }
        json!({
            "name": self.name,
            "title": self.title,
            "description": description,
            "inputSchema": schema(self.parameters),
            "annotations": {
                "title": self.title,
                "readOnlyHint": only_reads,
                "destructiveHint": !only_reads && self.effect != Effect::Adds,
                "idempotentHint": only_reads,
                "openWorldHint": false,
            },
        })
    }
}

/// A call of a tool that is not refused for its arguments or the access.
#[derive(Debug)]
pub enum ToolPlan {
    /// A description for these arguments.
    Describe(fn(&mut Context, McpAccess, &Arguments) -> Result<JsonValue>, Arguments),
    /// An operation of the API.
    Api(Box<PlannedCall>),
}

/// Checks the arguments of a call, and that the access allows it.
///
/// # Errors
/// The result that says to the model what is wrong.
pub fn plan(site: &Site, tool: &Tool, mut arguments: Arguments) -> Result<ToolPlan, ToolResult> {
    let is_read_only = site.config.mcp != McpAccess::ReadWrite;
    if is_read_only && matches!(tool.effect, Effect::Adds | Effect::Changes) {
        return Err(read_only(&format!("{} changes documents", tool.name)));
    }
    if let Err(mistakes) = check(tool.parameters, &mut arguments) {
        return Err(ToolResult::error(ErrorKind::Validation.exc_type(), &format!("{}: {mistakes}", tool.name)));
    }
    match tool.work {
        Work::Describe(describe) => Ok(ToolPlan::Describe(describe, arguments)),
        Work::Api(plan) => match plan(site, arguments) {
            Ok(PlannedCall { is_write: true, .. }) if is_read_only => Err(read_only("It is not declared to only read")),
            Ok(planned) => Ok(ToolPlan::Api(Box::new(planned))),
            Err(error) => Err(ToolResult::of_error(&error)),
        },
    }
}

/// Calls a tool. Whatever goes wrong is a result that the model reads.
pub async fn call(caller: &Caller<'_>, tool: &Tool, arguments: Arguments) -> ToolResult {
    match plan(caller.received.site(), tool, arguments) {
        Ok(ToolPlan::Describe(describe, arguments)) => {
            let access = caller.access;
            match caller.user.run(move |ctx| describe(ctx, access, &arguments)).await {
                Ok(description) => ToolResult::of_value(&description),
                Err(error) => ToolResult::of_error(&error),
            }
        }
        Ok(ToolPlan::Api(planned)) => {
            ToolResult::of_response(caller.received.call(planned.call).await, planned.is_write).await
        }
        Err(refused) => refused,
    }
}

fn read_only(reason: &str) -> ToolResult {
    let message = format!("{reason}, and this server lets clients of the Model Context Protocol only read (--mcp)");
    ToolResult::error(ErrorKind::Permission.exc_type(), &message)
}

/// Takes a text that [`check`] has found.
fn take_text(arguments: &mut Arguments, name: &str) -> String {
    match arguments.remove(name) {
        Some(JsonValue::String(text)) => text,
        _ => String::new(),
    }
}

/// Takes the fields of a document or the arguments of a function.
///
/// # Errors
/// `ValidationError` for names by which requests of the API authenticate.
fn take_object(arguments: &mut Arguments, name: &str) -> Result<Arguments> {
    /// Parameters of a session.
    const RESERVED: [&str; 2] = ["sid", "csrf_token"];
    let object = match arguments.remove(name) {
        Some(JsonValue::Object(object)) => object,
        _ => Map::new(),
    };
    match RESERVED.into_iter().find(|reserved| object.contains_key(*reserved)) {
        Some(reserved) => Err(Error::validation(format!("{name} must not have {reserved}, which the API reserves"))),
        None => Ok(object),
    }
}

/// The part of a list that `start` and `limit` name, in an object with the number of all.
fn page(all: Vec<JsonValue>, arguments: &Arguments, default_limit: usize) -> JsonValue {
    let number = |name| arguments.get(name).and_then(JsonValue::as_u64).and_then(|number| usize::try_from(number).ok());
    let (start, limit) = (number("start").unwrap_or(0), number("limit").unwrap_or(default_limit));
    let total = all.len();
    let data: Vec<JsonValue> = all.into_iter().skip(start).take(limit).collect();
    let has_next_page = start.saturating_add(data.len()) < total && !data.is_empty();
    json!({"data": data, "total": total, "has_next_page": has_next_page})
}

/// Whether one of the texts has the argument `text`, in any case.
fn matches_text(arguments: &Arguments, texts: &[&str]) -> bool {
    let sought = arguments.get("text").and_then(JsonValue::as_str).unwrap_or_default().to_lowercase();
    sought.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&sought))
}
