//! Typed tables and records.
//!
//! `diesel::table!` writes about thirty trait implementations for each column, which a thousand
//! DocTypes cannot afford. Here [`Table`] and [`Column`] are generic over the record, implement
//! Diesel's traits once, and codegen adds a constant for each column. Queries stay Diesel's own:
//! `todo::table.filter(todo::status.eq(Status::Open))`, checked by the compiler.
//!
//! # Records in statements
//!
//! | statement | with a record |
//! | --- | --- |
//! | select | `todo::table.first::<ToDo>(connection)`, `todo::table.select(ToDo::as_select())` |
//! | insert | `diesel::insert_into(todo::table).values(&record)`; [`InsertBatch`] for several |
//! | update | `diesel::update(todo::table.filter(...)).set(&record)`: all columns but the name |
//! | delete | `diesel::delete(todo::table.filter(...))` |
//!
//! These read and write rows of one table. Child rows are records of the child DocType with a table
//! of their own; names, validation, hooks and permissions are the business of `Context`.
//!
//! # Comparisons of text
//!
//! `eq`, `ne`, `eq_any`, `lt`, `like`, `order`, `group_by` and `distinct` on text columns are
//! case-insensitive on every database, as they are in Frappe: `todo::owner.eq("ANN@X.Y")` finds
//! `ann@x.y`, and a name is unique whatever its case. The databases differ beyond that:
//!
//! | | SQLite | PostgreSQL | MariaDB |
//! | --- | --- | --- | --- |
//! | collation | `NOCASE`, of the column | ICU `und-u-ks-level2`, of the comparison | `utf8mb4_unicode_ci`, of the column |
//! | `A` = `a` | yes | yes | yes |
//! | `É` = `é` | no, only ASCII letters are folded | yes | yes |
//! | `é` = `e` | no | no | yes |
//! | `a` = `a` with a trailing space | no | no | yes |
//!
//! In Rust, `==` on a `String`, a [`Link`] or a Select enum compares bytes; where the case may
//! differ, compare in the query. NULL is neither equal nor unequal to a value, so `ne` does not find
//! rows without one: add `.or(column.is_null())`. JSON and Password columns are not meant to be
//! compared (PostgreSQL's `json` has no `=`).

mod changeset;
mod column;
mod comparison;
mod field_value;
pub mod id;
mod insert;
mod like;
mod query_source;
mod queryable;
pub mod read;
mod record;
mod row;
mod select;
mod source;
pub mod sql;
pub mod temporal;
mod types;

pub use changeset::RecordChangeset;
pub use column::column_name;
pub use column::{AllColumns, Column, ReadsTable};
pub use comparison::Operand;
pub use field_value::{FieldValue, Mismatch};
pub use insert::binds;
pub use insert::{InsertBatch, InsertValues};
pub use like::{Comparable, Like};
pub use queryable::read_record;
pub use read::{read, read_into};
pub use record::{ChildRows, CloneRecord, Document, Record};
pub use row::Row;
pub use select::Select;
pub use source::{Table, TableName};
pub use types::{DocStatus, Json, Link, Password};

pub use crate::db::{Bind, format_timestamp, timestamp};
pub use crate::db::{Value, ValueRef, format_datetime, is_masked, mask};

/// Numbers of columns, as types: `U0`, `U1`, ...
pub mod index {
    pub use typenum::consts::*;
}

/// The target of a link to a DocType that is not part of the application.
#[derive(Debug, Clone, Copy)]
pub enum Unknown {}
