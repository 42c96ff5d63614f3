//! Serves Table.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/table/table.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::table::Table as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::table::Table>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
