//! The DocTypes, the functions and the routes of the application.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

use crate::handlers;
use doctyped::Application;
use doctyped::http::Api;
use doctyped::method::Function;

/// The DocTypes and functions.
pub static APPLICATION: Application = Application {
    name: "trade",
    version: env!("CARGO_PKG_VERSION"),
    handlers: &[
        &handlers::address::HANDLER,
        &handlers::contact::HANDLER,
        &handlers::contact_email::HANDLER,
        &handlers::contact_phone::HANDLER,
        &handlers::country::HANDLER,
        &handlers::currency::HANDLER,
        &handlers::dynamic_link::HANDLER,
        &handlers::gender::HANDLER,
        &handlers::language::HANDLER,
        &handlers::salutation::HANDLER,
        &handlers::supplier::HANDLER,
        &handlers::uom::HANDLER,
        &handlers::uom_category::HANDLER,
        &handlers::uom_conversion_factor::HANDLER,
    ],
    functions: &[
        Function {
            path: "frappe.contacts.doctype.address.address.get_address_display",
            method: &doctyped::modules::contacts::address::__whitelist_get_address_display,
        },
        Function {
            path: "frappe.contacts.doctype.address.address.get_default_address",
            method: &doctyped::modules::contacts::address::__whitelist_get_default_address,
        },
        Function {
            path: "frappe.contacts.doctype.contact.contact.get_contact_details",
            method: &doctyped::modules::contacts::contact::__whitelist_get_contact_details,
        },
    ],
    not_whitelisted: &[],
    openapi: include_str!("../../openapi.json"),
    modules: &[
        &doctyped::modules::geo::DATA,
        &doctyped::modules::contacts::DATA,
        &doctyped::modules::units::DATA,
    ],
    ..Application::NEW
};

/// The API over HTTP.
pub static API: Api = Api {
    application: &APPLICATION,
    documents: &[
        &handlers::address::ROUTES,
        &handlers::contact::ROUTES,
        &handlers::contact_email::ROUTES,
        &handlers::contact_phone::ROUTES,
        &handlers::country::ROUTES,
        &handlers::currency::ROUTES,
        &handlers::dynamic_link::ROUTES,
        &handlers::gender::ROUTES,
        &handlers::language::ROUTES,
        &handlers::salutation::ROUTES,
        &handlers::supplier::ROUTES,
        &handlers::uom::ROUTES,
        &handlers::uom_category::ROUTES,
        &handlers::uom_conversion_factor::ROUTES,
    ],
    configure: None,
    middleware: None,
};
