//! Serves User.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/user/user.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::user::User as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::user::User>,
    hooks: ::doctyped::document::Hooks {
        validate: ::std::option::Option::Some(validate),
        on_update: ::std::option::Option::Some(on_update),
        before_rename: ::std::option::Option::Some(before_rename),
        on_trash: ::std::option::Option::Some(on_trash),
        has_permission: ::std::option::Option::Some(has_permission),
        permission_query_conditions: ::std::option::Option::Some(
            permission_query_conditions,
        ),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    ::doctyped::core::replaced::hook(
        doc,
        ctx,
        <::doctyped::core::controllers::user::UserController as ::doctyped::document::Controller>::validate,
    )?;
    <::doctypes::test::user::user::UserController as ::doctyped::document::Controller>::validate(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_update(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::test::user::user::UserController as ::doctyped::document::Controller>::on_update(
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
    ::doctyped::core::replaced::hook(
        doc,
        ctx,
        |doc, ctx| <::doctyped::core::controllers::user::UserController as ::doctyped::document::Controller>::before_rename(
            doc,
            new_name,
            merge,
            ctx,
        ),
    )?;
    <::doctypes::test::user::user::UserController as ::doctyped::document::Controller>::before_rename(
        ::doctyped::document::typed(doc)?,
        new_name,
        merge,
        ctx,
    )
}

fn on_trash(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    ::doctyped::core::replaced::hook(
        doc,
        ctx,
        <::doctyped::core::controllers::user::UserController as ::doctyped::document::Controller>::on_trash,
    )
}

fn has_permission(
    doc: &dyn ::doctyped::table::Record,
    right: ::doctyped::schema::Rights,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<::std::option::Option<bool>> {
    if ::doctyped::core::replaced::has_permission(
        doc,
        right,
        ctx,
        <::doctyped::core::controllers::user::UserController as ::doctyped::document::Controller>::has_permission,
    )? == ::std::option::Option::Some(false)
    {
        return ::std::result::Result::Ok(::std::option::Option::Some(false));
    }
    <::doctypes::test::user::user::UserController as ::doctyped::document::Controller>::has_permission(
        ::doctyped::document::typed_ref(doc)?,
        right,
        ctx,
    )
}

fn permission_query_conditions(
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<::doctyped::permission::Rule> {
    ::std::result::Result::Ok(
        <::doctyped::core::controllers::user::UserController as ::doctyped::document::Controller>::permission_query_conditions(
                ctx,
            )
            .map(::doctyped::permission::Restriction::into_rule)?
            .and(
                <::doctypes::test::user::user::UserController as ::doctyped::document::Controller>::permission_query_conditions(
                        ctx,
                    )
                    .map(::doctyped::permission::Restriction::into_rule)?,
            ),
    )
}
