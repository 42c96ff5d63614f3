//! Columns of a database, and the kinds of their types, which all databases have under different names.

use doctyped_schema::ColumnType;
use std::collections::BTreeMap;

/// The kind of a column. A column of another kind than its field needs cannot be read or written, or would keep
/// other values than were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text of any length.
    Text,
    /// Text that must be valid JSON.
    Json,
    /// Integers of any width.
    Integer,
    /// Numbers with decimals.
    Decimal,
    /// Days.
    Date,
    /// Days with a time.
    Datetime,
    /// Times of a day.
    Time,
    /// A type that no field needs. Such columns stay as they are.
    Other,
}

impl ColumnKind {
    /// The kind of a column that stores this.
    pub fn of(column_type: ColumnType) -> ColumnKind {
        match column_type {
            ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText | ColumnType::Password => ColumnKind::Text,
            ColumnType::Json => ColumnKind::Json,
            ColumnType::Int | ColumnType::BigInt | ColumnType::LongInt | ColumnType::Check => ColumnKind::Integer,
            ColumnType::Decimal | ColumnType::NullableDecimal | ColumnType::Rating => ColumnKind::Decimal,
            ColumnType::Date => ColumnKind::Date,
            ColumnType::Datetime => ColumnKind::Datetime,
            ColumnType::Time => ColumnKind::Time,
        }
    }
}

/// A column of the database.
#[derive(Debug, Clone)]
pub struct ExistingColumn {
    /// Its name, as the database spells it.
    pub name: String,
    /// Its type, in lower case.
    pub type_name: String,
    /// Whether it is declared NOT NULL.
    pub is_not_null: bool,
}

/// The columns of a table by their names in lower case.
pub type ExistingColumns = BTreeMap<String, ExistingColumn>;
