//! The hooks and the methods of DocField.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docfield/docfield.json`; not to be edited.

use doctyped::document::{self, Documents, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::docfield::DocField;
use crate::controllers::docfield::DocFields;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DocField::doctype,
    new: document::new::<DocField>,
    hooks: Hooks {
        documents: Some(Documents::of::<DocFields>()),
        ..Hooks::NONE
    },
    methods: &[],
};
