//! Resets fields that the user's permission levels do not open for writing. As in Frappe, values that a
//! client sends for them are dropped without an error. Beyond Frappe, this applies to the rows of new
//! documents and to new rows as well: a field of a row gets its default.

use super::defaults;
use super::merge::ClearedFields;
use super::row_index::RowIndex;
use doctyped_auth::permission;
use doctyped_auth::permission::Levels;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::table::{ChildRows, Record};
use doctyped_schema::DocField;

/// Resets fields of a new document and of its rows to their defaults where the user may not write them. This comes
/// before values are fetched and before hooks, which write on the server's account.
pub fn reset_submitted(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let Some(levels) = restricting_levels(ctx, record)? else {
        return Ok(());
    };
    let fresh = new_document(ctx, record)?;
    reset_slots(record, fresh.as_ref(), |field| !levels.has(field.permlevel))?;
    (0..record.meta().tables().len()).try_for_each(|table| reset_rows(ctx, record, table, None, levels))
}

/// Resets fields of a new document once more after the first hooks, as Frappe does
/// (`validate_higher_perm_levels`), apart from fetched values and rows.
pub fn reset_new(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let Some(levels) = restricting_levels(ctx, record)? else {
        return Ok(());
    };
    let fresh = new_document(ctx, record)?;
    reset_slots(record, fresh.as_ref(), |field| !levels.has(field.permlevel) && field.fetch_from.is_empty())?;
    for (table, field) in record.meta().tables().iter().enumerate() {
        if !levels.has(field.permlevel)
            && let Some(rows) = record.rows_mut(table)
        {
            rows.clear();
        }
    }
    Ok(())
}

/// A new document of the same DocType, with its defaults.
fn new_document(ctx: &mut Context, record: &dyn Record) -> Result<Box<dyn Record>> {
    let mut fresh = (ctx.entry(record.meta().name)?.new)();
    defaults::apply(ctx, fresh.as_mut(), &ClearedFields::default())?;
    Ok(fresh)
}

/// Resets fields of a changed document to the stored values where the user may not write them, those of its new
/// rows to the defaults.
pub fn reset_changed(ctx: &mut Context, record: &mut dyn Record, stored: &dyn Record) -> Result<()> {
    let Some(levels) = restricting_levels(ctx, record)? else {
        return Ok(());
    };
    reset_slots(record, stored, |field| !levels.has(field.permlevel))?;
    for (table, field) in record.meta().tables().iter().enumerate() {
        let (Some(rows), Some(old_rows)) = (record.rows_mut(table), stored.rows(table)) else { continue };
        if levels.has(field.permlevel) {
            reset_rows(ctx, record, table, Some(old_rows), levels)?;
        } else {
            rows.replace_with(old_rows)?;
        }
    }
    Ok(())
}

/// Resets the fields of rows: of a stored row to the stored values, of a new one to the defaults.
fn reset_rows(
    ctx: &mut Context,
    record: &mut dyn Record,
    table: usize,
    old_rows: Option<&dyn ChildRows>,
    levels: Levels,
) -> Result<()> {
    let Some(rows) = record.rows(table) else {
        return Ok(());
    };
    let child = rows.meta();
    if rows.is_empty() || child.fields.iter().all(|field| levels.has(field.permlevel)) {
        return Ok(());
    }
    let is_above = |field: &DocField| !levels.has(field.permlevel);
    let parent = record.clone_record();
    let Some(rows) = record.rows_mut(table) else {
        return Ok(());
    };
    let old_rows = old_rows.map(RowIndex::new);
    let mut fresh: Option<Box<dyn Record>> = None;
    for index in 0..rows.len() {
        let Some(row) = rows.get_mut(index) else { continue };
        let name = row.name();
        let old = old_rows.as_ref().and_then(|rows| rows.get(&name));
        match (old, &fresh) {
            (Some(old), _) => reset_slots(row, old, is_above)?,
            (None, Some(fresh)) => reset_slots(row, fresh.as_ref(), is_above)?,
            (None, None) => {
                let defaults = defaults::new_row(ctx, child, parent.as_ref())?;
                reset_slots(row, defaults.as_ref(), is_above)?;
                fresh = Some(defaults);
            }
        }
    }
    Ok(())
}

/// The levels that the user may write; none when the user may write all fields.
fn restricting_levels(ctx: &mut Context, record: &dyn Record) -> Result<Option<Levels>> {
    let meta = record.meta();
    // The levels of a DocType without levels need not be computed.
    if permission::are_all_in(ctx, meta, Levels::NONE)? {
        return Ok(None);
    }
    let levels = permission::writable_levels(ctx, meta);
    Ok((!levels.is_all()).then_some(levels))
}

fn reset_slots(record: &mut dyn Record, original: &dyn Record, is_reset: impl Fn(&DocField) -> bool) -> Result<()> {
    for (slot, field) in record.meta().slots().iter().enumerate() {
        if is_reset(field) {
            record.set(slot, original.get(slot).to_value())?;
        }
    }
    Ok(())
}
