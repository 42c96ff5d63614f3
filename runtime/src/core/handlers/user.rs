//! Serves User.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user/user.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::user::User as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::user::User>,
    hooks: ::doctyped::document::Hooks {
        autoname: ::std::option::Option::Some(autoname),
        before_validate: ::std::option::Option::Some(before_validate),
        validate: ::std::option::Option::Some(validate),
        after_insert: ::std::option::Option::Some(after_insert),
        on_update: ::std::option::Option::Some(on_update),
        before_rename: ::std::option::Option::Some(before_rename),
        after_rename: ::std::option::Option::Some(after_rename),
        on_trash: ::std::option::Option::Some(on_trash),
        after_delete: ::std::option::Option::Some(after_delete),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn autoname(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user::UserController as ::doctyped::document::Controller>::autoname(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn before_validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user::UserController as ::doctyped::document::Controller>::before_validate(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user::UserController as ::doctyped::document::Controller>::validate(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn after_insert(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user::UserController as ::doctyped::document::Controller>::after_insert(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_update(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user::UserController as ::doctyped::document::Controller>::on_update(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn before_rename(
    doc: &mut dyn ::doctyped::table::Record,
    new_name: &mut ::std::string::String,
    merge: bool,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user::UserController as ::doctyped::document::Controller>::before_rename(
        ::doctyped::document::typed(doc)?,
        new_name,
        merge,
        ctx,
    )
}

fn after_rename(
    doc: &mut dyn ::doctyped::table::Record,
    old_name: &str,
    merge: bool,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user::UserController as ::doctyped::document::Controller>::after_rename(
        ::doctyped::document::typed(doc)?,
        old_name,
        merge,
        ctx,
    )
}

fn on_trash(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user::UserController as ::doctyped::document::Controller>::on_trash(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn after_delete(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::user::UserController as ::doctyped::document::Controller>::after_delete(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
