//! Serves Book.
//!
//! Written by `cargo xtask codegen` from `doctypes/catalogue/book/book.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::book::Book as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::book::Book>,
    hooks: ::doctyped::document::Hooks {
        validate: ::std::option::Option::Some(validate),
        before_rename: ::std::option::Option::Some(before_rename),
        after_rename: ::std::option::Option::Some(after_rename),
        has_permission: ::std::option::Option::Some(has_permission),
        permission_query_conditions: ::std::option::Option::Some(
            permission_query_conditions,
        ),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[&::doctypes::catalogue::book::book::__whitelist_give_back],
};

fn validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <::doctypes::catalogue::book::book::BookController as ::doctyped::document::Controller>::validate(
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
    <::doctypes::catalogue::book::book::BookController as ::doctyped::document::Controller>::before_rename(
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
    <::doctypes::catalogue::book::book::BookController as ::doctyped::document::Controller>::after_rename(
        ::doctyped::document::typed(doc)?,
        old_name,
        merge,
        ctx,
    )
}

fn has_permission(
    doc: &dyn ::doctyped::table::Record,
    right: ::doctyped::schema::Rights,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<::std::option::Option<bool>> {
    <::doctypes::catalogue::book::book::BookController as ::doctyped::document::Controller>::has_permission(
        ::doctyped::document::typed_ref(doc)?,
        right,
        ctx,
    )
}

fn permission_query_conditions(
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<::doctyped::permission::Rule> {
    <::doctypes::catalogue::book::book::BookController as ::doctyped::document::Controller>::permission_query_conditions(
            ctx,
        )
        .map(::doctyped::permission::Restriction::into_rule)
}
