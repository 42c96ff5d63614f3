//! Serves File.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/file/file.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::file::File as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::file::File>,
    hooks: ::doctyped::document::Hooks {
        before_insert: ::std::option::Option::Some(before_insert),
        autoname: ::std::option::Option::Some(autoname),
        validate: ::std::option::Option::Some(validate),
        on_trash: ::std::option::Option::Some(on_trash),
        after_delete: ::std::option::Option::Some(after_delete),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[
        &crate::core::controllers::file::__whitelist_make_thumbnail,
        &crate::core::controllers::file::__whitelist_optimize_file,
    ],
};

fn before_insert(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::file::FileController as ::doctyped::document::Controller>::before_insert(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn autoname(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::file::FileController as ::doctyped::document::Controller>::autoname(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::file::FileController as ::doctyped::document::Controller>::validate(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_trash(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::file::FileController as ::doctyped::document::Controller>::on_trash(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn after_delete(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::file::FileController as ::doctyped::document::Controller>::after_delete(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
