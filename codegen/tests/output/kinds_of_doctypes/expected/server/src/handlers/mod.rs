//! The handlers of all DocTypes.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

#[rustfmt::skip]
pub mod bill;
#[rustfmt::skip]
pub mod garden_settings;
#[rustfmt::skip]
pub mod plant;
#[rustfmt::skip]
pub mod pot;
#[rustfmt::skip]
pub mod seed;
#[rustfmt::skip]
pub mod ticket;
#[rustfmt::skip]
pub mod token;
#[rustfmt::skip]
pub mod tool;
#[rustfmt::skip]
pub mod weather;
