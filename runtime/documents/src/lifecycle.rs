//! Insert, save, submit, cancel and delete: the order of steps, checks and hooks.
//!
//! The order is Frappe's, because controllers rely on it: a hook sees what the steps before it have
//! done, and an error of an earlier step hides errors of later ones.

mod delete;
mod insert;
mod save;
use super::child_rows::{self, AddedRows};
use super::coerce::coerce;
use super::defaults;
use super::optional_fields::OptionalValues;
use super::store::load::load_with_optional;
use crate::row_key::RowLock;
pub use delete::delete;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::context::Handler;
use doctyped_core::error::{Error, Result};
use doctyped_orm::table::Record;
use doctyped_schema::Naming;
pub use insert::insert;
pub(super) use save::check_latest;
pub use save::save;

/// Reads a document; in a transaction that writes, the document is locked until that ends.
///
/// # Errors
/// `DoesNotExistError` when there is none.
pub fn load(ctx: &mut Context, handler: &Handler, name: &str) -> Result<Box<dyn Record>> {
    Ok(load_optional(ctx, handler, name)?.0)
}

/// Reads a document with its optional fields, as [`load`] does.
///
/// # Errors
/// `DoesNotExistError` when there is none.
pub fn load_optional(ctx: &mut Context, handler: &Handler, name: &str) -> Result<(Box<dyn Record>, OptionalValues)> {
    let mut record = (handler.new)();
    let lock = if ctx.transaction().is_writing() { RowLock::ForUpdate } else { RowLock::None };
    match load_with_optional(ctx, record.as_mut(), name, lock)? {
        Some(optional_values) => Ok((record, optional_values)),
        None => Err(permission::missing(ctx, (handler.meta)(), name)),
    }
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
        defaults::apply_to_new_rows(ctx, record)?;
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
            record.set(slot, coerce(field, &json)?)?;
        }
    }
    Ok(())
}
