//! Serves Plant.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/plant/plant.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::plant::Plant as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::plant::Plant>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
