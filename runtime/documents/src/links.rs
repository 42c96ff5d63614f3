//! Links of a document to others: checks that their targets exist, and fetches values from the targets
//! (`fetch_from`).

use super::coerce::coerce;
use super::store::load::load_into;
use super::user_links;
use crate::row_key::{RowLock, key};
use diesel::row::{Field, Row};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::{DocStatus, Record, Value, ValueRef, read};
use doctyped_schema as schema;
use doctyped_schema::{DocField, FIRST_FIELD, FieldType, Meta};
use std::collections::HashMap;

/// Checks the links of a document and of its rows, gives their names the case that is stored, and sets
/// the fields that have `fetch_from`. A changed link to a User that the session user may neither read nor select is
/// broken like a link to none, because the answer would tell which users exist.
///
/// # Errors
/// `LinkValidationError` with all broken links, `CancelledLinkError` for a link to a cancelled document.
pub fn validate(ctx: &mut Context, record: &mut dyn Record, stored: Option<&dyn Record>) -> Result<()> {
    let mut broken: Vec<String> = Vec::new();
    let submittable = record.meta().is_submittable;
    let mut cache = TargetCache::default();
    validate_row(ctx, (record, stored), submittable, "", &mut cache, &mut broken)?;
    for table in 0..record.meta().tables().len() {
        let old_rows = stored.and_then(|stored| stored.rows(table));
        let Some(rows) = record.rows_mut(table) else { continue };
        for index in 0..rows.len() {
            if let Some(row) = rows.get_mut(index) {
                let name = row.name();
                let old = old_rows.and_then(|rows| rows.iter().find(|old| old.name() == name));
                validate_row(ctx, (row, old), submittable, &format!("Row #{}: ", index + 1), &mut cache, &mut broken)?;
            }
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(Error::new(ErrorKind::LinkValidation, format!("Could not find {}", broken.join(", "))))
}

fn validate_row(
    ctx: &mut Context,
    (row, stored): (&mut dyn Record, Option<&dyn Record>),
    submittable: bool,
    row_label: &str,
    cache: &mut TargetCache,
    broken: &mut Vec<String>,
) -> Result<()> {
    let meta = row.meta();
    for (slot, field) in meta.slots().iter().enumerate().skip(FIRST_FIELD) {
        if !matches!(field.fieldtype, FieldType::Link | FieldType::DynamicLink) {
            continue;
        }
        let name = match row.get(slot) {
            ValueRef::Text(name) if !name.is_empty() => name.to_owned(),
            _ => continue,
        };
        let Some(doctype) = target_doctype(row, field)? else {
            continue;
        };
        let Some(handler) = ctx.site().registry().handler(&doctype) else {
            // The target belongs to an application that is not part of this server.
            if field.fieldtype == FieldType::DynamicLink {
                broken.push(format!("{row_label}{}: {doctype} {name}", field.title()));
            }
            continue;
        };
        let target = (handler.meta)();
        let key = (meta.name, slot, target.name, name);
        let found = match cache.get(&key) {
            Some(found) => found.clone(),
            None => cache.entry(key.clone()).or_insert(find(ctx, meta, field, target, &key.3)?).clone(),
        };
        let (.., name) = key;
        let is_unchanged = stored.is_some_and(|stored| stored.get(slot) == row.get(slot));
        let is_concealed = match &found {
            Some(found) if !is_unchanged => user_links::is_concealed(ctx, target, &found.name)?,
            _ => false,
        };
        let Some(found) = found.filter(|_| !is_concealed) else {
            broken.push(format!("{row_label}{}: {name}", field.title()));
            continue;
        };
        if submittable && target.is_submittable && found.cancelled && field.fieldname != "amended_from" {
            return Err(Error::new(
                ErrorKind::CancelledLink,
                format!("{row_label}Cannot link cancelled document: {}: {name}", field.title()),
            ));
        }
        if found.name != name {
            row.set(slot, Value::Text(found.name))?;
        }
        for (slot, value) in found.fetched {
            set_fetched(row, slot, value)?;
        }
    }
    Ok(())
}

/// The DocType of the target of a link; none for a Link without options.
fn target_doctype(row: &dyn Record, field: &DocField) -> Result<Option<String>> {
    if field.fieldtype == FieldType::Link {
        return Ok(Some(field.options.to_owned()).filter(|doctype| !doctype.is_empty()));
    }
    match row.field(field.options) {
        ValueRef::Text(doctype) if !doctype.is_empty() => Ok(Some(doctype.to_owned())),
        _ => Err(Error::validation(format!(
            "{} must be set first, because {} depends on it",
            row.meta().label(field.options),
            field.title()
        ))),
    }
}

/// Targets of the links of one document, so that rows that link to one document look it up once. The
/// key is DocType and slot of the link, DocType and name of the target; the value is none where there
/// is no such document.
type TargetCache = HashMap<(&'static str, usize, &'static str, String), Option<LinkTarget>>;

/// A linked document.
#[derive(Clone)]
struct LinkTarget {
    name: String,
    cancelled: bool,
    /// Values for slots of the linking row, by `fetch_from`.
    fetched: Vec<(usize, Value)>,
}

/// Looks up the target of a link.
fn find(
    ctx: &mut Context,
    meta: &'static Meta,
    field: &DocField,
    target: &'static Meta,
    name: &str,
) -> Result<Option<LinkTarget>> {
    let fetches: Vec<(usize, &DocField)> = meta
        .slots()
        .iter()
        .enumerate()
        .filter_map(|(slot, fetching)| {
            let (link, source) = fetching.fetch_from.split_once('.')?;
            let source = target.column(source)?;
            (link == field.fieldname).then_some((slot, source))
        })
        .collect();
    if target.is_virtual || target.is_single {
        return find_without_table(ctx, target, name, &fetches);
    }
    let Some(key) = key(target, name) else {
        return Ok(None);
    };
    let columns = ["name", "docstatus"].into_iter().chain(fetches.iter().map(|(_, source)| source.fieldname));
    Statement::new("SELECT ")
        .names(columns)
        .sql(" FROM ")
        .name(target.table)
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(key)
        .first(ctx.connection(), |row| {
            let mut fetched = Vec::with_capacity(fetches.len());
            for (index, (slot, source)) in fetches.iter().enumerate() {
                let value = row.get(index + 2);
                let value = match (value, source.storage()) {
                    (Some(value), Some(storage)) => read(storage, value.value())
                        .map_err(|error| Error::internal("a stored value cannot be read").caused_by(error))?,
                    _ => Value::Null,
                };
                fetched.push((*slot, value));
            }
            let name = column::text(row, 0)?.unwrap_or_default();
            let cancelled = column::int(row, 1)? == Some(i64::from(DocStatus::Cancelled.number()));
            Ok(LinkTarget { name, cancelled, fetched })
        })
}

/// Looks up a document of a single or virtual DocType, which is loaded whole.
fn find_without_table(
    ctx: &mut Context,
    target: &'static Meta,
    name: &str,
    fetches: &[(usize, &DocField)],
) -> Result<Option<LinkTarget>> {
    let mut document = (ctx.handler(target.name)?.new)();
    if !load_into(ctx, document.as_mut(), name, RowLock::None)? {
        return Ok(None);
    }
    let fetched = fetches.iter().map(|(slot, source)| (*slot, document.field(source.fieldname).to_value())).collect();
    Ok(Some(LinkTarget { name: document.name(), cancelled: false, fetched }))
}

/// Sets a fetched value, unless the field keeps the value that it has.
fn set_fetched(row: &mut dyn Record, slot: usize, value: Value) -> Result<()> {
    let Some(field) = row.meta().slot(slot) else {
        return Ok(());
    };
    let submitted = row.get(schema::DOCSTATUS) == ValueRef::Int(i64::from(DocStatus::Submitted.number()));
    let filled = !row.get(slot).is_empty();
    if (field.fetch_if_empty && filled) || (submitted && !field.allow_on_submit && filled) {
        return Ok(());
    }
    // A value of another type is converted as one from a client.
    let value = coerce(field, &to_json(value))?;
    Ok(row.set(slot, value)?)
}

fn to_json(value: Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Int(number) => number.into(),
        Value::Float(number) => number.into(),
        other => other.as_ref().to_text().into(),
    }
}
