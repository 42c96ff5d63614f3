//! Serves Article.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article/article.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::article::Article as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::article::Article>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
