//! Serves Größe.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/größe/größe.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::groesse::Größe as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::groesse::Größe>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
