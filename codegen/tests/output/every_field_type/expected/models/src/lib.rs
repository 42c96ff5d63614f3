//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

pub mod every_row;
pub mod every_type;

pub use self::every_row::EveryRow;
pub use self::every_type::EveryType;
