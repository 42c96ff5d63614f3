//! Serves Row.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/row/row.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::row::Row as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::row::Row>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
