//! Serves DocType.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/doctype/doctype.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::doctype::DocType as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::doctype::DocType>,
    hooks: ::doctyped::document::Hooks {
        documents: ::std::option::Option::Some(
            ::doctyped::document::Documents::of::<
                crate::core::controllers::doctype::DocTypes,
            >(),
        ),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};
