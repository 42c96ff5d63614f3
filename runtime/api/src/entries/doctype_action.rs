//! The hooks and the methods of DocType Action.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/doctype_action/doctype_action.json`; not to be edited.

use doctyped::document::{self, Documents, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::doctype_action::DocTypeAction;
use crate::controllers::doctype_action::DocTypeActions;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DocTypeAction::doctype,
    new: document::new::<DocTypeAction>,
    hooks: Hooks {
        documents: Some(Documents::of::<DocTypeActions>()),
        ..Hooks::NONE
    },
    methods: &[],
};
