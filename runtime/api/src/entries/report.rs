//! The hooks and the methods of Report.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/report/report.json`; not to be edited.

use doctyped::document::{self, Documents, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::report::Report;
use crate::controllers::report::Reports;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Report::doctype,
    new: document::new::<Report>,
    hooks: Hooks {
        documents: Some(Documents::of::<Reports>()),
        ..Hooks::NONE
    },
    methods: &[],
};
