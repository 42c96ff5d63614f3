//! `frappe.desk.form`: functions of form pages.

pub(super) mod docinfo;
pub(super) mod linked;
pub(super) mod load;
pub(super) mod save;
