//! What the rest of the generator works on: DocTypes resolved against each other, with enums where
//! definitions have strings and with a Rust name for everything that gets one.
//!
//! Lowering never fails. What cannot work is reported and left out, so that one run finds all
//! problems; nothing is emitted if there was an error.

mod app;
mod choice;
mod default;
mod doctype;
mod field;
mod fieldtype;
mod index;
mod name;
mod naming;
mod slot;

pub(crate) use app::App;
pub(crate) use choice::{Choice, Variant};
pub(crate) use default::Default;
pub(crate) use doctype::{DocType, Sort};
pub(crate) use field::{Content, Field};
pub(crate) use fieldtype::FieldType;
pub(crate) use index::{Entry, Index, Origin, Target, record_id};
pub(crate) use name::Ident;
pub(crate) use naming::Naming;
pub(crate) use slot::{Column, Rows, Slot};
