//! Serves DocShare.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docshare/docshare.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::docshare::DocShare as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::docshare::DocShare>,
    hooks: ::doctyped::document::Hooks {
        validate: ::std::option::Option::Some(validate),
        on_update: ::std::option::Option::Some(on_update),
        on_trash: ::std::option::Option::Some(on_trash),
        after_delete: ::std::option::Option::Some(after_delete),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn validate(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::docshare::DocShareController as ::doctyped::document::Controller>::validate(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_update(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::docshare::DocShareController as ::doctyped::document::Controller>::on_update(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_trash(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::docshare::DocShareController as ::doctyped::document::Controller>::on_trash(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn after_delete(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::docshare::DocShareController as ::doctyped::document::Controller>::after_delete(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
