//! Serves Tool.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/tool/tool.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::tool::Tool as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::tool::Tool>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
