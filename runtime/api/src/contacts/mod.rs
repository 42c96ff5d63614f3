//! The rules and functions of the optional module `contacts`: names and display fields of addresses and contacts, and
//! which of several is the preferred one.
//!
//! The records of a module are among the application's, which may also replace the definitions, so the rules find
//! fields by their names. A field that the definition does not have counts as empty.

pub mod address;
pub mod contact;
mod fields;
mod links;
