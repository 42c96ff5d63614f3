//! What serves the built-in DocTypes.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes`; not to be edited.

pub mod activity_log;
pub mod comment;
pub mod custom_docperm;
pub mod defaultvalue;
pub mod deleted_document;
pub mod docshare;
pub mod doctype;
pub mod file;
pub mod has_role;
pub mod role;
pub mod role_profile;
pub mod system_settings;
pub mod top_bar_item;
pub mod user;
pub mod user_permission;
pub mod version;

/// The handlers of all built-in DocTypes.
pub static HANDLERS: &[&::doctyped::document::Handler] = &[
    &activity_log::HANDLER,
    &comment::HANDLER,
    &custom_docperm::HANDLER,
    &defaultvalue::HANDLER,
    &deleted_document::HANDLER,
    &docshare::HANDLER,
    &doctype::HANDLER,
    &file::HANDLER,
    &has_role::HANDLER,
    &role::HANDLER,
    &role_profile::HANDLER,
    &system_settings::HANDLER,
    &top_bar_item::HANDLER,
    &user::HANDLER,
    &user_permission::HANDLER,
    &version::HANDLER,
];
