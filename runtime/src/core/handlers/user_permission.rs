//! Serves User Permission.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user_permission/user_permission.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::user_permission::UserPermission as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<
        crate::core::models::user_permission::UserPermission,
    >,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
