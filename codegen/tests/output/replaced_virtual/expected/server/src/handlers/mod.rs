//! The handlers of all DocTypes.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

#[rustfmt::skip]
pub mod module_def;
