//! The intermediate representation: DocTypes with resolved links, enums instead of strings, and Rust
//! names for all items and members.
//!
//! Lowering never fails. Invalid parts are reported and left out, so that one run finds all problems;
//! nothing is emitted if there was an error.

mod app;
mod column;
mod default;
mod doctype;
mod duplicates;
mod field;
mod index;
mod name;
mod naming;
mod select_enum;
mod slot;
mod spelling;

pub(crate) use app::App;
pub(crate) use column::Column;
pub(crate) use default::DefaultValue;
pub(crate) use doctype::DocType;
pub(crate) use field::{Field, FieldContent};
pub(crate) use index::{DocTypeOrigin, Entry, DocTypeIndex, LinkTarget, record_id};
pub(crate) use name::Ident;
pub(crate) use naming::Naming;
pub(crate) use select_enum::{SelectEnum, Variant};
pub(crate) use slot::{Slot, TableField};
