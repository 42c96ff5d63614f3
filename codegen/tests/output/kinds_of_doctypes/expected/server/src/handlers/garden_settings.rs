//! Serves Garden Settings.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/garden_settings/garden_settings.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::garden_settings::GardenSettings as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::garden_settings::GardenSettings>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
