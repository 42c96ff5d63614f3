//! Serves Seed.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/seed/seed.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::seed::Seed as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::seed::Seed>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
