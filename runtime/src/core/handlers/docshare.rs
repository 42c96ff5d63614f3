//! Serves DocShare.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docshare/docshare.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::docshare::DocShare as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::docshare::DocShare>,
    hooks: ::doctyped::document::Hooks {
        validate: ::std::option::Option::Some(validate),
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
