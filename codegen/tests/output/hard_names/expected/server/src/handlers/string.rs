//! Serves String.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/string/string.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::string::String as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::string::String>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
