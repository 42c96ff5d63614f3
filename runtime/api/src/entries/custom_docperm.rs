//! The hooks and the methods of Custom DocPerm.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/custom_docperm/custom_docperm.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::custom_docperm::CustomDocPerm;
use crate::controllers::custom_docperm::CustomDocPermController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: CustomDocPerm::doctype,
    new: document::new::<CustomDocPerm>,
    hooks: Hooks {
        on_update: Some(on_update),
        after_delete: Some(after_delete),
        ..Hooks::NONE
    },
    methods: &[],
};

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <CustomDocPermController as Controller>::on_update(document::typed(doc)?, ctx)
}

fn after_delete(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <CustomDocPermController as Controller>::after_delete(document::typed(doc)?, ctx)
}
