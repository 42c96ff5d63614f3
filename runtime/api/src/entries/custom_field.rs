//! The hooks and the methods of Custom Field.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/custom_field/custom_field.json`; not to be edited.

use doctyped::document::{self, Documents, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::custom_field::CustomField;
use crate::controllers::custom_field::CustomFields;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: CustomField::doctype,
    new: document::new::<CustomField>,
    hooks: Hooks {
        documents: Some(Documents::of::<CustomFields>()),
        ..Hooks::NONE
    },
    methods: &[],
};
