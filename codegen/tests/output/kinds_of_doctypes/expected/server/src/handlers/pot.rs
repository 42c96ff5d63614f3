//! Serves Pot.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/pot/pot.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::pot::Pot as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::pot::Pot>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
