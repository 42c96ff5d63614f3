//! Serves Tag Link.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/tag_link/tag_link.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::tag_link::TagLink as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::tag_link::TagLink>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
