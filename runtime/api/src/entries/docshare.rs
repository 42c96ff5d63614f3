//! The hooks and the methods of DocShare.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docshare/docshare.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::docshare::DocShare;
use crate::controllers::docshare::DocShareController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DocShare::doctype,
    new: document::new::<DocShare>,
    hooks: Hooks {
        validate: Some(validate),
        on_update: Some(on_update),
        on_trash: Some(on_trash),
        after_delete: Some(after_delete),
        ..Hooks::NONE
    },
    methods: &[],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <DocShareController as Controller>::validate(document::typed(doc)?, ctx)
}

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <DocShareController as Controller>::on_update(document::typed(doc)?, ctx)
}

fn on_trash(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <DocShareController as Controller>::on_trash(document::typed(doc)?, ctx)
}

fn after_delete(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <DocShareController as Controller>::after_delete(document::typed(doc)?, ctx)
}
