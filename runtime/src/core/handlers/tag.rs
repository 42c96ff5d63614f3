//! Serves Tag.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/tag/tag.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::tag::Tag as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::tag::Tag>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
