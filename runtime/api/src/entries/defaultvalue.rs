//! The hooks and the methods of DefaultValue.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/defaultvalue/defaultvalue.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::defaultvalue::DefaultValue;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DefaultValue::doctype,
    new: document::new::<DefaultValue>,
    hooks: Hooks::NONE,
    methods: &[],
};
