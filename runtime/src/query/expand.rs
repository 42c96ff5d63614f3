//! Linked documents in place of their names.
//!
//! What stands there is the row that a list of the linked DocType with `fields=["*"]` shows, and
//! `doctype`. So it has the fields that the user may read, and a document that the user may not
//! see, or that is not there, stays the text that names it.

use super::expression::Field;
use super::filter::Filter;
use super::operator::Operator;
use super::scope::not_permitted;
use super::select::Select;
use super::{dialect, limits};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::permission::Levels;
use crate::schema::{DocField, FieldType, Meta};
use crate::table::Record;
use serde_json::Value as JsonValue;
use std::collections::{BTreeSet, HashMap};

/// Reads the parameter `expand`: a list of names of link fields, as JSON.
///
/// # Errors
/// `DataError` for anything else.
pub(super) fn names(value: Option<&JsonValue>) -> Result<Vec<&str>> {
    let refuse = |given: &JsonValue| {
        let given = limits::quoted(&given.to_string());
        Error::new(ErrorKind::Data, format!("expand is a list of link fields, not {given}"))
    };
    match value {
        None | Some(JsonValue::Null) => Ok(Vec::new()),
        Some(JsonValue::Array(names)) if names.len() <= limits::FIELDS => {
            names.iter().map(|name| name.as_str().ok_or_else(|| refuse(name))).collect()
        }
        Some(other) => Err(refuse(other)),
    }
}

/// The link field of that name.
pub(super) fn link(meta: &Meta, name: &str) -> Result<&'static DocField> {
    let field = meta.column(name).ok_or_else(|| not_permitted(name))?;
    match field.fieldtype {
        FieldType::Link | FieldType::DynamicLink => Ok(field),
        _ => Err(Error::new(ErrorKind::Data, format!("expand takes link fields, and {name} of {} is none", meta.name))),
    }
}

/// The DocType that a link leads to, if its documents can be listed.
pub(super) fn target(ctx: &Context, doctype: &str) -> Option<&'static Meta> {
    let meta = (ctx.site().registry().handler(doctype)?.meta)();
    (!meta.is_single && !meta.is_virtual && !meta.is_child).then_some(meta)
}

/// The documents of these names that the user may see, by their names in lower case.
pub(super) fn documents(
    ctx: &mut Context,
    meta: &'static Meta,
    names: &BTreeSet<String>,
) -> Result<HashMap<String, JsonWriter>> {
    let mut documents = HashMap::new();
    // A text that the database cannot hold names nothing.
    let names: Vec<&String> = names.iter().filter(|name| !name.contains('\0')).collect();
    for some in names.chunks(limits::BATCH) {
        let some: BTreeSet<&String> = some.iter().copied().collect();
        let some: Vec<JsonValue> = limits::padded(&some).into_iter().map(JsonValue::from).collect();
        let mut select = Select::new(meta.name);
        select.parsed_field(Field::Star)?.filter(Filter::condition("name", Operator::In, some.into()));
        let (keys, rows) = match select.columns_and_rows(ctx) {
            Err(error) if error.kind() == ErrorKind::Permission => return Ok(documents),
            found => found?,
        };
        for row in rows {
            let Some(name) = keys.iter().position(|(key, _)| key == "name").and_then(|place| row.get(place)) else {
                continue;
            };
            let mut out = JsonWriter::new();
            out.begin_object();
            for ((key, storage), value) in keys.iter().zip(&row) {
                out.key(key);
                dialect::write_value(&mut out, *storage, value.as_ref());
            }
            out.key("doctype");
            out.text(meta.name);
            out.end_object();
            documents.insert(name.as_ref().to_text().to_lowercase(), out);
        }
    }
    Ok(documents)
}

/// The linked documents of one document, by its slots.
///
/// # Errors
/// `DataError` for names of fields that are no links.
pub(crate) fn of_document(
    ctx: &mut Context,
    record: &dyn Record,
    levels: Levels,
    expand: Option<&JsonValue>,
) -> Result<HashMap<usize, JsonWriter>> {
    let meta = record.meta();
    let mut expanded = HashMap::new();
    let expand = super::params::decoded("expand", expand.unwrap_or(&JsonValue::Null))?;
    for name in names(expand.as_deref())? {
        let field = link(meta, name)?;
        let Some(slot) = meta.slot_of(name) else { continue };
        let doctype = match field.fieldtype {
            // A field that the user may not read tells nothing this way either.
            FieldType::DynamicLink => match meta.column(field.options).filter(|field| levels.has(field.permlevel)) {
                Some(named_by) => record.field(named_by.fieldname).to_text(),
                None => continue,
            },
            _ => field.options.to_owned(),
        };
        let linked = record.get(slot).to_text();
        let readable = levels.has(field.permlevel) && !linked.is_empty();
        let Some(target) = target(ctx, &doctype).filter(|_| readable) else { continue };
        let found = documents(ctx, target, &BTreeSet::from([linked]))?;
        expanded.extend(found.into_values().next().map(|document| (slot, document)));
    }
    Ok(expanded)
}
