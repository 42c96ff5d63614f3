//! The hooks and the methods of DocType Link.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/doctype_link/doctype_link.json`; not to be edited.

use doctyped::document::{self, Documents, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::doctype_link::DocTypeLink;
use crate::controllers::doctype_link::DocTypeLinks;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DocTypeLink::doctype,
    new: document::new::<DocTypeLink>,
    hooks: Hooks {
        documents: Some(Documents::of::<DocTypeLinks>()),
        ..Hooks::NONE
    },
    methods: &[],
};
