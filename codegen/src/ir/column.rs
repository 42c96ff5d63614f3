//! Columns: the kind of value that a slot holds.

use super::index::LinkTarget;
use super::name::Ident;

/// The kind of a column, which decides its types in Rust and in SQL. The names are those of the
/// metadata's `ColumnType`; links, Selects and the standard columns have types of their own.
#[derive(Debug, Clone)]
pub(crate) enum Column {
    Text {
        required: bool,
    },
    Link {
        target: LinkTarget,
        required: bool,
    },
    Select {
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
    NullableDecimal,
    Rating,
    Date,
    Datetime,
    Time,
    /// `creation` and `modified`, which are never NULL.
    Timestamp,
    DocStatus,
}
