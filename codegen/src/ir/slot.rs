//! Members of a record: a slot for each column, rows for each table field.

use super::column::Column;
use super::default::DefaultValue;
use super::index::LinkTarget;
use super::name::Ident;

/// A column and its member of the record.
#[derive(Debug)]
pub(crate) struct Slot {
    /// The column and the JSON key.
    pub(crate) name: String,
    pub(crate) ident: Ident,
    /// The constant of the column, for queries.
    pub(crate) constant: Ident,
    pub(crate) label: String,
    pub(crate) description: String,
    pub(crate) column: Column,
    pub(crate) default: DefaultValue,
}

/// A table field: the member that holds its rows.
#[derive(Debug)]
pub(crate) struct TableField {
    pub(crate) ident: Ident,
    pub(crate) label: String,
    pub(crate) description: String,
    pub(crate) target: LinkTarget,
}
