//! The hooks and the methods of Tag.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/tag/tag.json`; not to be edited.

use doctyped::document::{self, Handler, Hooks};
use doctyped::table::Document;
use doctyped::models::tag::Tag;

/// Metadata, hooks and document methods, for the registry of the application.
pub static HANDLER: Handler = Handler {
    meta: Tag::doctype,
    new: document::new::<Tag>,
    hooks: Hooks::NONE,
    methods: &[],
};
