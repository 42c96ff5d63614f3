//! The hooks and the methods of Property Setter.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/property_setter/property_setter.json`; not to be edited.

use doctyped::document::{self, Documents, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::property_setter::PropertySetter;
use crate::controllers::property_setter::PropertySetters;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: PropertySetter::doctype,
    new: document::new::<PropertySetter>,
    hooks: Hooks {
        documents: Some(Documents::of::<PropertySetters>()),
        ..Hooks::NONE
    },
    methods: &[],
};
