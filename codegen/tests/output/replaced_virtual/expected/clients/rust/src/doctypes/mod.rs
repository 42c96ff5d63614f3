//! The DocTypes: records, and their fields as constants.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_camel_case_types, non_snake_case, reason = "names are those of the definitions")]
#![allow(clippy::too_many_arguments, reason = "DocTypes have many mandatory fields")]

pub mod module_def;
pub mod user;
