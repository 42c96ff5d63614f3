//! Serves Top Bar Item.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/top_bar_item/top_bar_item.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::top_bar_item::TopBarItem as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::top_bar_item::TopBarItem>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
