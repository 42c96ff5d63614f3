//! Serves Custom DocPerm.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/custom_docperm/custom_docperm.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::custom_docperm::CustomDocPerm as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::custom_docperm::CustomDocPerm>,
    hooks: ::doctyped::document::Hooks {
        on_update: ::std::option::Option::Some(on_update),
        after_delete: ::std::option::Option::Some(after_delete),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};

fn on_update(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::custom_docperm::CustomDocPermController as ::doctyped::document::Controller>::on_update(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}

fn after_delete(
    doc: &mut dyn ::doctyped::table::Record,
    ctx: &mut ::doctyped::Context,
) -> ::doctyped::Result<()> {
    <crate::core::controllers::custom_docperm::CustomDocPermController as ::doctyped::document::Controller>::after_delete(
        ::doctyped::document::typed(doc)?,
        ctx,
    )
}
