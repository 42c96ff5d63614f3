//! The handlers of all DocTypes.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

#[rustfmt::skip]
pub mod event;
#[rustfmt::skip]
pub mod file;
#[rustfmt::skip]
pub mod groesse;
#[rustfmt::skip]
pub mod mod_;
#[rustfmt::skip]
pub mod option;
#[rustfmt::skip]
pub mod result;
#[rustfmt::skip]
pub mod self_;
#[rustfmt::skip]
pub mod std;
#[rustfmt::skip]
pub mod string;
#[rustfmt::skip]
pub mod table;
#[rustfmt::skip]
pub mod to_do;
#[rustfmt::skip]
pub mod todo;
#[rustfmt::skip]
pub mod r#type;
