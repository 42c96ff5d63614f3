//! Resets fields that the user's permission levels do not open for writing. As in Frappe, values that a
//! client sends for them are dropped without an error.

use super::row_index::RowIndex;
use doctyped_auth::permission;
use doctyped_auth::permission::Levels;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::table::Record;

/// Resets fields of a new document to their defaults where the user may not write them.
pub fn reset_new(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let Some(levels) = restricting_levels(ctx, record)? else {
        return Ok(());
    };
    let mut fresh = (ctx.handler(record.meta().name)?.new)();
    super::defaults::apply(ctx, fresh.as_mut())?;
    reset_slots(record, fresh.as_ref(), levels)?;
    for (table, field) in record.meta().tables().iter().enumerate() {
        if !levels.has(field.permlevel)
            && let Some(rows) = record.rows_mut(table)
        {
            rows.clear();
        }
    }
    Ok(())
}

/// Resets fields of a changed document to the stored values where the user may not write them.
pub fn reset_changed(ctx: &mut Context, record: &mut dyn Record, stored: &dyn Record) -> Result<()> {
    let Some(levels) = restricting_levels(ctx, record)? else {
        return Ok(());
    };
    reset_slots(record, stored, levels)?;
    for (table, field) in record.meta().tables().iter().enumerate() {
        let (Some(rows), Some(old_rows)) = (record.rows_mut(table), stored.rows(table)) else { continue };
        if !levels.has(field.permlevel) {
            rows.replace_with(old_rows)?;
            continue;
        }
        let old_rows = RowIndex::new(old_rows);
        for index in 0..rows.len() {
            let Some(row) = rows.get_mut(index) else { continue };
            if let Some(old) = old_rows.get(&row.name()) {
                reset_slots(row, old, levels)?;
            }
        }
    }
    Ok(())
}

/// The levels that the user may write; none when the user may write all fields.
fn restricting_levels(ctx: &mut Context, record: &dyn Record) -> Result<Option<Levels>> {
    let meta = record.meta();
    let is_unrestricted = |meta: &doctyped_schema::Meta| meta.fields.iter().all(|field| field.permlevel == 0);
    let mut is_open = is_unrestricted(meta);
    for table in meta.tables() {
        is_open = is_open && is_unrestricted((ctx.handler(table.options)?.meta)());
    }
    if is_open {
        return Ok(None);
    }
    let levels = permission::writable_levels(ctx, meta);
    Ok((!levels.is_all()).then_some(levels))
}

fn reset_slots(record: &mut dyn Record, original: &dyn Record, levels: Levels) -> Result<()> {
    for (slot, field) in record.meta().slots().iter().enumerate() {
        if field.permlevel > 0 && !levels.has(field.permlevel) {
            record.set(slot, original.get(slot).to_value())?;
        }
    }
    Ok(())
}
