//! Serves DefaultValue.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/defaultvalue/defaultvalue.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::defaultvalue::DefaultValue as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::defaultvalue::DefaultValue>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
