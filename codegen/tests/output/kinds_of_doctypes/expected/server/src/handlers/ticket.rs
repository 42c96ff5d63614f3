//! Serves Ticket.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/ticket/ticket.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::ticket::Ticket as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::ticket::Ticket>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
