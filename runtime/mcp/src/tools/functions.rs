//! Tools for whitelisted functions and for methods of documents.

use super::documents::target;
use super::parameter::{Parameter, ParameterType};
use super::{Arguments, Effect, PlannedCall, Tool, Work, matches_text, page, take_object, take_text};
use actix_web::http::Method as HttpMethod;
use doctyped_api::functions::{all, lookup};
use doctyped_core::config::McpAccess;
use doctyped_core::context::{Call, Context, WhitelistedFunction, Site};
use doctyped_core::error::Result;
use doctyped_http::{ApiCall, Operation, Target};
use serde_json::{Value as JsonValue, json};
use std::collections::BTreeMap;

/// Functions that are listed without a limit.
const DEFAULT_LIMIT: usize = 50;

const ARGUMENTS: Parameter = Parameter::optional("arguments", ParameterType::Object, "its arguments by their names");

/// The tools.
pub static TOOLS: [Tool; 3] = [
    Tool {
        name: "list_functions",
        title: "List functions",
        description: "Lists whitelisted functions with their documentation and their arguments, for call_function; and methods \
                      of documents, which have a doctype, for call_document_method.",
        parameters: &[
            Parameter::optional(
                "text",
                ParameterType::Text,
                "a part of the path, of the DocType or of the documentation",
            ),
            Parameter::optional(
                "start",
                ParameterType::Integer(0, 1_000_000),
                "functions to leave out before the first; 0",
            ),
            Parameter::optional("limit", ParameterType::Integer(1, 200), "functions to return; 50"),
        ],
        effect: Effect::Reads,
        work: Work::Describe(list),
    },
    Tool {
        name: "call_function",
        title: "Call a function",
        description: "Calls a whitelisted function and returns its result in data.",
        parameters: &[
            Parameter::required("function", ParameterType::Text, "the path of the function, as list_functions has it"),
            ARGUMENTS,
        ],
        effect: Effect::Calls,
        work: Work::Api(call_function),
    },
    Tool {
        name: "call_document_method",
        title: "Call a method of a document",
        description: "Calls a whitelisted method of a document and returns its result in data.",
        parameters: &[
            Parameter::required("doctype", ParameterType::Text, "the name of a DocType"),
            Parameter::required("name", ParameterType::Text, "the name of the document"),
            Parameter::required("method", ParameterType::Text, "the name of the method, as list_functions has it"),
            ARGUMENTS,
        ],
        effect: Effect::Calls,
        work: Work::Api(call_document_method),
    },
];

/// Lists the functions that the access allows, by their path; methods of documents after them.
#[allow(clippy::unnecessary_wraps, reason = "the type of the work of all tools")]
fn list(ctx: &mut Context, access: McpAccess, arguments: &Arguments) -> Result<JsonValue> {
    let registry = ctx.site().registry();
    let is_allowed = |method: &WhitelistedFunction| access == McpAccess::ReadWrite || only_reads(method);
    let mut functions: BTreeMap<String, &'static WhitelistedFunction> = all().collect();
    functions.extend(registry.functions().map(|(path, method)| (path.to_owned(), method)));
    let mut listed = Vec::new();
    for (path, method) in functions {
        if is_allowed(method) && matches_text(arguments, &[&path, method.description]) {
            listed.push(describe(json!({"path": path}), method));
        }
    }
    let mut methods: BTreeMap<(&str, &str), &WhitelistedFunction> = BTreeMap::new();
    for entry in registry.entries() {
        methods.extend(entry.methods.iter().map(|&method| (((entry.meta)().name, method.name), method)));
    }
    for ((doctype, name), method) in methods {
        if is_allowed(method) && matches_text(arguments, &[doctype, name, method.description]) {
            listed.push(describe(json!({"doctype": doctype, "method": name}), method));
        }
    }
    Ok(page(listed, arguments, DEFAULT_LIMIT))
}

#[allow(clippy::indexing_slicing, reason = "an object takes new members")]
fn describe(mut description: JsonValue, method: &WhitelistedFunction) -> JsonValue {
    let argument = |argument: &doctyped_core::arguments::Argument| {
        let mut described = json!({"name": argument.name, "type": argument.r#type, "required": argument.required});
        if let Some(default) = argument.default {
            described["default"] = default.into();
        }
        described
    };
    description["description"] = method.description.into();
    description["read_only"] = method.is_read_only().into();
    description["arguments"] = method.arguments.iter().map(argument).collect();
    description
}

/// Whether a function only reads, by its declaration. An async function does not count, because each of its transactions
/// commits.
fn only_reads(method: &WhitelistedFunction) -> bool {
    method.is_read_only() && !matches!(method.call, Call::Async(_))
}

/// The HTTP method of a call: GET for a function that reads, if it takes it, because a GET is rolled back.
fn http_method(method: Option<&WhitelistedFunction>) -> HttpMethod {
    let Some(method) = method else { return HttpMethod::POST };
    let verbs = method.http_methods();
    let preferred = if only_reads(method) { ["GET", "POST"] } else { ["POST", "PUT"] };
    let verb = preferred.into_iter().find(|verb| verbs.contains(verb)).or(verbs.first().copied());
    verb.and_then(|verb| verb.parse().ok()).unwrap_or(HttpMethod::POST)
}

fn call_function(site: &Site, mut arguments: Arguments) -> Result<PlannedCall> {
    let function = take_text(&mut arguments, "function");
    let method = site.registry().function(&function).or_else(|| lookup(&function));
    let call = ApiCall {
        method: http_method(method),
        operation: Operation::CallFunction,
        target: Target { function, ..Target::default() },
        parameters: take_object(&mut arguments, "arguments")?,
    };
    // The API says of a path without a function that there is none.
    Ok(PlannedCall { call, is_write: method.is_some_and(|method| !only_reads(method)) })
}

fn call_document_method(site: &Site, mut arguments: Arguments) -> Result<PlannedCall> {
    let function = take_text(&mut arguments, "method");
    let target = Target { function, ..target(&mut arguments) };
    let entry = site.registry().entry(&target.doctype);
    let method = entry.and_then(|entry| entry.methods.iter().find(|method| method.name == target.function));
    let is_write = entry.is_some() && method.is_none_or(|method| !only_reads(method));
    let call = ApiCall {
        method: http_method(method.copied()),
        operation: Operation::CallMethod,
        target,
        parameters: take_object(&mut arguments, "arguments")?,
    };
    Ok(PlannedCall { call, is_write })
}
