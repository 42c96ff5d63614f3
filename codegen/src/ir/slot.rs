//! What a record has of its DocType: a slot for each column, rows for each table field.

use super::default::Default;
use super::index::Target;
use super::name::Ident;

/// A column and the record's member for it.
#[derive(Debug)]
pub(crate) struct Slot {
    /// The column and the JSON key.
    pub(crate) name: String,
    pub(crate) ident: Ident,
    /// The constant that stands for the column in queries.
    pub(crate) constant: Ident,
    pub(crate) label: String,
    pub(crate) description: String,
    pub(crate) column: Column,
    pub(crate) default: Default,
}

/// How a slot holds its value; decides its types in Rust and in SQL.
#[derive(Debug, Clone)]
pub(crate) enum Column {
    Text {
        required: bool,
    },
    Link {
        target: Target,
        required: bool,
    },
    Choice {
        ident: Ident,
        required: bool,
    },
    Json,
    Password,
    Int,
    BigInt,
    LongInt,
    Check,
    Decimal,
    Duration,
    Rating,
    Date,
    Datetime,
    Time,
    /// `creation` and `modified`, which are never NULL.
    Timestamp,
    DocStatus,
}

/// A table field: the member that holds its rows.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) ident: Ident,
    pub(crate) label: String,
    pub(crate) description: String,
    pub(crate) target: Target,
}
