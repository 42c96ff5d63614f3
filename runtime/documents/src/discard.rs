//! Discards a draft: it becomes cancelled without having been submitted.

use super::lifecycle::load_for;
use super::{docstatus, hooks, store};
use doctyped_core::context::Context;
use doctyped_core::context::virtual_doctype;
use doctyped_core::error::{Error, Result};
use doctyped_orm::table::{DocStatus, Record, Value};
use doctyped_schema as schema;
use doctyped_schema::Rights;

/// Discards a draft. No check of its values runs (Frappe: `discard`), so that an invalid draft can be
/// discarded too.
pub fn discard(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let meta = record.meta();
    let entry = ctx.entry(meta.name)?;
    ctx.begin_writing()?;
    let stored = load_for(ctx, entry, &record.name(), Rights::WRITE)?;
    if !meta.is_submittable || docstatus::get(stored.as_ref()) != DocStatus::Draft {
        return Err(Error::validation(format!(
            "{} {} cannot be discarded: only drafts of documents that are submitted can",
            meta.name,
            record.name()
        )));
    }
    hooks::run(ctx, entry.hooks.before_discard, record)?;
    let now = ctx.now();
    docstatus::set(record, DocStatus::Cancelled)?;
    record.set(schema::MODIFIED, Value::Datetime(now))?;
    record.set(schema::MODIFIED_BY, Value::Text(ctx.user().to_owned()))?;
    for table in 0..meta.tables().len() {
        let Some(rows) = record.rows_mut(table) else { continue };
        for index in 0..rows.len() {
            if let Some(row) = rows.get_mut(index) {
                docstatus::set(row, DocStatus::Cancelled)?;
            }
        }
    }
    if meta.is_virtual {
        virtual_doctype::update(ctx, record)?;
    } else if !store::set_docstatus(ctx, record)? {
        return Err(doctyped_core::context::not_found(meta.name, &record.name()));
    }
    hooks::run(ctx, entry.hooks.on_discard, record)
}
