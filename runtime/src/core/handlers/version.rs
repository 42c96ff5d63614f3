//! Serves Version.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/version/version.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::version::Version as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::version::Version>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
