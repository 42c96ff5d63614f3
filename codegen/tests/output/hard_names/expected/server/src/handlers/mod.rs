//! What serves each DocType.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

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
