//! All that this server serves.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

/// The DocTypes and functions of the application.
pub static APPLICATION: ::doctyped::Application = ::doctyped::Application {
    handlers: &[&crate::handlers::book::HANDLER, &crate::handlers::loan::HANDLER],
    functions: &[
        ::doctyped::method::Function {
            path: "lending.api.count",
            method: &::doctypes::lending::api::__whitelist_count,
        },
        ::doctyped::method::Function {
            path: "lending.api.of_period",
            method: &::doctypes::lending::api::__whitelist_of_period,
        },
        ::doctyped::method::Function {
            path: "lending.api.zone",
            method: &::doctypes::lending::api::__whitelist_zone,
        },
        ::doctyped::method::Function {
            path: "lending.api.reports.type",
            method: &::doctypes::lending::api::reports::__whitelist_type,
        },
    ],
    not_whitelisted: &["catalogue.book.book.shelf", "lending.api.secret"],
};
