//! Serves Deleted Document.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/deleted_document/deleted_document.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::deleted_document::DeletedDocument as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<
        crate::core::models::deleted_document::DeletedDocument,
    >,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
