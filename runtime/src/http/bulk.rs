//! Many documents in one request: `bulk_delete` and `bulk_update` of /api/v2.
//!
//! Each document stands for itself: one that cannot be deleted or changed is told with the reason,
//! and the others are done all the same.

use crate::context::Context;
use crate::document::whole;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use serde_json::{Map, Value as JsonValue, json};

/// The most documents in a request. (Frappe takes more than 20 into a background job.)
const MOST: usize = 500;

/// What is to be done to the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bulk {
    Delete,
    Update,
}

/// Deletes or changes the documents that a form names, of one DocType if it is given, and writes
/// what became of each under `data`; changed documents themselves under `docs`.
///
/// # Errors
/// `FrappeTypeError` when the form does not name documents, `ValidationError` for too many.
pub(crate) fn serve(
    ctx: &mut Context,
    bulk: Bulk,
    doctype: Option<&str>,
    form: &Map<String, JsonValue>,
    out: &mut JsonWriter,
) -> Result<()> {
    if let Some(doctype) = doctype {
        ctx.handler(doctype)?;
    }
    let items = items(bulk, doctype, form)?;
    ctx.transaction().begin_writing()?;
    let (mut done, mut failed) = (Vec::new(), Vec::new());
    let mut docs = JsonWriter::new();
    docs.begin_array();
    for item in items {
        let named = |more: Option<(&str, &str)>| named(doctype, item, more);
        match one(ctx, bulk, doctype, item, &mut docs)? {
            Ok(name) if doctype.is_some() => done.push(json!(name)),
            Ok(_) => done.push(named(None)),
            Err(error) => failed.push(named(Some(("error", error.message())))),
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
    if items.len() > MOST {
        return Err(Error::validation(format!("At most {MOST} documents are done at once, not {}", items.len())));
    }
    Ok(items)
}

/// Deletes or changes one document; what it did is undone if it cannot.
fn one(
    ctx: &mut Context,
    bulk: Bulk,
    doctype: Option<&str>,
    item: &JsonValue,
    docs: &mut JsonWriter,
) -> Result<Result<String>> {
    const SAVEPOINT: &str = "bulk";
    ctx.transaction().savepoint(SAVEPOINT)?;
    match attempt(ctx, bulk, doctype, item, docs) {
        Ok(name) => {
            ctx.transaction().release(SAVEPOINT)?;
            Ok(Ok(name))
        }
        // Not the document's fault: the others would fail too.
        Err(error) if error.kind() == ErrorKind::Internal => Err(error),
        Err(error) => {
            ctx.transaction().rollback_to(SAVEPOINT)?;
            Ok(Err(error))
        }
    }
}

fn attempt(
    ctx: &mut Context,
    bulk: Bulk,
    doctype: Option<&str>,
    item: &JsonValue,
    docs: &mut JsonWriter,
) -> Result<String> {
    let (name, mut values) = match item {
        JsonValue::Object(values) => (whole::name_of(values), values.clone()),
        name if bulk == Bulk::Delete && doctype.is_some() => {
            (whole::name_of(&Map::from_iter([("name".to_owned(), name.clone())])), Map::new())
        }
        _ => (None, Map::new()),
    };
    let name = name.ok_or_else(|| Error::new(ErrorKind::Type, "A document is given by its name"))?;
    let doctype = match doctype {
        Some(doctype) => doctype.to_owned(),
        None => whole::doctype_of(&values)?.to_owned(),
    };
    if bulk == Bulk::Delete {
        whole::delete(ctx, &doctype, &name)?;
        return Ok(name);
    }
    for key in ["doctype", "name", "flags"] {
        values.remove(key);
    }
    whole::change(ctx, &doctype, &name, &values)?.write_without_nulls(docs);
    Ok(name)
}

/// What tells the client which document is meant.
fn named(doctype: Option<&str>, item: &JsonValue, more: Option<(&str, &str)>) -> JsonValue {
    let name = if item.is_object() { &item["name"] } else { item };
    let mut told = Map::from_iter([("name".to_owned(), name.clone())]);
    if doctype.is_none() {
        told.insert("doctype".to_owned(), item["doctype"].clone());
    }
    if let Some((key, value)) = more {
        told.insert(key.to_owned(), value.into());
    }
    told.into()
}
