//! Serves Token.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/token/token.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::token::Token as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::token::Token>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
