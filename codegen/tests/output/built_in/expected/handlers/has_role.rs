//! Serves Has Role.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/has_role/has_role.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::has_role::HasRole as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::has_role::HasRole>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
