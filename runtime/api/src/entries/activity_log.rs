//! The hooks and the methods of Activity Log.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/activity_log/activity_log.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::activity_log::ActivityLog;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: ActivityLog::doctype,
    new: document::new::<ActivityLog>,
    hooks: Hooks::NONE,
    methods: &[],
};
