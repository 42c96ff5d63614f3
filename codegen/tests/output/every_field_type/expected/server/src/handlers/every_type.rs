//! Serves Every Type.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/every_type/every_type.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::every_type::EveryType as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::every_type::EveryType>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
