//! The hooks and the methods of Tag Link.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/tag_link/tag_link.json`; not to be edited.

use doctyped::document::{self, Handler, Hooks};
use doctyped::table::Document;
use doctyped::models::tag_link::TagLink;

/// Metadata, hooks and document methods, for the registry of the application.
pub static HANDLER: Handler = Handler {
    meta: TagLink::doctype,
    new: document::new::<TagLink>,
    hooks: Hooks::NONE,
    methods: &[],
};
