//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

pub mod order;
pub mod row;

pub use self::order::Order;
pub use self::row::Row;
