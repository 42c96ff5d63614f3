//! `frappe.desk.form`: functions of form pages.

pub mod docinfo;
pub mod linked;
pub mod load;
pub mod save;
