//! Serves Pair.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/pair/pair.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::pair::Pair as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::pair::Pair>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
