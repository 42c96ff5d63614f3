//! Serves System Settings.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/system_settings/system_settings.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::system_settings::SystemSettings as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<
        crate::core::models::system_settings::SystemSettings,
    >,
    hooks: ::doctyped::document::Hooks {
        validate: ::std::option::Option::Some(validate),
        on_update: ::std::option::Option::Some(on_update),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::system_settings::SystemSettingsController as ::doctyped::document::Controller>::validate(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_update(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::system_settings::SystemSettingsController as ::doctyped::document::Controller>::on_update(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
