//! The hooks and the methods of Deleted Document.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/deleted_document/deleted_document.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::deleted_document::DeletedDocument;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DeletedDocument::doctype,
    new: document::new::<DeletedDocument>,
    hooks: Hooks::NONE,
    methods: &[],
};
