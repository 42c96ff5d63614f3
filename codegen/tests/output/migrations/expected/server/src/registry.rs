//! The DocTypes, the functions and the routes of the application.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

use crate::handlers;
use doctyped::Application;
use doctyped::http::Api;
use doctyped::migration::{Fixture, Patch};

/// The DocTypes and functions.
pub static APPLICATION: Application = Application {
    name: "boats",
    version: env!("CARGO_PKG_VERSION"),
    handlers: &[&handlers::boat::ENTRY],
    functions: &[],
    not_whitelisted: &[],
    patches: &[
        Patch {
            path: "test.patches.second_in_the_alphabet",
            run: doctypes::test::patches::second_in_the_alphabet,
        },
        Patch {
            path: "test.patches.first_in_the_alphabet",
            run: doctypes::test::patches::first_in_the_alphabet,
        },
    ],
    fixtures: &[
        Fixture {
            path: "test/fixtures/a_boat.json",
            text: include_str!("../../../doctypes/test/fixtures/a_boat.json"),
        },
        Fixture {
            path: "test/fixtures/boat.json",
            text: include_str!("../../../doctypes/test/fixtures/boat.json"),
        },
    ],
    openapi: include_str!("../../openapi.json"),
    ..Application::NEW
};

/// The API over HTTP.
pub static API: Api = Api {
    application: &APPLICATION,
    documents: &[&handlers::boat::ROUTES],
    configure: None,
    middleware: None,
};
