//! The hooks and the methods of DocPerm.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docperm/docperm.json`; not to be edited.

use doctyped::document::{self, Documents, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::docperm::DocPerm;
use crate::controllers::docperm::DocPerms;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DocPerm::doctype,
    new: document::new::<DocPerm>,
    hooks: Hooks {
        documents: Some(Documents::of::<DocPerms>()),
        ..Hooks::NONE
    },
    methods: &[],
};
