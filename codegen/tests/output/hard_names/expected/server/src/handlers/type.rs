//! Serves Type.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/type/type.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::r#type::Type as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::r#type::Type>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
