//! Handlers of the built-in DocTypes.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes`; not to be edited.

#[rustfmt::skip]
pub mod activity_log;
#[rustfmt::skip]
pub mod comment;
#[rustfmt::skip]
pub mod custom_docperm;
#[rustfmt::skip]
pub mod custom_field;
#[rustfmt::skip]
pub mod defaultvalue;
#[rustfmt::skip]
pub mod deleted_document;
#[rustfmt::skip]
pub mod docfield;
#[rustfmt::skip]
pub mod docperm;
#[rustfmt::skip]
pub mod docshare;
#[rustfmt::skip]
pub mod doctype;
#[rustfmt::skip]
pub mod doctype_action;
#[rustfmt::skip]
pub mod doctype_link;
#[rustfmt::skip]
pub mod document_naming_rule;
#[rustfmt::skip]
pub mod document_naming_rule_condition;
#[rustfmt::skip]
pub mod file;
#[rustfmt::skip]
pub mod has_role;
#[rustfmt::skip]
pub mod module_def;
#[rustfmt::skip]
pub mod patch_log;
#[rustfmt::skip]
pub mod property_setter;
#[rustfmt::skip]
pub mod report;
#[rustfmt::skip]
pub mod role;
#[rustfmt::skip]
pub mod role_profile;
#[rustfmt::skip]
pub mod system_settings;
#[rustfmt::skip]
pub mod tag;
#[rustfmt::skip]
pub mod tag_link;
#[rustfmt::skip]
pub mod top_bar_item;
#[rustfmt::skip]
pub mod user;
#[rustfmt::skip]
pub mod user_permission;
#[rustfmt::skip]
pub mod version;

/// The handlers of all built-in DocTypes.
pub static HANDLERS: &[&::doctyped::document::Handler] = &[
    &activity_log::HANDLER,
    &comment::HANDLER,
    &custom_docperm::HANDLER,
    &custom_field::HANDLER,
    &defaultvalue::HANDLER,
    &deleted_document::HANDLER,
    &docfield::HANDLER,
    &docperm::HANDLER,
    &docshare::HANDLER,
    &doctype::HANDLER,
    &doctype_action::HANDLER,
    &doctype_link::HANDLER,
    &document_naming_rule::HANDLER,
    &document_naming_rule_condition::HANDLER,
    &file::HANDLER,
    &has_role::HANDLER,
    &module_def::HANDLER,
    &patch_log::HANDLER,
    &property_setter::HANDLER,
    &report::HANDLER,
    &role::HANDLER,
    &role_profile::HANDLER,
    &system_settings::HANDLER,
    &tag::HANDLER,
    &tag_link::HANDLER,
    &top_bar_item::HANDLER,
    &user::HANDLER,
    &user_permission::HANDLER,
    &version::HANDLER,
];
