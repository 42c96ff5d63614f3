//! The rules of the built-in DocTypes.

pub mod comment;
pub mod custom_docperm;
pub mod custom_field;
mod definition_rows;
pub mod docfield;
pub mod docperm;
pub mod docshare;
pub mod doctype;
pub mod doctype_action;
pub mod doctype_link;
pub mod document_naming_rule;
pub mod file;
pub mod module_def;
pub mod property_setter;
pub mod report;
pub mod role;
pub mod role_profile;
pub mod system_settings;
pub mod tag;
pub mod user;
pub mod user_permission;
