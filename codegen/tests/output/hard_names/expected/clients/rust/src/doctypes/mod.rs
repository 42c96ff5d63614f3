//! The DocTypes: records, and their fields as constants.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_camel_case_types, non_snake_case, reason = "names are those of the definitions")]
#![allow(clippy::too_many_arguments, reason = "DocTypes have many mandatory fields")]

pub mod event;
pub mod file;
pub mod groesse;
pub mod mod_;
pub mod option;
pub mod result;
pub mod self_;
pub mod std;
pub mod string;
pub mod table;
pub mod to_do;
pub mod todo;
pub mod r#type;
