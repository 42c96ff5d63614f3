//! Reads rows into records, as the metadata of the DocType says.

use super::record::Record;
use crate::db;
use crate::db::{Backend, RawValue, Value};
use diesel::deserialize;
use diesel::row::{Field, Row, RowIndex};
use doctyped_schema as schema;
use doctyped_schema::{ColumnType, DocField};

/// Reads one value of a column.
///
/// # Errors
/// A conversion error when the stored value does not have the form of the column's type.
pub fn read(column_type: ColumnType, raw: Option<RawValue<'_>>) -> deserialize::Result<Value> {
    raw.map_or(Ok(Value::Null), |raw| db::read::value(column_type, raw))
}

/// Reads a row that holds a record's slots in order.
///
/// # Errors
/// A conversion error that names the column, when it is missing or its value is malformed.
pub fn read_into<'a, R>(record: &mut dyn Record, row: &R) -> deserialize::Result<()>
where
    R: Row<'a, Backend> + RowIndex<usize>,
{
    let meta = record.meta();
    let numbered = meta.naming == schema::Naming::Autoincrement;
    for (slot, column) in meta.slots().iter().enumerate() {
        let field = Row::get(row, slot).ok_or_else(|| format!("{} is missing from the row", column.fieldname))?;
        let column_type = match column_type(column) {
            ColumnType::Varchar(_) if numbered && slot == schema::NAME => ColumnType::BigInt,
            column_type => column_type,
        };
        let value = read(column_type, field.value()).map_err(|error| named(column, &*error))?;
        record.set(slot, value).map_err(|error| named(column, &error))?;
    }
    Ok(())
}

/// Slots are stored fields and so have a column type; any value can be read as text.
fn column_type(column: &DocField) -> ColumnType {
    column.column_type().unwrap_or(ColumnType::LongText)
}

fn named(column: &DocField, error: &dyn std::error::Error) -> String {
    format!("column {}: {error}", column.fieldname)
}
