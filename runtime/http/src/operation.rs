//! The operations of the API, whichever version and path they are called by.
//!
//! A route names an operation and its [`Target`]; a DocType's handlers name one in code. Either way
//! [`Operation::run`] does the work, inside the request's transaction.

use super::operation_input::{OperationInput, Target};
use super::{doctypes, documents, download, functions};
use doctyped_api::bulk::{self, Bulk};
use doctyped_api::functions::{document_method_route, lookup};
use doctyped_core::context::{Context, Site};
use doctyped_core::error::Result;
use doctyped_core::json::JsonWriter;
use doctyped_monitoring::{RequestTrace, RouteTemplate};

/// An operation of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// List documents.
    List,
    /// Create a document.
    Create,
    /// Read a document.
    Read,
    /// Update a document.
    Update,
    /// Delete a document.
    Delete,
    /// Call a method of a document.
    CallMethod,
    /// Read an unsaved copy of a document.
    Copy,
    /// Count documents.
    Count,
    /// Suggest documents for a link.
    Search,
    /// Describe a DocType.
    Meta,
    /// Delete or update many documents.
    Bulk(Bulk),
    /// Call a function by its path.
    CallFunction,
    /// Call a function of a DocType's controller.
    CallControllerFunction,
    /// List all functions.
    ListFunctions,
    /// Describe the API.
    OpenApi,
    /// Download a file.
    Download,
}

/// The functions of `frappe.client` that write.
const WRITING_FUNCTIONS: [&str; 6] = ["insert", "save", "set_value", "submit", "cancel", "delete"];

impl Operation {
    /// Whether the operation writes nearly always, and early in its transaction: it may wait in the
    /// queue of the writer thread.
    pub fn writes(self, target: &Target) -> bool {
        match self {
            Operation::Create | Operation::Update | Operation::Delete => true,
            Operation::CallFunction => {
                let client = target.function.strip_prefix("frappe.client.");
                client.is_some_and(|function| WRITING_FUNCTIONS.contains(&function))
            }
            _ => false,
        }
    }

    /// The path that names the operation in the API without a version.
    pub fn route_name(self, target: &Target) -> String {
        let Target { doctype, name, function } = target;
        match self {
            Operation::List | Operation::Create => format!("/api/resource/{doctype}"),
            Operation::Read | Operation::Update | Operation::Delete => format!("/api/resource/{doctype}/{name}"),
            Operation::Copy => format!("/api/resource/{doctype}/{name}/copy"),
            Operation::CallMethod => document_method_route(doctype, name, function),
            Operation::Count => format!("/api/v2/doctype/{doctype}/count"),
            Operation::Search => format!("/api/v2/doctype/{doctype}/search"),
            Operation::Meta => format!("/api/v2/doctype/{doctype}/meta"),
            Operation::Bulk(bulk) if doctype.is_empty() => format!("/api/method/{}", bulk.route()),
            Operation::Bulk(bulk) => format!("/api/resource/{doctype}/{}", bulk.route()),
            Operation::CallFunction => format!("/api/method/{function}"),
            Operation::CallControllerFunction => format!("/api/method/{doctype}/{function}"),
            Operation::ListFunctions => "/api/method".to_owned(),
            Operation::OpenApi => "/api/openapi.json".to_owned(),
            Operation::Download => name.clone(),
        }
    }

    /// Notes the route in the trace of a request, with its DocType or function if there is one of that name.
    pub fn describe(self, target: &Target, site: &Site, trace: &RequestTrace) {
        trace.set_route(match self {
            Operation::List | Operation::Create => RouteTemplate::Documents,
            Operation::Read | Operation::Update | Operation::Delete => RouteTemplate::Document,
            Operation::CallMethod => RouteTemplate::DocumentMethod,
            Operation::Copy => RouteTemplate::Copy,
            Operation::Count => RouteTemplate::Count,
            Operation::Search => RouteTemplate::Search,
            Operation::Meta => RouteTemplate::Meta,
            Operation::Bulk(_) => RouteTemplate::Bulk,
            Operation::CallFunction => RouteTemplate::Function,
            Operation::CallControllerFunction => RouteTemplate::ControllerFunction,
            Operation::ListFunctions => RouteTemplate::Functions,
            Operation::OpenApi => RouteTemplate::OpenApi,
            Operation::Download => RouteTemplate::File,
        });
        let Target { doctype, function, .. } = target;
        if let Some(handler) = site.registry().entry(doctype) {
            trace.set_subject((handler.meta)().name);
        } else if self == Operation::CallFunction
            && (site.registry().function(function).is_some() || lookup(function).is_some())
        {
            trace.set_subject(function.clone());
        }
    }

    /// Runs the operation, writes the members of the response and returns its status.
    pub fn run(self, ctx: &mut Context, input: OperationInput<'_>, out: &mut JsonWriter) -> Result<u16> {
        match self {
            Operation::List => documents::list(ctx, input, out)?,
            Operation::Create => documents::create(ctx, input, out)?,
            Operation::Read => documents::read(ctx, &input, out)?,
            Operation::Update => documents::update(ctx, input, out)?,
            Operation::Delete => {
                documents::delete(ctx, &input, out)?;
                return Ok(202);
            }
            Operation::CallMethod => documents::call_method(ctx, input, out)?,
            Operation::Copy => documents::copy(ctx, &input, out)?,
            Operation::Count => doctypes::count(ctx, input, out)?,
            Operation::Search => doctypes::search(ctx, input, out)?,
            Operation::Meta => doctypes::meta(ctx, &input, out)?,
            Operation::Bulk(bulk) => {
                let doctype = Some(input.target.doctype.as_ref()).filter(|doctype| !doctype.is_empty());
                bulk::run(ctx, bulk, doctype, &input.form.fields, out)?;
            }
            Operation::CallFunction => {
                let path = input.target.function.clone();
                functions::call(ctx, input, &path, out)?;
            }
            Operation::CallControllerFunction => {
                let path = functions::controller_path(ctx, &input.target.doctype, &input.target.function)?;
                functions::call(ctx, input, &path, out)?;
            }
            Operation::ListFunctions => functions::call(ctx, input, "doctyped.methods", out)?,
            Operation::OpenApi => {
                let tags = input.form.fields.get("tags").and_then(|tags| tags.as_str());
                let document = doctyped_reference::document(ctx, tags)?;
                ctx.respond_with_file(document);
            }
            Operation::Download => {
                let download = download::find(ctx, &input.target.name)?;
                ctx.respond_with_file(download);
            }
        }
        Ok(200)
    }
}
