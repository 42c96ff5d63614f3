//! Serves Mod.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/mod/mod.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::mod_::Mod as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::mod_::Mod>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
