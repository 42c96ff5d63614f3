//! Defaults of new documents that depend on the moment or the user. Literal ones are part of the
//! record's own `Default`.

use super::{coerce, temporal};
use crate::context::Context;
use crate::error::Result;
use crate::schema::{DocField, FIRST_FIELD, FieldType};
use crate::table::{Record, Value, ValueRef};

/// Fills the empty fields of a new document and of its new rows.
pub(super) fn apply(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    apply_to_row(ctx, record)?;
    for table in 0..record.meta().tables().len() {
        apply_to_new_rows(ctx, record, table)?;
    }
    Ok(())
}

/// Fills the empty fields of the rows that have no name yet.
pub(super) fn apply_to_new_rows(ctx: &mut Context, record: &mut dyn Record, table: usize) -> Result<()> {
    let Some(rows) = record.rows_mut(table) else {
        return Ok(());
    };
    for row in 0..rows.len() {
        if let Some(row) = rows.get_mut(row)
            && row.name().is_empty()
        {
            apply_to_row(ctx, row)?;
        }
    }
    Ok(())
}

fn apply_to_row(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let meta = record.meta();
    for (slot, field) in meta.slots().iter().enumerate().skip(FIRST_FIELD) {
        if record.get(slot) == ValueRef::Null
            && let Some(value) = default(ctx, field)?
        {
            record.set(slot, value)?;
        }
    }
    Ok(())
}

/// Order and special words as in Frappe's `create_new`.
fn default(ctx: &mut Context, field: &DocField) -> Result<Option<Value>> {
    match (field.fieldtype, field.default.map(str::trim)) {
        // Every Time field starts with the current time, default or not.
        (FieldType::Time, _) => Ok(Some(Value::Time(ctx.now().time()))),
        (FieldType::Select, None | Some("")) => Ok(field.select_options().next().filter(|_| !field.options.is_empty()).map(|first| Value::Text(first.to_owned()))),
        (_, None | Some("")) => Ok(None),
        (_, Some("__user" | "user")) => Ok(Some(Value::Text(ctx.user().to_owned()))),
        (FieldType::Date, Some("Today" | "today" | "__today" | "Now" | "now")) => Ok(Some(Value::Date(ctx.today()))),
        (FieldType::Datetime, Some("Now" | "now" | "Today" | "today" | "__today")) => Ok(Some(Value::Datetime(ctx.now()))),
        (FieldType::Date, Some(text)) => Ok(temporal::date(text)),
        (FieldType::Datetime, Some(text)) => Ok(temporal::datetime(text)),
        (_, Some("Today" | "today" | "__today")) => Ok(Some(Value::Text(ctx.today().to_string()))),
        // `:Other DocType` asks the defaults of the user; there are none to ask yet.
        (_, Some(text)) if text.starts_with(':') => Ok(None),
        (_, Some(text)) => coerce::coerce(field, &text.into()).map(Some),
    }
}
