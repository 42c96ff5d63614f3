//! Links of a document to others: checks that their targets exist, and fetches values from the targets
//! (`fetch_from`).

use super::fetch::{self, Fetch, Fetched, Visibility};
use super::link_visibility;
use super::named_document;
use super::row_index::RowIndex;
use super::store::load::load_into;
use crate::row_key::{RowLock, key};
use diesel::row::{Field, Row};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::{DocStatus, Record, Value, ValueRef, read};
use doctyped_schema::{DocField, FIRST_FIELD, FieldType, Meta};
use std::collections::HashMap;

/// Checks the links of a document and of its rows, gives their names the case that is stored, and sets
/// the fields that have `fetch_from`. `stored` is the document before the save; none for a new one. A changed link
/// to a User that the session user may neither read nor select is broken like a link to none, because the response
/// would tell which users exist; so are a changed dynamic link, with which the client could ask for documents of any
/// DocType, and the changed parent of a tree node.
///
/// # Errors
/// `LinkValidationError` with all broken links, `CancelledLinkError` for a link to a cancelled document.
pub fn validate(ctx: &mut Context, record: &mut dyn Record, stored: Option<&dyn Record>) -> Result<()> {
    let mut check = LinkCheck { root: record.meta(), cache: TargetCache::default(), broken: Vec::new() };
    check.row(ctx, record, stored, "")?;
    for table in 0..record.meta().tables().len() {
        let old_rows = stored.and_then(|stored| stored.rows(table)).map(RowIndex::new);
        let Some(rows) = record.rows_mut(table) else { continue };
        for index in 0..rows.len() {
            let Some(row) = rows.get_mut(index) else { continue };
            let name = row.name();
            let old = old_rows.as_ref().and_then(|rows| rows.get(&name));
            check.row(ctx, row, old, &format!("Row #{}: ", index + 1))?;
        }
    }
    if check.broken.is_empty() {
        return Ok(());
    }
    Err(Error::new(ErrorKind::LinkValidation, format!("Could not find {}", check.broken.join(", "))))
}

/// The check of the links of one document.
struct LinkCheck {
    /// The DocType of the document.
    root: &'static Meta,
    cache: TargetCache,
    /// Links without a target, for the error.
    broken: Vec<String>,
}

impl LinkCheck {
    /// Checks the links of the document itself or of a row; `row_label` is the beginning of its errors.
    fn row(
        &mut self,
        ctx: &mut Context,
        row: &mut dyn Record,
        stored: Option<&dyn Record>,
        row_label: &str,
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
            let Some(entry) = ctx.site().registry().entry(&doctype) else {
                // The target belongs to an application that is not part of this server.
                if field.fieldtype == FieldType::DynamicLink {
                    self.broken.push(format!("{row_label}{}: {doctype} {name}", field.title()));
                }
                continue;
            };
            let target = (entry.meta)();
            let key = (meta.name, slot, target.name, name);
            let found = match self.cache.get(&key) {
                Some(found) => found.clone(),
                None => {
                    let found = find(ctx, self.root, meta, field, target, &key.3)?;
                    self.cache.entry(key.clone()).or_insert(found).clone()
                }
            };
            let (.., name) = key;
            let is_unchanged = stored.is_some_and(|stored| stored.get(slot) == row.get(slot));
            let is_dynamic = field.fieldtype == FieldType::DynamicLink;
            let is_move = stored.is_some() && meta.is_tree && field.fieldname == meta.parent_field;
            let is_concealed = match &found {
                // A node that is moved to an unreadable parent would tell the place of the parent.
                Some(found) if !is_unchanged && is_move => !named_document::is_visible(ctx, target, &found.name)?,
                Some(found) if !is_unchanged && (is_dynamic || target.name == "User") => {
                    link_visibility::is_concealed(ctx, target, &found.name)?
                }
                _ => false,
            };
            let Some(found) = found.filter(|_| !is_concealed) else {
                self.broken.push(format!("{row_label}{}: {name}", field.title()));
                continue;
            };
            if self.root.is_submittable && target.is_submittable && found.cancelled && field.fieldname != "amended_from"
            {
                return Err(Error::new(
                    ErrorKind::CancelledLink,
                    format!("{row_label}Cannot link cancelled document: {}: {name}", field.title()),
                ));
            }
            if found.name != name {
                row.set(slot, Value::Text(found.name))?;
            }
            for (fetched_slot, value) in found.fetched {
                fetch::set(row, stored, slot, fetched_slot, value)?;
            }
        }
        Ok(())
    }
}

/// The DocType of the target of a link; none for a Link without options.
fn target_doctype(row: &dyn Record, field: &DocField) -> Result<Option<String>> {
    if field.fieldtype == FieldType::Link {
        return Ok(Some(field.options.to_owned()).filter(|doctype| !doctype.is_empty()));
    }
    if row.meta().column(field.options).is_none() {
        // The definition does not say where the link leads.
        return Ok(None);
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
    fetched: Vec<(usize, Fetched)>,
}

/// Looks up the target of a link, and the values that the session user may copy from it.
fn find(
    ctx: &mut Context,
    root: &'static Meta,
    meta: &'static Meta,
    field: &DocField,
    target: &'static Meta,
    name: &str,
) -> Result<Option<LinkTarget>> {
    let fetches = fetch::through(meta, field, target);
    let found = if target.is_virtual || target.is_single {
        find_without_table(ctx, target, name, &fetches)?
    } else {
        find_row(ctx, target, name, &fetches)?
    };
    let Some(mut found) = found else {
        return Ok(None);
    };
    if fetches.is_empty() {
        return Ok(Some(found));
    }
    let visibility = Visibility::of(ctx, root, target, &found.name, field.ignore_user_permissions)?;
    for ((_, fetched), fetch) in found.fetched.iter_mut().zip(&fetches) {
        if !visibility.allows(fetch.field, fetch.source) {
            *fetched = Fetched::Withheld;
        }
    }
    Ok(Some(found))
}

/// Looks up a document that is stored in a table.
fn find_row(ctx: &mut Context, target: &'static Meta, name: &str, fetches: &[Fetch]) -> Result<Option<LinkTarget>> {
    let Some(key) = key(target, name) else {
        return Ok(None);
    };
    let columns = ["name", "docstatus"].into_iter().chain(fetches.iter().map(|fetch| fetch.source.fieldname));
    Statement::new("SELECT ").names(columns).sql(" FROM ").name(target.table).sql(" WHERE ").equal("name", key).first(
        ctx.connection(),
        |row| {
            let mut fetched = Vec::with_capacity(fetches.len());
            for (index, fetch) in fetches.iter().enumerate() {
                let value = row.get(index + 2);
                let value = match (value, fetch.source.column_type()) {
                    (Some(value), Some(column_type)) => read(column_type, value.value())
                        .map_err(|error| Error::internal("a stored value cannot be read").caused_by(error))?,
                    _ => Value::Null,
                };
                fetched.push((fetch.slot, Fetched::Value(value)));
            }
            let name = column::text(row, 0)?.unwrap_or_default();
            let cancelled = column::int(row, 1)? == Some(i64::from(DocStatus::Cancelled.number()));
            Ok(LinkTarget { name, cancelled, fetched })
        },
    )
}

/// Looks up a document of a single or virtual DocType, which is loaded whole.
fn find_without_table(
    ctx: &mut Context,
    target: &'static Meta,
    name: &str,
    fetches: &[Fetch],
) -> Result<Option<LinkTarget>> {
    let mut document = (ctx.entry(target.name)?.new)();
    if !load_into(ctx, document.as_mut(), name, RowLock::None)? {
        return Ok(None);
    }
    let value = |fetch: &Fetch| Fetched::Value(document.field(fetch.source.fieldname).to_value());
    let fetched = fetches.iter().map(|fetch| (fetch.slot, value(fetch))).collect();
    Ok(Some(LinkTarget { name: document.name(), cancelled: false, fetched }))
}
