//! The hooks and the methods of Has Role.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/has_role/has_role.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::has_role::HasRole;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: HasRole::doctype,
    new: document::new::<HasRole>,
    hooks: Hooks::NONE,
    methods: &[],
};
