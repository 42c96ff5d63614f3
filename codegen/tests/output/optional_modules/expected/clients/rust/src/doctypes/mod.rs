//! The DocTypes: records, and their fields as constants.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_camel_case_types, non_snake_case, reason = "names are those of the definitions")]
#![allow(clippy::too_many_arguments, reason = "DocTypes have many mandatory fields")]

pub mod address;
pub mod contact;
pub mod contact_email;
pub mod contact_phone;
pub mod country;
pub mod currency;
pub mod doctype;
pub mod dynamic_link;
pub mod gender;
pub mod language;
pub mod salutation;
pub mod supplier;
pub mod uom;
pub mod uom_category;
pub mod uom_conversion_factor;
pub mod user;
