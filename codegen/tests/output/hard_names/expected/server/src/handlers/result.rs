//! Serves Result.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/result/result.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::result::Result as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::result::Result>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
