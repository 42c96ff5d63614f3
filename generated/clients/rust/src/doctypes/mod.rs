//! The DocTypes: records, and their fields as constants.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_camel_case_types, non_snake_case, reason = "names are those of the definitions")]
#![allow(clippy::too_many_arguments, reason = "DocTypes have many mandatory fields")]

pub mod activity_log;
pub mod article;
pub mod article_category;
pub mod article_loan;
pub mod comment;
pub mod custom_docperm;
pub mod custom_field;
pub mod defaultvalue;
pub mod deleted_document;
pub mod docfield;
pub mod docperm;
pub mod docshare;
pub mod doctype;
pub mod doctype_action;
pub mod doctype_link;
pub mod document_naming_rule;
pub mod document_naming_rule_condition;
pub mod file;
pub mod has_role;
pub mod library_member;
pub mod library_membership;
pub mod library_settings;
pub mod library_transaction;
pub mod module_def;
pub mod note;
pub mod note_seen_by;
pub mod patch_log;
pub mod property_setter;
pub mod report;
pub mod role;
pub mod role_profile;
pub mod system_settings;
pub mod tag;
pub mod tag_link;
pub mod todo;
pub mod top_bar_item;
pub mod user;
pub mod user_permission;
pub mod version;
