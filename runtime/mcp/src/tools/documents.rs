//! Tools for documents. Each is an operation of version 2 of the REST API, whose answer is the result.

use super::parameter::{Parameter, ParameterType};
use super::{Arguments, Effect, PlannedCall, Tool, Work, take_object, take_text};
use actix_web::http::Method;
use doctyped_core::context::Site;
use doctyped_core::error::Result;
use doctyped_http::{ApiCall, Operation, Target};
use serde_json::Map;

/// Rows of a list.
const MAX_ROWS: u64 = 500;

/// The largest number of rows that are left out before a page.
const MAX_START: u64 = 1_000_000_000;

const DOCTYPE: Parameter =
    Parameter::required("doctype", ParameterType::Text, "the name of a DocType, as \"Sales Invoice\"");
const NAME: Parameter = Parameter::required(
    "name",
    ParameterType::Text,
    "the name of the document, its primary key; of a single DocType, the name of the DocType",
);
const FILTERS: Parameter = Parameter::optional(
    "filters",
    ParameterType::Filters,
    "conditions that all hold: {\"status\": \"Open\", \"qty\": [\">\", 5]} or [[\"status\", \"in\", [\"Open\", \"Done\"]]]; \
     operators are =, !=, >, <, >=, <=, like, not like, in, not in, between, is",
);
const EXPAND: Parameter =
    Parameter::optional("expand", ParameterType::Texts, "Link fields whose documents are put in place of their names");
const VALUES: Parameter = Parameter::required(
    "values",
    ParameterType::Object,
    "the values of fields by their names; a table field has an array of objects",
);

/// The tools.
pub static TOOLS: [Tool; 9] = [
    Tool {
        name: "list_documents",
        title: "List documents",
        description: "Lists documents of a DocType that the user may read: data has the rows.",
        parameters: &[
            DOCTYPE,
            Parameter::optional(
                "fields",
                ParameterType::Texts,
                "fields of the rows; [\"*\"] for all columns; only name without this argument",
            ),
            FILTERS,
            Parameter::optional(
                "or_filters",
                ParameterType::Filters,
                "conditions of which one holds, in the same forms",
            ),
            Parameter::optional(
                "order_by",
                ParameterType::Text,
                "fields with their direction: \"creation desc, name asc\"",
            ),
            Parameter::optional("start", ParameterType::Integer(0, MAX_START), "rows to leave out before the first; 0"),
            Parameter::optional("limit", ParameterType::Integer(1, MAX_ROWS), "rows to return; 20"),
            EXPAND,
            Parameter::optional(
                "include_count",
                ParameterType::Switch,
                "whether to count all documents that meet the filters",
            ),
        ],
        effect: Effect::Reads,
        work: Work::Api(list),
    },
    Tool {
        name: "get_document",
        title: "Get a document",
        description: "Returns a document with all fields that the user may read and the rows of its table fields.",
        parameters: &[DOCTYPE, NAME, EXPAND],
        effect: Effect::Reads,
        work: Work::Api(|_, arguments| Ok(read(Operation::Read, arguments))),
    },
    Tool {
        name: "count_documents",
        title: "Count documents",
        description: "Counts documents of a DocType that the user may read.",
        parameters: &[DOCTYPE, FILTERS],
        effect: Effect::Reads,
        work: Work::Api(|_, arguments| Ok(read(Operation::Count, arguments))),
    },
    Tool {
        name: "search_link",
        title: "Search documents for a link",
        description: "Finds documents of a DocType by a part of their name, title or search fields, as values of Link fields.",
        parameters: &[
            DOCTYPE,
            Parameter::required("text", ParameterType::Text, "a part of the name or title"),
            FILTERS,
            Parameter::optional("limit", ParameterType::Integer(1, 50), "documents to return; 10"),
        ],
        effect: Effect::Reads,
        work: Work::Api(search),
    },
    Tool {
        name: "create_document",
        title: "Create a document",
        description: "Creates a document and returns it.",
        parameters: &[DOCTYPE, VALUES],
        effect: Effect::Adds,
        work: Work::Api(|_, arguments| write(Method::POST, Operation::Create, arguments)),
    },
    Tool {
        name: "update_document",
        title: "Update a document",
        description: "Changes fields of a document and returns it; other fields stay as they are. Rows of table fields are \
                      changed by their name, rows without a name are added, and rows that are left out stay. With \"modified\" among the values, the update \
                      fails if the document was changed since.",
        parameters: &[DOCTYPE, NAME, VALUES],
        effect: Effect::Changes,
        work: Work::Api(|_, arguments| write(Method::PATCH, Operation::Update, arguments)),
    },
    Tool {
        name: "delete_document",
        title: "Delete a document",
        description: "Deletes a document.",
        parameters: &[DOCTYPE, NAME],
        effect: Effect::Changes,
        work: Work::Api(|_, arguments| write(Method::DELETE, Operation::Delete, arguments)),
    },
    Tool {
        name: "submit_document",
        title: "Submit a document",
        description: "Submits a draft of a submittable DocType (docstatus 0 becomes 1). It cannot be changed afterwards, only \
                      cancelled.",
        parameters: &[DOCTYPE, NAME],
        effect: Effect::Changes,
        work: Work::Api(|_, arguments| call_method("submit", arguments)),
    },
    Tool {
        name: "cancel_document",
        title: "Cancel a document",
        description: "Cancels a submitted document (docstatus 1 becomes 2), for good.",
        parameters: &[DOCTYPE, NAME],
        effect: Effect::Changes,
        work: Work::Api(|_, arguments| call_method("cancel", arguments)),
    },
];

/// An operation that reads; what is left of the arguments are its parameters.
fn read(operation: Operation, mut arguments: Arguments) -> PlannedCall {
    let target = target(&mut arguments);
    PlannedCall { call: ApiCall { method: Method::GET, operation, target, parameters: arguments }, is_write: false }
}

#[allow(clippy::unnecessary_wraps, reason = "the type of the work of all tools")]
fn list(_: &Site, mut arguments: Arguments) -> Result<PlannedCall> {
    if arguments.remove("include_count").and_then(|count| count.as_bool()).unwrap_or_default() {
        arguments.insert("include".to_owned(), "count".into());
    }
    Ok(read(Operation::List, arguments))
}

#[allow(clippy::unnecessary_wraps, reason = "the type of the work of all tools")]
fn search(_: &Site, mut arguments: Arguments) -> Result<PlannedCall> {
    let text = take_text(&mut arguments, "text");
    arguments.insert("txt".to_owned(), text.into());
    Ok(read(Operation::Search, arguments))
}

fn write(method: Method, operation: Operation, mut arguments: Arguments) -> Result<PlannedCall> {
    let target = target(&mut arguments);
    let parameters = take_object(&mut arguments, "values")?;
    Ok(PlannedCall { call: ApiCall { method, operation, target, parameters }, is_write: true })
}

#[allow(clippy::unnecessary_wraps, reason = "the type of the work of all tools")]
fn call_method(method: &str, mut arguments: Arguments) -> Result<PlannedCall> {
    let target = Target { function: method.to_owned(), ..target(&mut arguments) };
    let call = ApiCall { method: Method::POST, operation: Operation::CallMethod, target, parameters: Map::new() };
    Ok(PlannedCall { call, is_write: true })
}

/// Takes the names of the DocType and of the document.
pub fn target(arguments: &mut Arguments) -> Target {
    let (doctype, name) = (take_text(arguments, "doctype"), take_text(arguments, "name"));
    Target { doctype: doctype.into(), name, function: String::new() }
}
