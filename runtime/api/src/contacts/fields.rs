//! Fields of records whose type is not known, by name.

use doctyped_auth::permission::{self, Levels};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::table::{ChildRows, Record, Value, ValueRef};

/// The text of a field without blanks around it; empty for NULL.
pub(super) fn text(record: &dyn Record, field: &str) -> String {
    match record.field(field) {
        ValueRef::Null => String::new(),
        value => value.to_text().trim().to_owned(),
    }
}

/// The texts of the fields that the user may read.
pub(super) struct ReadableText<'a> {
    record: &'a dyn Record,
    levels: Levels,
}

impl<'a> ReadableText<'a> {
    /// The fields of a document that the user may read.
    pub(super) fn of(ctx: &mut Context, record: &'a dyn Record) -> ReadableText<'a> {
        ReadableText { record, levels: permission::readable_levels(ctx, record.meta()) }
    }

    /// The text of a field; empty if the user may not read it.
    pub(super) fn get(&self, field: &str) -> String {
        let level = self.record.meta().field(field).map(|field| field.permlevel);
        if level.is_some_and(|level| self.levels.has(level)) { text(self.record, field) } else { String::new() }
    }
}

/// Whether a Check field is set.
pub(super) fn is_set(record: &dyn Record, field: &str) -> bool {
    matches!(record.field(field), ValueRef::Int(number) if number != 0)
}

/// Sets a field of text; an empty text becomes NULL.
pub(super) fn set_text(record: &mut dyn Record, field: &str, text: &str) -> Result<()> {
    let value = if text.is_empty() { Value::Null } else { Value::Text(text.to_owned()) };
    set(record, field, value)
}

/// Sets a field, if the definition has it.
pub(super) fn set(record: &mut dyn Record, field: &str, value: Value) -> Result<()> {
    if let Some(slot) = record.meta().slot_of(field) {
        record.set(slot, value)?;
    }
    Ok(())
}

/// The rows of a table field.
pub(super) fn rows<'a>(record: &'a dyn Record, field: &str) -> Option<&'a dyn ChildRows> {
    record.rows(record.meta().table_of(field)?)
}

/// The rows of a table field, mutable.
pub(super) fn rows_mut<'a>(record: &'a mut dyn Record, field: &str) -> Option<&'a mut dyn ChildRows> {
    let table = record.meta().table_of(field)?;
    record.rows_mut(table)
}
