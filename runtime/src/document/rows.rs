//! Child rows of a document that is stored.

use super::store;
use crate::context::Context;
use crate::db::statement::{Statement, column};
use crate::error::{Error, Result};
use crate::schema::{self, Meta, Naming};
use crate::table::{ChildRows, Record, Value, ValueRef};
use chrono::NaiveDateTime;
use std::collections::{HashMap, HashSet};

/// Names of rows by what became of them.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Rows that were added by this save.
    pub(super) added: HashSet<String>,
}

/// Gives rows their place under the parent, and new ones a name.
pub(super) fn prepare(
    ctx: &mut Context,
    record: &mut dyn Record,
    stored: Option<&dyn Record>,
    now: NaiveDateTime,
) -> Result<Outcome> {
    prepare_except(ctx, record, stored, now, &HashSet::new())
}

fn prepare_except(
    ctx: &mut Context,
    record: &mut dyn Record,
    stored: Option<&dyn Record>,
    now: NaiveDateTime,
    prepared: &HashSet<String>,
) -> Result<Outcome> {
    let meta = record.meta();
    let parent = record.name();
    let docstatus = record.get(schema::DOCSTATUS).to_value();
    let owner = record.get(schema::OWNER).to_value();
    let creation = match record.get(schema::CREATION) {
        // A single document has none.
        _ if meta.is_single => Value::Datetime(now),
        creation => creation.to_value(),
    };
    let mut outcome = Outcome::default();
    for (table, field) in meta.tables().iter().enumerate() {
        let Some(rows) = record.rows_mut(table) else { continue };
        for place in 0..rows.len() {
            let Some(row) = rows.get_mut(place) else { continue };
            let name = row.name();
            if prepared.contains(&name) {
                continue;
            }
            let old = stored.and_then(|stored| stored.rows(table)?.iter().find(|old| old.name() == name));
            match old {
                Some(old) => {
                    for slot in [schema::OWNER, schema::CREATION] {
                        row.set(slot, old.get(slot).to_value())?;
                    }
                }
                None => {
                    row.set(schema::OWNER, owner.clone())?;
                    row.set(schema::CREATION, creation.clone())?;
                    // Rows of a new document are new, even if they come with the names of others: the
                    // client has copied them.
                    if stored.is_none() && !matches!(row.meta().naming, Naming::Prompt | Naming::Uuid) {
                        row.set(schema::NAME, Value::Null)?;
                    }
                    let name = row.name();
                    name_row(ctx, row, &name, &parent, meta)?;
                    outcome.added.insert(row.name());
                }
            }
            row.set(schema::MODIFIED, Value::Datetime(now))?;
            row.set(schema::MODIFIED_BY, Value::Text(ctx.user().to_owned()))?;
            row.set(schema::DOCSTATUS, docstatus.clone())?;
            if row.get(schema::IDX) == ValueRef::Int(0) {
                row.set(schema::IDX, Value::Int(i64::try_from(place + 1).unwrap_or(i64::MAX)))?;
            }
            set_parent(row, &parent, meta.name, field.fieldname)?;
        }
    }
    Ok(outcome)
}

/// Prepares the rows that hooks have added since.
pub(super) fn prepare_added(
    ctx: &mut Context,
    record: &mut dyn Record,
    stored: Option<&dyn Record>,
    now: NaiveDateTime,
    outcome: &mut Outcome,
) -> Result<()> {
    let before = std::mem::take(&mut outcome.added);
    *outcome = prepare_except(ctx, record, stored, now, &before)?;
    outcome.added.extend(before);
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

/// A row that the client named and that is not one of this document's keeps its name if nobody has
/// it. If another document has it, taking the row over would be writing there.
fn name_row(ctx: &mut Context, row: &mut dyn Record, name: &str, parent: &str, parent_meta: &Meta) -> Result<()> {
    let child = row.meta();
    if !name.is_empty() && child.naming != Naming::Autoincrement {
        if store::stored_name(ctx, child, name)?.is_some() {
            return Err(Error::permission(format!(
                "{} {name} is not a row of {} {parent}; leave its name out to add a new row",
                child.name, parent_meta.name
            )));
        }
        return super::naming::check_text(child, name);
    }
    super::naming::name(ctx, row).map(|_| ())
}

/// Writes the rows: updates those that are stored, inserts new ones, deletes those that are gone.
pub(super) fn write(
    ctx: &mut Context,
    record: &dyn Record,
    stored: Option<&dyn Record>,
    outcome: &Outcome,
) -> Result<()> {
    for table in 0..record.meta().tables().len() {
        let Some(rows) = record.rows(table).filter(|rows| !rows.meta().is_virtual) else { continue };
        let child = rows.meta();
        let old_rows = stored.and_then(|stored| stored.rows(table));
        let old: HashMap<String, &dyn Record> =
            old_rows.into_iter().flat_map(<dyn ChildRows>::iter).map(|old| (old.name(), old)).collect();
        let kept: HashSet<String> = rows.iter().map(<dyn Record>::name).collect();
        let gone: Vec<String> = old.keys().filter(|name| !kept.contains(*name)).cloned().collect();
        store::delete_rows(ctx, child, &gone)?;
        let mut added: Vec<&dyn Record> = Vec::new();
        let mut stamped: Vec<&dyn Record> = Vec::new();
        for row in rows.iter() {
            let name = row.name();
            if outcome.added.contains(&name) {
                added.push(row);
            } else if old.get(&name).is_some_and(|old| differs_by_stamp_only(row, *old)) {
                stamped.push(row);
            } else {
                store::update_row(ctx, row)?;
            }
        }
        store::stamp_rows(ctx, child, &stamped)?;
        store::insert_rows(ctx, child, &added)?;
    }
    Ok(())
}

/// Whether a row is as it was stored, but for who saved it last and when.
fn differs_by_stamp_only(row: &dyn Record, old: &dyn Record) -> bool {
    (0..row.meta().slots().len())
        .filter(|slot| !matches!(*slot, schema::MODIFIED | schema::MODIFIED_BY))
        .all(|slot| row.get(slot) == old.get(slot))
}

/// The document that a stored child row belongs to: its DocType and name.
pub(super) fn parent_of(ctx: &mut Context, child: &'static Meta, name: &str) -> Result<Option<(String, String)>> {
    let Some(key) = store::key(child, name) else {
        return Ok(None);
    };
    Statement::new("SELECT ")
        .names(["parenttype", "parent"])
        .sql(" FROM ")
        .name(child.table)
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(key)
        .first(ctx.connection(), |row| {
            Ok((column::text(row, 0)?.unwrap_or_default(), column::text(row, 1)?.unwrap_or_default()))
        })
}
