//! The DocTypes, the functions and the routes of the application.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

use crate::handlers;
use doctyped::Application;
use doctyped::http::Api;

/// The DocTypes and functions.
pub static APPLICATION: Application = Application {
    version: env!("CARGO_PKG_VERSION"),
    handlers: &[&handlers::pair::ENTRY, &handlers::user::ENTRY],
    functions: &[],
    not_whitelisted: &[],
    openapi: include_str!("../../openapi.json"),
    ..Application::NEW
};

/// The API over HTTP.
pub static API: Api = Api {
    application: &APPLICATION,
    documents: &[&handlers::pair::ROUTES, &handlers::user::ROUTES],
    configure: None,
    middleware: None,
};
