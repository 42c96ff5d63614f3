//! Serves Activity Log.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/activity_log/activity_log.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <crate::core::models::activity_log::ActivityLog as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<crate::core::models::activity_log::ActivityLog>,
    hooks: ::doctyped::document::Hooks::NONE,
    methods: &[],
};
