//! Serves ToDo.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/todo/todo.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::todo::ToDo as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::todo::ToDo>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
