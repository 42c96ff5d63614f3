//! Serves Every Row.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/every_row/every_row.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::every_row::EveryRow as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::every_row::EveryRow>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
