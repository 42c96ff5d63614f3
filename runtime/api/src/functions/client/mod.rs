//! `frappe.client`: documents and lists for API clients.

pub mod permissions;
pub mod read;
pub mod values;
pub mod write;
