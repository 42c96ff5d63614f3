//! Serves Role Profile.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role_profile/role_profile.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::role_profile::RoleProfile as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::role_profile::RoleProfile>,
    hooks: ::doctyped::document::Hooks {
        on_update: ::std::option::Option::Some(on_update),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn on_update(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::role_profile::RoleProfileController as ::doctyped::document::Controller>::on_update(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
