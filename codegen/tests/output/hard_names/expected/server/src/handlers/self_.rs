//! Serves Self.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/self/self.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::self_::Self_ as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::self_::Self_>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
