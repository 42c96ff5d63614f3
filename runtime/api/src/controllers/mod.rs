//! The rules of the built-in DocTypes.

pub mod comment;
pub mod custom_docperm;
pub mod docshare;
pub mod doctype;
pub mod document_naming_rule;
pub mod file;
pub mod role;
pub mod role_profile;
pub mod system_settings;
pub mod tag;
pub mod user;
pub mod user_permission;
