//! What serves each DocType.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

pub mod bill;
pub mod garden_settings;
pub mod plant;
pub mod pot;
pub mod seed;
pub mod ticket;
pub mod token;
pub mod tool;
pub mod weather;
