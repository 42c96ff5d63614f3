//! Addresses and contacts, which belong to any documents by rows of Dynamic Link.

use crate::{Module, ModuleData, ModuleFunction, data, doctype};

/// The definitions.
pub static MODULE: Module = Module {
    name: "contacts",
    requires: &["geo"],
    doctypes: &[
        doctype!("Address", "contacts", "address", "autoname", "validate"),
        doctype!("Contact", "contacts", "contact", "autoname", "validate"),
        doctype!("Contact Email", "contacts", "contact_email"),
        doctype!("Contact Phone", "contacts", "contact_phone"),
        doctype!("Dynamic Link", "contacts", "dynamic_link"),
        doctype!("Gender", "contacts", "gender"),
        doctype!("Salutation", "contacts", "salutation"),
    ],
    functions: &[
        ModuleFunction { path: "frappe.contacts.doctype.address.address.get_address_display", module: "address" },
        ModuleFunction { path: "frappe.contacts.doctype.address.address.get_default_address", module: "address" },
        ModuleFunction { path: "frappe.contacts.doctype.contact.contact.get_contact_details", module: "contact" },
    ],
};

/// The documents.
pub static DATA: ModuleData = ModuleData {
    module: "contacts",
    version: 1,
    files: &[data!("Gender", "contacts", "gender"), data!("Salutation", "contacts", "salutation")],
};
