//! Serves To Do.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/to_do/to_do.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::to_do::ToDo as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::to_do::ToDo>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
