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
        &handlers::address::ENTRY,
        &handlers::contact::ENTRY,
        &handlers::contact_email::ENTRY,
        &handlers::contact_phone::ENTRY,
        &handlers::country::ENTRY,
        &handlers::currency::ENTRY,
        &handlers::dynamic_link::ENTRY,
        &handlers::gender::ENTRY,
        &handlers::language::ENTRY,
        &handlers::salutation::ENTRY,
        &handlers::supplier::ENTRY,
        &handlers::uom::ENTRY,
        &handlers::uom_category::ENTRY,
        &handlers::uom_conversion_factor::ENTRY,
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
