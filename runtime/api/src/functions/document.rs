//! `run_doc_method`: calls methods of documents by DocType and name, or on a document in the request.

use super::call::document_method_route;
use doctyped_auth::rate_limits::check_route;
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;
use doctyped_core::json_parser;
use doctyped_documents::methods::DocumentMethod;
use doctyped_documents::optional_fields::OptionalValues;
use doctyped_documents::{DocumentFormat, Viewer, lifecycle, payload, write};
use doctyped_macros::whitelist;
use doctyped_orm::table::Record;
use doctyped_schema::Rights;
use serde_json::{Map, Value as JsonValue};

/// Calls a method of a stored document (`dt`, `dn`), or of a document in the request (`docs`, or
/// `document` in v2). Answers its return value and, in `docs`, the document.
#[whitelist(writes_later)]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters, of both versions")]
pub fn run_doc_method(
    ctx: &mut Context,
    method: String,
    dt: Option<String>,
    dn: Option<String>,
    docs: Option<Map<String, JsonValue>>,
    document: Option<Map<String, JsonValue>>,
    args: Option<JsonValue>,
    arg: Option<JsonValue>,
    kwargs: Option<JsonValue>,
    out: &mut JsonWriter,
) -> Result<()> {
    let is_get = ctx.is_get();
    let payload = document.as_ref().or(docs.as_ref());
    let text = |key: &str| payload.and_then(|payload| payload.get(key)?.as_str());
    let doctype = text("doctype").or(dt.as_deref()).unwrap_or_default();
    let name = text("name").or(dn.as_deref()).unwrap_or(doctype);
    check_route(ctx, |_| vec![document_method_route(doctype, name, &method)])?;
    if !is_get {
        match ctx.site().registry().entry(doctype) {
            Some(entry) => DocumentMethod::begin(ctx, entry, &method)?,
            None => ctx.begin_writing()?,
        }
    }
    let right = if document.is_some() && !is_get { Rights::WRITE } else { Rights::READ };
    // Ownership is read from the stored document, not from the request.
    let (mut record, stored) = match (document.or(docs), dt.filter(|doctype| !doctype.is_empty())) {
        (Some(document), _) => payload::unsaved(ctx, &document, right)?,
        (None, Some(doctype)) => {
            let entry = ctx.entry(&doctype)?;
            let record = lifecycle::load_for(ctx, entry, dn.as_deref().unwrap_or(&doctype), right)?;
            let stored = record.clone_record();
            (record, Some(stored))
        }
        (None, None) => {
            return Err(Error::validation("run_doc_method takes dt and dn, or a document"));
        }
    };
    let method = DocumentMethod::find(ctx, ctx.entry(record.meta().name)?, &method)?;
    method.check_http_method(is_get)?;
    let arguments = arguments(kwargs.or(args).or(arg));
    method.call(ctx, record.as_mut(), &arguments, is_get, out)?;
    let (viewer, optional_values) = match stored {
        Some(stored) => (viewer(ctx, stored.as_ref(), record.as_ref())?, OptionalValues::load(ctx, record.as_ref())?),
        // The name of a document that is not stored may be that of another user's.
        None => (Viewer::of_doctype(ctx, record.meta()), OptionalValues::default()),
    };
    let mut docs = JsonWriter::new();
    docs.begin_array();
    write(record.as_ref(), &DocumentFormat { optional_values, ..DocumentFormat::new(viewer) }, &mut docs);
    docs.end_array();
    ctx.add_to_response("docs", docs);
    Ok(())
}

/// The session user as the viewer of a document that may be one of the request, which says what the client
/// likes. So the stored document has to be readable, too.
fn viewer(ctx: &mut Context, stored: &dyn Record, record: &dyn Record) -> Result<Viewer> {
    let viewer = Viewer::of_document(ctx, stored)?;
    if viewer.may_read() { Viewer::of_document(ctx, record) } else { Ok(viewer) }
}

/// The arguments of the method: an object, or text with one. Any other value is the argument `args`, as
/// in Frappe.
fn arguments(value: Option<JsonValue>) -> Arguments {
    let value = match value {
        Some(JsonValue::String(text)) => match json_parser::parse(&text) {
            Ok(value) => value,
            Err(_) if text.is_empty() => JsonValue::Null,
            Err(_) => JsonValue::String(text),
        },
        Some(value) => value,
        None => JsonValue::Null,
    };
    Arguments::from(match value {
        JsonValue::Null => Map::new(),
        JsonValue::Object(arguments) => arguments,
        other => Map::from_iter([("args".to_owned(), other)]),
    })
}
