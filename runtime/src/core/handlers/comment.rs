//! Serves Comment.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/comment/comment.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::comment::Comment as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::comment::Comment>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
