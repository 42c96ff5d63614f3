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
