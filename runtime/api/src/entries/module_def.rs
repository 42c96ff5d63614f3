//! The hooks and the methods of Module Def.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/module_def/module_def.json`; not to be edited.

use doctyped::document::{self, Documents, DocTypeEntry, Hooks};
use doctyped::table::Document;
use doctyped::models::module_def::ModuleDef;
use crate::controllers::module_def::Modules;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: ModuleDef::doctype,
    new: document::new::<ModuleDef>,
    hooks: Hooks {
        documents: Some(Documents::of::<Modules>()),
        ..Hooks::NONE
    },
    methods: &[],
};
