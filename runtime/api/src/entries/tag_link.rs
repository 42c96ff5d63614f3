//! The hooks and the methods of Tag Link.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/tag_link/tag_link.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::tag_link::TagLink;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: TagLink::doctype,
    new: document::new::<TagLink>,
    hooks: Hooks::NONE,
    methods: &[],
};
