//! Serves Note.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/note/note.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::note::Note as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::note::Note>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
