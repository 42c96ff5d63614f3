//! Serves Library Settings.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_settings/library_settings.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::library_settings::LibrarySettings as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::library_settings::LibrarySettings>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
