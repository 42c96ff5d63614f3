//! `frappe.desk.form`: what a form on the screen loads and saves.

pub(super) mod docinfo;
pub(super) mod linked;
pub(super) mod load;
pub(super) mod save;
