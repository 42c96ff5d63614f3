//! The hooks and the methods of Patch Log.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/patch_log/patch_log.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::patch_log::PatchLog;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: PatchLog::doctype,
    new: document::new::<PatchLog>,
    hooks: Hooks::NONE,
    methods: &[],
};
