//! The DocTypes, the functions and the routes of the application.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

use crate::handlers;
use doctyped::Application;
use doctyped::http::Api;
use doctyped::method::Function;

/// The DocTypes and functions.
pub static APPLICATION: Application = Application {
    version: env!("CARGO_PKG_VERSION"),
    handlers: &[&handlers::book::ENTRY, &handlers::loan::ENTRY],
    functions: &[
        Function {
            path: "lending.api.count",
            method: &doctypes::lending::api::__whitelist_count,
        },
        Function {
            path: "lending.api.of_period",
            method: &doctypes::lending::api::__whitelist_of_period,
        },
        Function {
            path: "lending.api.zone",
            method: &doctypes::lending::api::__whitelist_zone,
        },
        Function {
            path: "lending.api.reports.type",
            method: &doctypes::lending::api::reports::__whitelist_type,
        },
    ],
    not_whitelisted: &["catalogue.book.book.shelf", "lending.api.secret"],
    openapi: include_str!("../../openapi.json"),
    ..Application::NEW
};

/// The API over HTTP.
pub static API: Api = Api {
    application: &APPLICATION,
    documents: &[&handlers::book::ROUTES, &handlers::loan::ROUTES],
    configure: None,
    middleware: None,
};
