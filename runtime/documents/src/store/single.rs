//! The document of a single DocType: one row of `tabSingles` for each field, with its value as text.

use super::table_row::lock_doctype;
use crate::coerce::convert;
use crate::defaults;
use crate::merge::ClearedFields;
use crate::output::is_unset;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::{Bind, Record, Value};
use doctyped_schema as schema;
use doctyped_schema::{ColumnType, DocField, Meta};

/// Reads the document of a single DocType; one that was never saved has the defaults of a new
/// document. `false` when the name is not the DocType's.
pub fn load(ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<bool> {
    let meta = record.meta();
    if !name.eq_ignore_ascii_case(meta.name) {
        return Ok(false);
    }
    let statement = Statement::new("SELECT ")
        .names(["field", "value"])
        .sql(" FROM ")
        .name("tabSingles")
        .sql(" WHERE ")
        .equal("doctype", meta.name);
    let stored = statement
        .load(ctx.connection(), |row| Ok((column::text(row, 0)?.unwrap_or_default(), column::text(row, 1)?)))?;
    if stored.is_empty() {
        defaults::apply(ctx, record, &ClearedFields::default())?;
    } else {
        record.clear();
    }
    for (field, value) in stored {
        if let Some(slot) = meta.slot_of(&field)
            && let Some(column) = meta.slot(slot)
        {
            record.set(slot, parse(column, value)?)?;
        }
    }
    record.set(schema::NAME, Value::Text(meta.name.to_owned()))?;
    Ok(true)
}

/// The text of `tabSingles` in the field's type.
fn parse(column: &DocField, text: Option<String>) -> Result<Value> {
    match text {
        None => Ok(Value::Null),
        Some(text) => match column.column_type() {
            // Values are checked when they are saved; what an older Frappe stored and is no date
            // reads as null.
            Some(ColumnType::Date | ColumnType::Datetime | ColumnType::Time) => {
                Ok(convert(column, &text.into()).unwrap_or(Value::Null))
            }
            _ => convert(column, &text.into()),
        },
    }
}

/// Writes all fields, in place of those that are stored.
pub fn write(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    delete(ctx, meta)?;
    let mut statement = Statement::new("INSERT INTO ")
        .name("tabSingles")
        .sql(" (")
        .names(["doctype", "field", "value"])
        .sql(") VALUES ");
    for (slot, column) in meta.slots().iter().enumerate() {
        let value = match record.get(slot) {
            value if is_unset(meta, slot, value) => Bind::Null,
            value => Bind::from(value.to_text()),
        };
        statement = statement
            .sql(if slot > 0 { ", (" } else { "(" })
            .value(meta.name)
            .sql(", ")
            .value(column.fieldname)
            .sql(", ")
            .value(value)
            .sql(")");
    }
    statement.execute(ctx.connection())?;
    Ok(())
}

/// Inserts the document, when no other transaction writes it.
pub fn insert(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    lock_doctype(ctx, record.meta())?;
    write(ctx, record)
}

/// Deletes all fields.
pub fn delete(ctx: &mut Context, meta: &Meta) -> Result<()> {
    Statement::new("DELETE FROM ")
        .name("tabSingles")
        .sql(" WHERE ")
        .equal("doctype", meta.name)
        .execute(ctx.connection())?;
    Ok(())
}
