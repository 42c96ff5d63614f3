//! Serves Comment.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/comment/comment.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::comment::Comment as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::comment::Comment>,
    hooks: ::doctyped::document::Hooks {
        on_update: ::std::option::Option::Some(on_update),
        on_trash: ::std::option::Option::Some(on_trash),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn on_update(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::comment::CommentController as ::doctyped::document::Controller>::on_update(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn on_trash(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::comment::CommentController as ::doctyped::document::Controller>::on_trash(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
