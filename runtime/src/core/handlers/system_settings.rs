//! Serves System Settings.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/system_settings/system_settings.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::system_settings::SystemSettings as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<
        crate::core::models::system_settings::SystemSettings,
    >,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
