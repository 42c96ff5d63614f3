//! The hooks and the methods of Activity Log.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/activity_log/activity_log.json`; not to be edited.

use doctyped::document::{self, Handler, Hooks};
use doctyped::table::Document;
use doctyped::models::activity_log::ActivityLog;

/// Metadata, hooks and document methods, for the registry of the application.
pub static HANDLER: Handler = Handler {
    meta: ActivityLog::doctype,
    new: document::new::<ActivityLog>,
    hooks: Hooks::NONE,
    methods: &[],
};
