//! Typed tables and records.
//!
//! `diesel::table!` writes about thirty trait implementations for each column, which a thousand
//! DocTypes cannot afford. Here [`Table`] and [`Column`] are generic over the record, implement
//! Diesel's traits once, and codegen adds a constant for each column. Queries stay Diesel's own:
//! `todo::table.filter(todo::status.eq(Status::Open))`, checked by the compiler.

mod column;
pub mod id;
mod insert;
mod like;
mod queryable;
mod read;
mod record;
mod row;
mod select;
mod source;
pub mod sql;
pub(crate) mod timestamp;
mod types;
mod value;

pub(crate) use column::column_name;
pub use column::{AllColumns, Column};
pub use insert::{Assignments, Changes, New, NewRows};
pub(crate) use insert::{Bind, binds};
pub use like::{Comparable, Like};
pub use queryable::read_record;
pub use read::{read, read_into};
pub use record::{ChildRows, CloneRecord, Document, Record};
pub use row::Row;
pub use select::Select;
pub use source::{Table, TableName};
pub use types::{DocStatus, Json, Link, Password};
pub(crate) use value::format_timestamp;
pub use value::{FieldValue, Mismatch, Value, ValueRef, format_datetime, is_masked, mask};

/// Numbers of columns, as types: `U0`, `U1`, ...
pub mod index {
    pub use typenum::consts::*;
}

/// The target of a link to a DocType that is not part of the application.
#[derive(Debug, Clone, Copy)]
pub enum Unknown {}
