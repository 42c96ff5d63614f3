//! Child rows, which are added, changed and removed by saving their parent.

use super::{SavedDocument, save_changed};
use crate::lifecycle;
use crate::merge::{ClearedFields, MergeMode, check_row_count, merge_row};
use crate::number_text::NumberRule;
use doctyped_core::context::Context;
use doctyped_core::context::DocTypeEntry;
use doctyped_core::context::not_found;
use doctyped_core::error::{Error, Result};
use doctyped_orm::table::{ChildRows, CloneRecord, Record, Value};
use doctyped_schema as schema;
use doctyped_schema::{DocField, Meta, Rights};
use serde_json::{Map, Value as JsonValue};

/// Appends a row to the parent that it names in `parenttype`, `parent` and `parentfield`.
pub fn append(ctx: &mut Context, child: &'static Meta, row: &Map<String, JsonValue>) -> Result<SavedDocument> {
    let text = |key: &str| row.get(key).and_then(JsonValue::as_str).filter(|text| !text.is_empty());
    let (Some(parenttype), Some(parent), Some(parentfield)) = (text("parenttype"), text("parent"), text("parentfield"))
    else {
        return Err(Error::validation(format!(
            "A row of {} needs parenttype, parent and parentfield to be inserted",
            child.name
        )));
    };
    let entry = ctx.entry(parenttype)?;
    let table = table_of(entry, parentfield, child)?;
    let rule = NumberRule::of(ctx);
    save_changed(ctx, entry, parent, |record| {
        let mut cleared = ClearedFields::default();
        let field = record.meta().tables().get(table).copied();
        if let (Some(field), Some(rows)) = (field, record.rows_mut(table)) {
            check_row_count(field, rows.len(), rows.len() + 1)?;
            let added = rows.push();
            cleared.rows.insert(table, vec![merge_row(added, row, MergeMode::New, rule)?]);
            // The save sets the index of the last row.
            added.set(schema::IDX, Value::Int(0))?;
        }
        Ok(cleared)
    })
}

/// Changes a row and saves its parent.
pub fn change(
    ctx: &mut Context,
    child: &'static Meta,
    name: &str,
    change: impl FnOnce(&mut dyn Record) -> Result<()>,
) -> Result<SavedDocument> {
    change_parent(ctx, child, name, |rows, index| match rows.get_mut(index) {
        Some(row) => change(row),
        None => Err(not_found(child.name, name)),
    })
}

/// Removes a row and saves its parent.
pub fn remove(ctx: &mut Context, child: &'static Meta, name: &str) -> Result<()> {
    change_parent(ctx, child, name, |rows, index| {
        let mut remaining: Vec<Box<dyn Record>> = Vec::with_capacity(rows.len());
        for other in (0..rows.len()).filter(|other| *other != index) {
            remaining.extend(rows.get(other).map(CloneRecord::clone_record));
        }
        rows.clear();
        // Frappe renumbers the remaining rows.
        for (idx, from) in (1..).zip(remaining) {
            let row = rows.push();
            copy(from.as_ref(), row)?;
            row.set(schema::IDX, Value::Int(idx))?;
        }
        Ok(())
    })
    .map(drop)
}

/// Changes the rows of the table field that holds a row, and saves the parent.
fn change_parent(
    ctx: &mut Context,
    child: &'static Meta,
    name: &str,
    change: impl FnOnce(&mut dyn ChildRows, usize) -> Result<()>,
) -> Result<SavedDocument> {
    ctx.begin_writing()?;
    // An error about the parent would tell its name.
    let row = lifecycle::load_for(ctx, ctx.entry(child.name)?, name, Rights::READ)?;
    let missing = || not_found(child.name, name);
    let text = |field: &str| row.field(field).as_text().map(str::to_owned);
    let (parenttype, parent) = text("parenttype").zip(text("parent")).ok_or_else(missing)?;
    let entry = ctx.site().registry().entry(&parenttype).ok_or_else(missing)?;
    save_changed(ctx, entry, &parent, |record| {
        let found = (0..record.meta().tables().len()).find_map(|table| {
            let rows = record.rows(table)?;
            let index = rows.iter().position(|row| row.meta().name == child.name && row.name() == name)?;
            Some((table, index))
        });
        let (table, index) = found.ok_or_else(missing)?;
        change(record.rows_mut(table).ok_or_else(missing)?, index)?;
        Ok(ClearedFields::default())
    })
}

/// The index of the table field with this name and child DocType.
fn table_of(entry: &DocTypeEntry, parentfield: &str, child: &Meta) -> Result<usize> {
    let meta = (entry.meta)();
    let matches = |field: &&DocField| field.fieldname == parentfield && field.options == child.name;
    meta.tables().iter().position(matches).ok_or_else(|| {
        Error::validation(format!("{parentfield:?} is no table field of {} with rows of {}", meta.name, child.name))
    })
}

fn copy(from: &dyn Record, to: &mut dyn Record) -> Result<()> {
    for slot in 0..from.meta().slots().len() {
        to.set(slot, from.get(slot).to_value())?;
    }
    Ok(())
}
