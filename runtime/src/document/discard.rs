//! Takes a draft out of use without submitting it first.

use super::lifecycle::{docstatus, load, run};
use super::{served, store};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::permission;
use crate::schema::{self, Rights};
use crate::table::{DocStatus, Record, Value};

/// Turns a draft into a cancelled document. Nothing is validated (Frappe: `discard`), because a
/// draft that cannot be saved has to be taken out of use, too.
pub(super) fn discard(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let meta = record.meta();
    let handler = ctx.handler(meta.name)?;
    ctx.transaction().begin_writing()?;
    let stored = load(ctx, handler, &record.name())?;
    permission::check(ctx, meta, Rights::WRITE, Some(stored.as_ref()))?;
    if !meta.is_submittable || docstatus(stored.as_ref()) != DocStatus::Draft {
        return Err(Error::validation(format!(
            "{} {} cannot be discarded: only drafts of documents that are submitted can",
            meta.name,
            record.name()
        )));
    }
    run(ctx, handler.hooks.before_discard, record)?;
    let now = ctx.now();
    for (slot, value) in [
        (schema::DOCSTATUS, Value::Int(i64::from(DocStatus::Cancelled.number()))),
        (schema::MODIFIED, Value::Datetime(now)),
        (schema::MODIFIED_BY, Value::Text(ctx.user().to_owned())),
    ] {
        record.set(slot, value)?;
    }
    for table in 0..meta.tables().len() {
        let Some(rows) = record.rows_mut(table) else { continue };
        for place in 0..rows.len() {
            if let Some(row) = rows.get_mut(place) {
                row.set(schema::DOCSTATUS, Value::Int(i64::from(DocStatus::Cancelled.number())))?;
            }
        }
    }
    if meta.is_virtual {
        served::update(ctx, record)?;
    } else if !store::set_docstatus(ctx, record)? {
        return Err(super::not_found(meta.name, &record.name()));
    }
    run(ctx, handler.hooks.on_discard, record)
}
