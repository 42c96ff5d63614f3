//! The hooks and the methods of Version.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/version/version.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::version::Version;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Version::doctype,
    new: document::new::<Version>,
    hooks: Hooks::NONE,
    methods: &[],
};
