//! Serves Role Profile.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role_profile/role_profile.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::role_profile::RoleProfile as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::role_profile::RoleProfile>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
