//! Serves User Permission.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user_permission/user_permission.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::user_permission::UserPermission as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<
        crate::core::models::user_permission::UserPermission,
    >,
    hooks: ::doctyped::document::Hooks {
        validate: ::std::option::Option::Some(validate),
        on_update: ::std::option::Option::Some(on_update),
        after_delete: ::std::option::Option::Some(after_delete),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user_permission::UserPermissionController as ::doctyped::document::Controller>::validate(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_update(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user_permission::UserPermissionController as ::doctyped::document::Controller>::on_update(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn after_delete(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user_permission::UserPermissionController as ::doctyped::document::Controller>::after_delete(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
