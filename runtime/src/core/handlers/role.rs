//! Serves Role.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role/role.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::role::Role as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::role::Role>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
