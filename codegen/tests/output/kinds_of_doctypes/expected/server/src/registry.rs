//! The DocTypes, the functions and the routes of the application.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

use crate::handlers;
use doctyped::Application;
use doctyped::http::Api;

/// The DocTypes and functions.
pub static APPLICATION: Application = Application {
    version: env!("CARGO_PKG_VERSION"),
    handlers: &[
        &handlers::bill::ENTRY,
        &handlers::garden_settings::ENTRY,
        &handlers::plant::ENTRY,
        &handlers::pot::ENTRY,
        &handlers::seed::ENTRY,
        &handlers::ticket::ENTRY,
        &handlers::token::ENTRY,
        &handlers::tool::ENTRY,
        &handlers::weather::ENTRY,
    ],
    functions: &[],
    not_whitelisted: &[],
    openapi: include_str!("../../openapi.json"),
    ..Application::NEW
};

/// The API over HTTP.
pub static API: Api = Api {
    application: &APPLICATION,
    documents: &[
        &handlers::bill::ROUTES,
        &handlers::garden_settings::ROUTES,
        &handlers::plant::ROUTES,
        &handlers::pot::ROUTES,
        &handlers::seed::ROUTES,
        &handlers::ticket::ROUTES,
        &handlers::token::ROUTES,
        &handlers::tool::ROUTES,
        &handlers::weather::ROUTES,
    ],
    configure: None,
    middleware: None,
};
