//! The hooks and the methods of File.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/file/file.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::file::File;
use crate::controllers::file::FileController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: File::doctype,
    new: document::new::<File>,
    hooks: Hooks {
        before_insert: Some(before_insert),
        autoname: Some(autoname),
        validate: Some(validate),
        on_trash: Some(on_trash),
        after_delete: Some(after_delete),
        ..Hooks::NONE
    },
    methods: &[
        &crate::controllers::file::__whitelist_make_thumbnail,
        &crate::controllers::file::__whitelist_optimize_file,
    ],
};

fn before_insert(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <FileController as Controller>::before_insert(document::typed(doc)?, ctx)
}

fn autoname(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <FileController as Controller>::autoname(document::typed(doc)?, ctx)
}

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <FileController as Controller>::validate(document::typed(doc)?, ctx)
}

fn on_trash(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <FileController as Controller>::on_trash(document::typed(doc)?, ctx)
}

fn after_delete(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <FileController as Controller>::after_delete(document::typed(doc)?, ctx)
}
