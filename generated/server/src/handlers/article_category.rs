//! Serves Article Category.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article_category/article_category.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::article_category::ArticleCategory as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::article_category::ArticleCategory>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
