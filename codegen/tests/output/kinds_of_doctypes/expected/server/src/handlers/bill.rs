//! Serves Bill.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/bill/bill.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::bill::Bill as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::bill::Bill>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
