//! Serves Std.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/std/std.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::std::Std as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::std::Std>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
