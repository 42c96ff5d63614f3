//! Many documents in one request: `bulk_delete` and `bulk_update` of /api/v2.
//!
//! Each document has a savepoint of its own: one that cannot be deleted or updated is listed under
//! `failed` with the reason, and the rest of the request goes on.

use doctyped_core::batch::check_batch_len;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_documents::payload;
use serde_json::{Map, Value as JsonValue, json};

/// Bytes of the updated documents in a response, apart from the first one. Each document of a request can be named
/// many times, so the response can be far larger than the request.
const MAX_DOCS_SIZE: usize = 16 * 1024 * 1024;

/// The operation on each document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bulk {
    /// Delete them.
    Delete,
    /// Update them.
    Update,
}

impl Bulk {
    /// The last part of the paths of the operation.
    pub fn route(self) -> &'static str {
        match self {
            Bulk::Delete => "bulk_delete",
            Bulk::Update => "bulk_update",
        }
    }
}

/// Deletes or updates the documents that a form names, of one DocType if it is given. Writes their
/// names by result under `data`, and updated documents under `docs`. Documents beyond 16 MiB are updated, too,
/// and the response has only their names.
///
/// # Errors
/// `FrappeTypeError` when the form does not name documents, `ValidationError` for too many.
pub fn run(
    ctx: &mut Context,
    bulk: Bulk,
    doctype: Option<&str>,
    form: &Map<String, JsonValue>,
    out: &mut JsonWriter,
) -> Result<()> {
    if let Some(doctype) = doctype {
        ctx.entry(doctype)?;
    }
    let items = items(bulk, doctype, form)?;
    ctx.transaction().begin_writing()?;
    let (mut done, mut failed) = (Vec::new(), Vec::new());
    let mut docs = JsonWriter::new();
    docs.begin_array();
    for item in items {
        let named = |error: Option<&str>| name_item(doctype, item, error);
        match ctx.in_savepoint(|ctx| apply(ctx, bulk, doctype, item, &mut docs))? {
            Ok(name) if doctype.is_some() => done.push(json!(name)),
            Ok(_) => done.push(named(None)),
            Err(error) => failed.push(named(Some(error.message()))),
        }
    }
    docs.end_array();
    let verb = if bulk == Bulk::Delete { "deleted" } else { "updated" };
    out.key("data");
    out.serialize(&json!({
        "total": items.len(),
        "success_count": done.len(),
        "failure_count": failed.len(),
        verb: done,
        "failed": failed,
    }));
    if bulk == Bulk::Update {
        out.key("docs");
        out.written(&docs);
    }
    Ok(())
}

/// The documents that a form names: an array, `names` where only names are needed, else `docs`.
fn items<'a>(bulk: Bulk, doctype: Option<&str>, form: &'a Map<String, JsonValue>) -> Result<&'a [JsonValue]> {
    let key = if bulk == Bulk::Delete && doctype.is_some() { "names" } else { "docs" };
    let Some(items) = form.get(key).and_then(JsonValue::as_array) else {
        return Err(Error::new(ErrorKind::Type, format!("{key:?} should be an array")));
    };
    check_batch_len(key, items.len())?;
    Ok(items)
}

/// Deletes or updates one document.
fn apply(
    ctx: &mut Context,
    bulk: Bulk,
    doctype: Option<&str>,
    item: &JsonValue,
    docs: &mut JsonWriter,
) -> Result<String> {
    let (name, mut values) = match item {
        JsonValue::Object(values) => (payload::name_of(values), values.clone()),
        name if bulk == Bulk::Delete && doctype.is_some() => {
            (payload::name_of(&Map::from_iter([("name".to_owned(), name.clone())])), Map::new())
        }
        _ => (None, Map::new()),
    };
    let name = name.ok_or_else(|| Error::new(ErrorKind::Type, "A document is given by its name"))?;
    let doctype = match doctype {
        Some(doctype) => doctype.to_owned(),
        None => payload::doctype_of(&values)?.to_owned(),
    };
    if bulk == Bulk::Delete {
        payload::delete(ctx, &doctype, &name)?;
        return Ok(name);
    }
    for key in ["doctype", "name", "flags"] {
        values.remove(key);
    }
    let updated = payload::change(ctx, &doctype, &name, &values)?;
    let size_before = docs.len();
    updated.write_without_nulls(ctx, docs)?;
    let is_first = size_before == 1;
    if docs.len() > MAX_DOCS_SIZE && !is_first {
        docs.truncate(size_before);
    }
    Ok(name)
}

/// An item of the response: the name, the DocType where the request names one for each document, and
/// the error.
fn name_item(doctype: Option<&str>, item: &JsonValue, error: Option<&str>) -> JsonValue {
    let name = if item.is_object() { &item["name"] } else { item };
    let mut named = Map::from_iter([("name".to_owned(), name.clone())]);
    if doctype.is_none() {
        named.insert("doctype".to_owned(), item["doctype"].clone());
    }
    if let Some(error) = error {
        named.insert("error".to_owned(), error.into());
    }
    named.into()
}
