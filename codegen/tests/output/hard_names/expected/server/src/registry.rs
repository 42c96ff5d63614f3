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
        &handlers::event::ENTRY,
        &handlers::file::ENTRY,
        &handlers::groesse::ENTRY,
        &handlers::mod_::ENTRY,
        &handlers::option::ENTRY,
        &handlers::result::ENTRY,
        &handlers::self_::ENTRY,
        &handlers::std::ENTRY,
        &handlers::string::ENTRY,
        &handlers::table::ENTRY,
        &handlers::to_do::ENTRY,
        &handlers::todo::ENTRY,
        &handlers::r#type::ENTRY,
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
