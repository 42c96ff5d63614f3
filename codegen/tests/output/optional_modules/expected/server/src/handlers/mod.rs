//! The handlers of all DocTypes.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

#[rustfmt::skip]
pub mod address;
#[rustfmt::skip]
pub mod contact;
#[rustfmt::skip]
pub mod contact_email;
#[rustfmt::skip]
pub mod contact_phone;
#[rustfmt::skip]
pub mod country;
#[rustfmt::skip]
pub mod currency;
#[rustfmt::skip]
pub mod dynamic_link;
#[rustfmt::skip]
pub mod gender;
#[rustfmt::skip]
pub mod language;
#[rustfmt::skip]
pub mod salutation;
#[rustfmt::skip]
pub mod supplier;
#[rustfmt::skip]
pub mod uom;
#[rustfmt::skip]
pub mod uom_category;
#[rustfmt::skip]
pub mod uom_conversion_factor;
