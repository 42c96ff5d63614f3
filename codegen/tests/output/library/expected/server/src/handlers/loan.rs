//! Serves Loan.
//!
//! Written by `cargo xtask codegen` from `doctypes/lending/loan/loan.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::loan::Loan as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::loan::Loan>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
