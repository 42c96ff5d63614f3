//! Child rows of a document that is saved: their names, standard fields and storage.

use super::naming;
use super::row_index::RowIndex;
use super::store::child_table::{delete_rows, insert_rows, touch_rows};
use super::store::table_row::{self};
use super::stored_names::stored_name;
use chrono::NaiveDateTime;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_orm::table::{ChildRows, Record, Value, ValueRef};
use doctyped_schema as schema;
use doctyped_schema::{Meta, Naming};
use std::collections::{HashMap, HashSet};

/// Names of the rows that a save adds. Responses mark these rows with `__unsaved`.
#[derive(Debug, Default)]
pub struct AddedRows(pub HashSet<String>);

/// Sets the standard fields of all rows, and names new ones.
pub fn prepare(
    ctx: &mut Context,
    record: &mut dyn Record,
    stored: Option<&dyn Record>,
    now: NaiveDateTime,
) -> Result<AddedRows> {
    prepare_except(ctx, record, stored, now, &HashSet::new())
}

fn prepare_except(
    ctx: &mut Context,
    record: &mut dyn Record,
    stored: Option<&dyn Record>,
    now: NaiveDateTime,
    prepared: &HashSet<String>,
) -> Result<AddedRows> {
    let meta = record.meta();
    let parent = record.name();
    let docstatus = record.get(schema::DOCSTATUS).to_value();
    let owner = record.get(schema::OWNER).to_value();
    let creation = match record.get(schema::CREATION) {
        // A single document has none.
        _ if meta.is_single => Value::Datetime(now),
        creation => creation.to_value(),
    };
    let mut added = AddedRows::default();
    for (table, field) in meta.tables().iter().enumerate() {
        let Some(rows) = record.rows_mut(table) else { continue };
        let old_rows = stored.and_then(|stored| stored.rows(table)).map(RowIndex::new);
        for index in 0..rows.len() {
            let Some(row) = rows.get_mut(index) else { continue };
            let name = row.name();
            if prepared.contains(&name) {
                continue;
            }
            let old = old_rows.as_ref().and_then(|old_rows| old_rows.get(&name));
            match old {
                Some(old) => {
                    for slot in [schema::OWNER, schema::CREATION] {
                        row.set(slot, old.get(slot).to_value())?;
                    }
                }
                None => {
                    row.set(schema::OWNER, owner.clone())?;
                    row.set(schema::CREATION, creation.clone())?;
                    // A new document has new rows only. Names of rows are those of a document that the client
                    // has copied.
                    if stored.is_none() && !matches!(row.meta().naming, Naming::Prompt | Naming::Uuid) {
                        row.set(schema::NAME, Value::Null)?;
                    }
                    let name = row.name();
                    name_row(ctx, row, &name, &parent, meta)?;
                    added.0.insert(row.name());
                }
            }
            row.set(schema::MODIFIED, Value::Datetime(now))?;
            row.set(schema::MODIFIED_BY, Value::Text(ctx.user().to_owned()))?;
            row.set(schema::DOCSTATUS, docstatus.clone())?;
            if row.get(schema::IDX) == ValueRef::Int(0) {
                row.set(schema::IDX, Value::Int(i64::try_from(index + 1).unwrap_or(i64::MAX)))?;
            }
            set_parent(row, &parent, meta.name, field.fieldname)?;
        }
    }
    Ok(added)
}

/// Prepares the rows that hooks have added after [`prepare`].
pub fn prepare_added(
    ctx: &mut Context,
    record: &mut dyn Record,
    stored: Option<&dyn Record>,
    now: NaiveDateTime,
    added: &mut AddedRows,
) -> Result<()> {
    let prepared = std::mem::take(&mut added.0);
    *added = prepare_except(ctx, record, stored, now, &prepared)?;
    added.0.extend(prepared);
    Ok(())
}

fn set_parent(row: &mut dyn Record, parent: &str, parenttype: &str, parentfield: &str) -> Result<()> {
    for (column, value) in [("parent", parent), ("parenttype", parenttype), ("parentfield", parentfield)] {
        if let Some(slot) = row.meta().slot_of(column) {
            row.set(slot, Value::Text(value.to_owned()))?;
        }
    }
    Ok(())
}

/// Names a new row. A name that the client sends is used if it is free. If it is not, the row belongs
/// to another document, and writing it would change that document.
fn name_row(ctx: &mut Context, row: &mut dyn Record, name: &str, parent: &str, parent_meta: &Meta) -> Result<()> {
    let child = row.meta();
    if !name.is_empty() && child.naming != Naming::Autoincrement {
        if stored_name(ctx, child, name)?.is_some() {
            return Err(Error::permission(format!(
                "{} {name} is not a row of {} {parent}; leave its name out to add a new row",
                child.name, parent_meta.name
            )));
        }
        return naming::check_name(child, name);
    }
    naming::name(ctx, row).map(|_| ())
}

/// Writes the rows: inserts those that are new, updates those that are stored, deletes stored rows that
/// the document has no longer.
pub fn write(ctx: &mut Context, record: &dyn Record, stored: Option<&dyn Record>, added: &AddedRows) -> Result<()> {
    for table in 0..record.meta().tables().len() {
        let Some(rows) = record.rows(table).filter(|rows| !rows.meta().is_virtual) else { continue };
        let child = rows.meta();
        let old_rows = stored.and_then(|stored| stored.rows(table));
        let old: HashMap<String, &dyn Record> =
            old_rows.into_iter().flat_map(<dyn ChildRows>::iter).map(|old| (old.name(), old)).collect();
        let current: HashSet<String> = rows.iter().map(<dyn Record>::name).collect();
        let removed: Vec<String> = old.keys().filter(|name| !current.contains(*name)).cloned().collect();
        delete_rows(ctx, child, &removed)?;
        let mut new: Vec<&dyn Record> = Vec::new();
        let mut unchanged: Vec<&dyn Record> = Vec::new();
        for row in rows.iter() {
            let name = row.name();
            if added.0.contains(&name) {
                new.push(row);
            } else if old.get(&name).is_some_and(|old| is_unchanged(row, *old)) {
                unchanged.push(row);
            } else {
                table_row::update(ctx, row)?;
            }
        }
        touch_rows(ctx, child, &unchanged)?;
        insert_rows(ctx, child, &new)?;
    }
    Ok(())
}

/// Whether a row equals the stored one, apart from `modified` and `modified_by`.
fn is_unchanged(row: &dyn Record, old: &dyn Record) -> bool {
    (0..row.meta().slots().len())
        .filter(|slot| !matches!(*slot, schema::MODIFIED | schema::MODIFIED_BY))
        .all(|slot| row.get(slot) == old.get(slot))
}
