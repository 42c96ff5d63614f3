//! The hooks and the methods of DocType.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/doctype/doctype.json`; not to be edited.

use doctyped::document::{self, Documents, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::doctype::DocType;
use crate::controllers::doctype::DocTypes;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DocType::doctype,
    new: document::new::<DocType>,
    hooks: Hooks {
        documents: Some(Documents::of::<DocTypes>()),
        ..Hooks::NONE
    },
    methods: &[],
};
