//! Links between documents: that they lead somewhere, what is copied along them, and who is held
//! by them.

use super::store;
use crate::context::Context;
use crate::db::statement::{Statement, column};
use crate::error::{Error, ErrorKind, Result};
use crate::registry::BackLink;
use crate::schema::{DocField, FIRST_FIELD, FieldType, Meta, NAME};
use crate::table::{DocStatus, Record, Value, ValueRef, read};
use diesel::row::{Field, Row};
use std::collections::HashMap;

/// Checks the links of a document and of its rows, corrects the case of their names and copies
/// what `fetch_from` asks for.
///
/// # Errors
/// `LinkValidationError` with all links that lead nowhere, `CancelledLinkError`.
pub(super) fn validate(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let mut broken: Vec<String> = Vec::new();
    let submittable = record.meta().is_submittable;
    let mut known = Known::default();
    validate_row(ctx, record, submittable, "", &mut known, &mut broken)?;
    for table in 0..record.meta().tables().len() {
        let Some(rows) = record.rows_mut(table) else { continue };
        for place in 0..rows.len() {
            if let Some(row) = rows.get_mut(place) {
                validate_row(ctx, row, submittable, &format!("Row #{}: ", place + 1), &mut known, &mut broken)?;
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
    row: &mut dyn Record,
    submittable: bool,
    place: &str,
    known: &mut Known,
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
        let Some(doctype) = target(row, field)? else {
            continue;
        };
        let Some(handler) = ctx.site().registry().handler(&doctype) else {
            // The definition links to an application that is not part of this server.
            if field.fieldtype == FieldType::DynamicLink {
                broken.push(format!("{place}{}: {doctype} {name}", field.title()));
            }
            continue;
        };
        let target = (handler.meta)();
        let key = (meta.name, slot, target.name, name);
        let found = match known.get(&key) {
            Some(found) => found.clone(),
            None => known.entry(key.clone()).or_insert(find(ctx, meta, field, target, &key.3)?).clone(),
        };
        let (.., name) = key;
        let Some(found) = found else {
            broken.push(format!("{place}{}: {name}", field.title()));
            continue;
        };
        if submittable && target.is_submittable && found.cancelled && field.fieldname != "amended_from" {
            return Err(Error::new(
                ErrorKind::CancelledLink,
                format!("{place}Cannot link cancelled document: {}: {name}", field.title()),
            ));
        }
        if found.name != name {
            row.set(slot, Value::Text(found.name))?;
        }
        for (slot, value) in found.fetched {
            fetch(row, slot, value)?;
        }
    }
    Ok(())
}

/// The DocType that a link leads to; none for a Dynamic Link whose DocType is fixed to nothing.
fn target(row: &dyn Record, field: &DocField) -> Result<Option<String>> {
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

/// What the links of one document lead to, so that rows that link to the same are not looked up one
/// by one: by DocType and slot of the link, DocType and name of the target.
type Known = HashMap<(&'static str, usize, &'static str, String), Option<Found>>;

/// What a link leads to.
#[derive(Clone)]
struct Found {
    name: String,
    cancelled: bool,
    /// Slots of the linking row with what `fetch_from` puts there.
    fetched: Vec<(usize, Value)>,
}

fn find(
    ctx: &mut Context,
    meta: &'static Meta,
    field: &DocField,
    target: &'static Meta,
    name: &str,
) -> Result<Option<Found>> {
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
        return find_elsewhere(ctx, target, name, &fetches);
    }
    let Some(key) = store::key(target, name) else {
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
            for (place, (slot, source)) in fetches.iter().enumerate() {
                let value = row.get(place + 2);
                let value = match (value, source.storage()) {
                    (Some(value), Some(storage)) => read(storage, value.value())
                        .map_err(|error| Error::internal("a stored value cannot be read").caused_by(error))?,
                    _ => Value::Null,
                };
                fetched.push((*slot, value));
            }
            let name = column::text(row, 0)?.unwrap_or_default();
            let cancelled = column::int(row, 1)? == Some(i64::from(DocStatus::Cancelled.number()));
            Ok(Found { name, cancelled, fetched })
        })
}

/// Documents that have no table are loaded whole.
fn find_elsewhere(
    ctx: &mut Context,
    target: &'static Meta,
    name: &str,
    fetches: &[(usize, &DocField)],
) -> Result<Option<Found>> {
    let mut document = (ctx.handler(target.name)?.new)();
    if !store::load_into(ctx, document.as_mut(), name, store::Lock::None)? {
        return Ok(None);
    }
    let fetched = fetches.iter().map(|(slot, source)| (*slot, document.field(source.fieldname).to_value())).collect();
    Ok(Some(Found { name: document.name(), cancelled: false, fetched }))
}

/// Copies a fetched value, unless the field is to be left alone.
fn fetch(row: &mut dyn Record, slot: usize, value: Value) -> Result<()> {
    let Some(field) = row.meta().slot(slot) else {
        return Ok(());
    };
    let submitted = row.get(crate::schema::DOCSTATUS) == ValueRef::Int(i64::from(DocStatus::Submitted.number()));
    let filled = !row.get(slot).is_empty();
    if (field.fetch_if_empty && filled) || (submitted && !field.allow_on_submit && filled) {
        return Ok(());
    }
    // A value of another kind than the field's is converted the way a client's would be.
    let value = super::coerce::coerce(field, &to_json(value))?;
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

/// DocTypes whose links never keep a document from being deleted (Frappe's list).
const NEVER_BLOCK: [&str; 21] = [
    "Access Log",
    "Activity Log",
    "Comment",
    "Communication",
    "Document Follow",
    "Document Share Key",
    "DocShare",
    "Email Queue",
    "Email Unsubscribe",
    "File",
    "Integration Request",
    "Notification Log",
    "Permission Log",
    "Route History",
    "Tag Link",
    "ToDo",
    "Unhandled Email",
    "Version",
    "View Log",
    "Webhook Request Log",
    "Workspace",
];

/// Who asks whether a document is linked to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It is to be deleted: every link counts.
    Delete,
    /// It is to be cancelled: only links of submitted documents count.
    Cancel,
}

/// Fails when other documents link to one that is to go.
///
/// # Errors
/// `LinkExistsError` that names the first document found.
pub(super) fn check_back_links(ctx: &mut Context, meta: &'static Meta, name: &str, purpose: Purpose) -> Result<()> {
    let site = std::sync::Arc::clone(ctx.site());
    for link in site.registry().links_to(meta.name) {
        if never_blocks(link) || (purpose == Purpose::Cancel && link.field.fieldname == "amended_from") {
            continue;
        }
        if let Some(holder) = holder(ctx, link, meta, name, purpose)? {
            let advice = if meta.slot_of("enabled").or(meta.slot_of("disabled")).is_some() && purpose == Purpose::Delete
            {
                format!(" You can disable this {} instead of deleting it.", meta.name)
            } else {
                String::new()
            };
            return Err(Error::new(
                ErrorKind::LinkExists,
                format!("Cannot delete or cancel because {} {name} is linked with {holder}.{advice}", meta.name),
            ));
        }
    }
    Ok(())
}

/// Whether a link never keeps a document from being deleted, as those of logs.
pub(crate) fn never_blocks(link: &BackLink) -> bool {
    NEVER_BLOCK.contains(&link.from.name)
}

/// The first other document whose field holds the name.
fn holder(
    ctx: &mut Context,
    link: &BackLink,
    meta: &'static Meta,
    name: &str,
    purpose: Purpose,
) -> Result<Option<String>> {
    let from = link.from;
    if from.is_single {
        return single_holder(ctx, link, meta, name);
    }
    let columns: &[&str] = if from.is_child { &["parent", "parenttype"] } else { &["name"] };
    let mut statement = Statement::new("SELECT ")
        .names(columns.iter().copied())
        .sql(" FROM ")
        .name(from.table)
        .sql(" WHERE ")
        .name(link.field.fieldname)
        .sql(" = ")
        .value(name);
    if link.field.fieldtype == FieldType::DynamicLink {
        statement = statement
            .sql(" AND ")
            .name(link.field.options)
            .sql(" = ")
            .value(meta.name)
            .sql(" AND ")
            .name("docstatus")
            .sql(" <> 2");
    }
    if purpose == Purpose::Cancel {
        statement = statement.sql(" AND ").name("docstatus").sql(" = 1");
    }
    // The document may link to itself.
    if from.is_child {
        statement = statement
            .sql(" AND NOT (")
            .name("parent")
            .sql(" = ")
            .value(name)
            .sql(" AND ")
            .name("parenttype")
            .sql(" = ")
            .value(meta.name)
            .sql(")");
    } else if let (true, Some(key)) = (from.name == meta.name, store::key(meta, name)) {
        statement = statement.sql(" AND ").name("name").sql(" <> ").value(key);
    }
    statement.sql(" LIMIT 1").first(ctx.connection(), |row| {
        let holder = column::text(row, NAME)?.unwrap_or_default();
        if from.is_child {
            Ok(format!("{} {holder}", column::text(row, 1)?.unwrap_or_default()))
        } else {
            Ok(format!("{} {holder}", from.name))
        }
    })
}

fn single_holder(ctx: &mut Context, link: &BackLink, meta: &'static Meta, name: &str) -> Result<Option<String>> {
    let mut document = (ctx.handler(link.from.name)?.new)();
    store::load_into(ctx, document.as_mut(), link.from.name, store::Lock::None)?;
    let same_type =
        link.field.fieldtype == FieldType::Link || document.field(link.field.options).as_text() == Some(meta.name);
    let held = same_type && document.field(link.field.fieldname).as_text() == Some(name) && link.from.name != meta.name;
    Ok(held.then(|| link.from.name.to_owned()))
}
