//! `frappe.client`: documents and lists for API clients.

pub(super) mod permissions;
pub(super) mod read;
pub(super) mod values;
pub(super) mod write;
