//! The hooks and the methods of Tag.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/tag/tag.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::tag::Tag;
use crate::controllers::tag::TagController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Tag::doctype,
    new: document::new::<Tag>,
    hooks: Hooks {
        before_rename: Some(before_rename),
        ..Hooks::NONE
    },
    methods: &[],
};

fn before_rename(
    doc: &mut dyn Record,
    new_name: &mut String,
    merge: bool,
    ctx: &mut Context,
) -> Result<()> {
    <TagController as Controller>::before_rename(
        document::typed(doc)?,
        new_name,
        merge,
        ctx,
    )
}
