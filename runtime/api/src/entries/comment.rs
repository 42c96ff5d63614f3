//! The hooks and the methods of Comment.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/comment/comment.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::table::{Document, Record};
use doctyped::models::comment::Comment;
use crate::controllers::comment::CommentController;

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Comment::doctype,
    new: document::new::<Comment>,
    hooks: Hooks {
        validate: Some(validate),
        on_update: Some(on_update),
        on_trash: Some(on_trash),
        ..Hooks::NONE
    },
    methods: &[],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <CommentController as Controller>::validate(document::typed(doc)?, ctx)
}

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <CommentController as Controller>::on_update(document::typed(doc)?, ctx)
}

fn on_trash(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <CommentController as Controller>::on_trash(document::typed(doc)?, ctx)
}
