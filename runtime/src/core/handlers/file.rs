//! Serves File.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/file/file.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::file::File as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::file::File>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
