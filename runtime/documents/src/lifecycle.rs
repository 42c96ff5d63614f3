//! Insert, save, submit, cancel and delete: the order of steps, checks and hooks.
//!
//! The order is Frappe's, because controllers rely on it: a hook sees what the steps before it have
//! done, and an error of an earlier step hides errors of later ones.

mod delete;
mod insert;
mod save;
use super::child_rows::{self, AddedRows};
use super::coerce::convert;
use super::defaults;
use super::merge::ClearedFields;
use super::optional_fields::OptionalValues;
use super::store::load::load_with_optional;
use crate::row_key::RowLock;
pub use delete::delete;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::context::{DocTypeEntry, not_found};
use doctyped_core::error::{Error, Result};
use doctyped_orm::table::{Document, Record};
use doctyped_schema::{Naming, Rights};
pub use insert::insert;
pub(super) use save::check_latest;
pub use save::save;

/// Reads the document that a request names, if the user has a right on it; in a transaction that writes, the
/// document is locked until that ends. Every name that a client sends leads to its document this way, so that
/// a missing document and a forbidden one have the same response.
///
/// # Errors
/// `DoesNotExistError` if there is none and the user may read all documents of the DocType;
/// `PermissionError`, which is the same for a missing document and one that the user may not read.
pub fn load_for(ctx: &mut Context, entry: &DocTypeEntry, name: &str, right: Rights) -> Result<Box<dyn Record>> {
    Ok(load_optional_for(ctx, entry, name, right)?.0)
}

/// Reads a document with its optional fields, as [`load_for`] does.
///
/// # Errors
/// Those of [`load_for`].
pub fn load_optional_for(
    ctx: &mut Context,
    entry: &DocTypeEntry,
    name: &str,
    right: Rights,
) -> Result<(Box<dyn Record>, OptionalValues)> {
    let mut record = (entry.new)();
    let found = load_locked(ctx, record.as_mut(), name)?;
    permission::check_named(ctx, (entry.meta)(), right, found.is_some().then_some(record.as_ref()), name)?;
    Ok((record, found.unwrap_or_default()))
}

/// Reads a document of a known type, as [`load_for`] does.
///
/// # Errors
/// Those of [`load_for`].
pub fn get_for<D: Document>(ctx: &mut Context, name: &str, right: Rights) -> Result<D> {
    let record = load_for(ctx, ctx.entry(D::DOCTYPE)?, name, right)?;
    let document = record.downcast::<D>().cloned();
    document.ok_or_else(|| Error::internal(format!("a document of {} is of another type", D::DOCTYPE)))
}

/// Reads a document without a check of permissions, for work of the server itself.
///
/// # Errors
/// `DoesNotExistError` when there is none.
pub(crate) fn load(ctx: &mut Context, entry: &DocTypeEntry, name: &str) -> Result<Box<dyn Record>> {
    let mut record = (entry.new)();
    match load_locked(ctx, record.as_mut(), name)? {
        Some(_) => Ok(record),
        None => Err(not_found((entry.meta)().name, name)),
    }
}

fn load_locked(ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<Option<OptionalValues>> {
    let lock = if ctx.transaction().is_writing() { RowLock::ForUpdate } else { RowLock::None };
    load_with_optional(ctx, record, name, lock)
}

/// Prepares rows that hooks have added, and adds them to those that are new.
fn prepare_rows_of_hooks(
    ctx: &mut Context,
    record: &mut dyn Record,
    stored: Option<&dyn Record>,
    mut added: AddedRows,
) -> Result<AddedRows> {
    let has_nameless = (0..record.meta().tables().len())
        .filter_map(|table| record.rows(table))
        .any(|rows| rows.iter().any(|row| row.name().is_empty()));
    if has_nameless {
        defaults::apply_to_new_rows(ctx, record, &ClearedFields::default())?;
        let now = ctx.now();
        child_rows::prepare_added(ctx, record, stored, now, &mut added)?;
    }
    Ok(added)
}

/// Copies the name of a document into the field that it is named by.
fn sync_name_field(record: &mut dyn Record) -> Result<()> {
    if let Naming::Field(field) = record.meta().naming
        && let Some(slot) = record.meta().slot_of(field)
        && !record.name().is_empty()
    {
        let name = record.name();
        if record.get(slot).to_text() != name {
            let json = name.into();
            let field = record.meta().slot(slot).ok_or_else(|| Error::internal("a slot without a field"))?;
            record.set(slot, convert(field, &json)?)?;
        }
    }
    Ok(())
}
