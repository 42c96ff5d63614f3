//! Serves Order.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/order/order.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::order::Order as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::order::Order>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
