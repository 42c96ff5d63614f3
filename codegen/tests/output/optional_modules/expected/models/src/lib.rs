//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]
#![allow(missing_docs, reason = "a member without documentation is what its name says")]

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

pub use self::address::Address;
pub use self::contact::Contact;
pub use self::contact_email::ContactEmail;
pub use self::contact_phone::ContactPhone;
pub use self::country::Country;
pub use self::currency::Currency;
pub use self::dynamic_link::DynamicLink;
pub use self::gender::Gender;
pub use self::language::Language;
pub use self::salutation::Salutation;
pub use self::supplier::Supplier;
pub use self::uom::UOM;
pub use self::uom_category::UOMCategory;
pub use self::uom_conversion_factor::UOMConversionFactor;
