//! Serves Option.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/option/option.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::option::Option as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::option::Option>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
