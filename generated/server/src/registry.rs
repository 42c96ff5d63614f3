//! The DocTypes, the functions and the routes of the application.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

use crate::handlers;
use doctyped::Application;
use doctyped::http::Api;
use doctyped::method::Function;

/// The DocTypes and functions.
pub static APPLICATION: Application = Application {
    name: "library",
    version: env!("CARGO_PKG_VERSION"),
    doctypes: &[
        &handlers::article::ENTRY,
        &handlers::article_category::ENTRY,
        &handlers::article_loan::ENTRY,
        &handlers::library_member::ENTRY,
        &handlers::library_membership::ENTRY,
        &handlers::library_settings::ENTRY,
        &handlers::library_transaction::ENTRY,
        &handlers::note::ENTRY,
        &handlers::note_seen_by::ENTRY,
        &handlers::todo::ENTRY,
    ],
    functions: &[
        Function {
            path: "desk.note.note.mark_as_seen",
            method: &doctypes::desk::note::note::__whitelist_mark_as_seen,
        },
        Function {
            path: "desk.todo.todo.new_todo",
            method: &doctypes::desk::todo::todo::__whitelist_new_todo,
        },
        Function {
            path: "library.library_transaction.library_transaction.held_by",
            method: &doctypes::library::library_transaction::library_transaction::__whitelist_held_by,
        },
    ],
    not_whitelisted: &[],
    openapi: include_str!("../../openapi.json"),
    ..Application::NEW
};

/// The API over HTTP.
pub static API: Api = Api {
    application: &APPLICATION,
    documents: &[
        &handlers::article::ROUTES,
        &handlers::article_category::ROUTES,
        &handlers::article_loan::ROUTES,
        &handlers::library_member::ROUTES,
        &handlers::library_membership::ROUTES,
        &handlers::library_settings::ROUTES,
        &handlers::library_transaction::ROUTES,
        &handlers::note::ROUTES,
        &handlers::note_seen_by::ROUTES,
        &handlers::todo::ROUTES,
    ],
    configure: Some(doctypes::routes::configure),
    middleware: None,
};
