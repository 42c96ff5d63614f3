//! Serves Custom DocPerm.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/custom_docperm/custom_docperm.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::custom_docperm::CustomDocPerm as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::custom_docperm::CustomDocPerm>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
