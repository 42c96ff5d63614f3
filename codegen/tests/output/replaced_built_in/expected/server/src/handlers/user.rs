//! Serves User.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/user/user.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::user::User as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::user::User>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
