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
        &handlers::event::HANDLER,
        &handlers::file::HANDLER,
        &handlers::groesse::HANDLER,
        &handlers::mod_::HANDLER,
        &handlers::option::HANDLER,
        &handlers::result::HANDLER,
        &handlers::self_::HANDLER,
        &handlers::std::HANDLER,
        &handlers::string::HANDLER,
        &handlers::table::HANDLER,
        &handlers::to_do::HANDLER,
        &handlers::todo::HANDLER,
        &handlers::r#type::HANDLER,
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
        &handlers::event::ROUTES,
        &handlers::file::ROUTES,
        &handlers::groesse::ROUTES,
        &handlers::mod_::ROUTES,
        &handlers::option::ROUTES,
        &handlers::result::ROUTES,
        &handlers::self_::ROUTES,
        &handlers::std::ROUTES,
        &handlers::string::ROUTES,
        &handlers::table::ROUTES,
        &handlers::to_do::ROUTES,
        &handlers::todo::ROUTES,
        &handlers::r#type::ROUTES,
    ],
    configure: None,
    middleware: None,
};
