//! Deletes a document with its child rows, secrets, shares, attachments and dynamic links.

use super::load_for;
use crate::back_links;
use crate::back_links::BlockedOperation;
use crate::store::child_table;
use crate::{defaults, docstatus, dynamic_links, hooks, naming, store, tree, versions};
use doctyped_auth::permission;
use doctyped_auth::{audit, secret};
use doctyped_core::context::Context;
use doctyped_core::context::virtual_doctype;
use doctyped_core::error::{Error, Result};
use doctyped_files as files;
use doctyped_orm::table::DocStatus;
use doctyped_schema::{Meta, Rights};

/// Deletes a document; a copy is kept as a Deleted Document.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`, `LinkExistsError` when other documents link to it;
/// `ValidationError` when it is submitted.
pub fn delete(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<()> {
    let entry = ctx.entry(meta.name)?;
    ctx.begin_writing()?;
    let mut record = load_for(ctx, entry, name, Rights::DELETE)?;
    let record = record.as_mut();
    let name = record.name();
    if meta.is_submittable && docstatus::get(record) == DocStatus::Submitted {
        return Err(Error::validation(format!(
            "{} {name} is submitted and cannot be deleted; cancel it first",
            meta.name
        )));
    }
    tree::check_removable(ctx, record)?;
    hooks::run(ctx, entry.hooks.on_trash, record)?;
    hooks::run(ctx, entry.hooks.on_change, record)?;
    back_links::check(ctx, meta, &name, BlockedOperation::Delete)?;
    tree::remove(ctx, record)?;
    naming::revert_series_if_last(ctx, record)?;
    if meta.is_virtual {
        virtual_doctype::delete(ctx, record)?;
    } else {
        store::delete_row(ctx, meta, &name)?;
        for field in meta.tables() {
            let child = (ctx.entry(field.options)?.meta)();
            child_table::delete_rows_of(ctx, child, meta.name, &name)?;
        }
    }
    secret::delete_secrets(ctx, meta.name, &name)?;
    permission::shares::delete_shares(ctx, meta.name, &name)?;
    files::delete_attachments(ctx, meta, &name)?;
    dynamic_links::remove(ctx, meta, &name)?;
    defaults::invalidate_after_write(ctx, meta);
    hooks::run(ctx, entry.hooks.after_delete, record)?;
    versions::add_deleted_document(ctx, record)?;
    audit::log_delete(ctx, record)
}
