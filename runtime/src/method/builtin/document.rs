//! Methods of documents, called by the document instead of by its route.

use crate::context::Context;
use crate::document::marks::Shown;
use crate::document::methods::DocumentMethod;
use crate::document::{Style, lifecycle, whole, write};
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use crate::method::Arguments;
use crate::permission;
use crate::schema::Rights;
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue};

/// Calls a method of a stored document (`dt`, `dn`), or of one that comes along (`docs`, or
/// `document` in v2), and answers what it returns and, in `docs`, the document.
#[whitelist(writes_later)]
#[allow(clippy::too_many_arguments, reason = "they are Frappe's, of both versions")]
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
    if !is_get {
        let sent = document.as_ref().or(docs.as_ref());
        let doctype = sent.and_then(|sent| sent.get("doctype")?.as_str()).or(dt.as_deref()).unwrap_or_default();
        match ctx.site().registry().handler(doctype) {
            Some(handler) => DocumentMethod::begin(ctx, handler, &method)?,
            None => ctx.transaction().begin_writing()?,
        }
    }
    let right = if document.is_some() && !is_get { Rights::WRITE } else { Rights::READ };
    let (mut record, stored) = match (document.or(docs), dt.filter(|doctype| !doctype.is_empty())) {
        (Some(sent), _) => whole::sent(ctx, &sent)?,
        (None, Some(doctype)) => {
            let handler = ctx.handler(&doctype)?;
            let record = lifecycle::load(ctx, handler, dn.as_deref().unwrap_or(&doctype))?;
            let stored = record.clone_record();
            (record, Some(stored))
        }
        (None, None) => {
            return Err(Error::validation("run_doc_method takes dt and dn, or a document"));
        }
    };
    // Whose document it is, the database says and not the client.
    permission::check(ctx, record.meta(), right, stored.as_deref())?;
    let method = DocumentMethod::find(ctx, ctx.handler(record.meta().name)?, &method)?;
    let verbs = method.verbs();
    if !verbs.is_empty() && verbs.iter().all(|verb| (*verb == "GET") != is_get) {
        return Err(Error::permission(format!("This method is called with {}", verbs.join(" or "))));
    }
    let arguments = arguments(kwargs.or(args).or(arg));
    method.call(ctx, record.as_mut(), &arguments, is_get, out)?;
    let levels = permission::readable_levels(ctx, record.meta());
    let mut docs = JsonWriter::new();
    docs.begin_array();
    let shown = Shown::of(ctx, record.as_ref())?;
    write(record.as_ref(), &Style { levels: Some(levels), shown, ..Style::default() }, &mut docs);
    docs.end_array();
    ctx.add_to_answer("docs", docs);
    Ok(())
}

/// The arguments of the method: an object, or text that holds one. Anything else is the one
/// argument `args`, as in Frappe.
fn arguments(given: Option<JsonValue>) -> Arguments {
    let given = match given {
        Some(JsonValue::String(text)) => match serde_json::from_str(&text) {
            Ok(value) => value,
            Err(_) if text.is_empty() => JsonValue::Null,
            Err(_) => JsonValue::String(text),
        },
        Some(value) => value,
        None => JsonValue::Null,
    };
    Arguments::from(match given {
        JsonValue::Null => Map::new(),
        JsonValue::Object(arguments) => arguments,
        other => Map::from_iter([("args".to_owned(), other)]),
    })
}
