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

/// The entries of all built-in DocTypes.
pub static ENTRIES: &[&::doctyped::document::DocTypeEntry] = &[
    &activity_log::ENTRY,
    &comment::ENTRY,
    &custom_docperm::ENTRY,
    &custom_field::ENTRY,
    &defaultvalue::ENTRY,
    &deleted_document::ENTRY,
    &docfield::ENTRY,
    &docperm::ENTRY,
    &docshare::ENTRY,
    &doctype::ENTRY,
    &doctype_action::ENTRY,
    &doctype_link::ENTRY,
    &document_naming_rule::ENTRY,
    &document_naming_rule_condition::ENTRY,
    &file::ENTRY,
    &has_role::ENTRY,
    &module_def::ENTRY,
    &patch_log::ENTRY,
    &property_setter::ENTRY,
    &report::ENTRY,
    &role::ENTRY,
    &role_profile::ENTRY,
    &system_settings::ENTRY,
    &tag::ENTRY,
    &tag_link::ENTRY,
    &top_bar_item::ENTRY,
    &user::ENTRY,
    &user_permission::ENTRY,
    &version::ENTRY,
];
