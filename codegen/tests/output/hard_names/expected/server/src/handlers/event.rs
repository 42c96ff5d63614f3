//! Serves Event.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/event/event.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::event::Event as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::event::Event>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
