//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]
#![allow(missing_docs, reason = "a member without documentation is what its name says")]

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

pub use self::activity_log::ActivityLog;
pub use self::comment::Comment;
pub use self::custom_docperm::CustomDocPerm;
pub use self::custom_field::CustomField;
pub use self::defaultvalue::DefaultValue;
pub use self::deleted_document::DeletedDocument;
pub use self::docfield::DocField;
pub use self::docperm::DocPerm;
pub use self::docshare::DocShare;
pub use self::doctype::DocType;
pub use self::doctype_action::DocTypeAction;
pub use self::doctype_link::DocTypeLink;
pub use self::document_naming_rule::DocumentNamingRule;
pub use self::document_naming_rule_condition::DocumentNamingRuleCondition;
pub use self::file::File;
pub use self::has_role::HasRole;
pub use self::module_def::ModuleDef;
pub use self::patch_log::PatchLog;
pub use self::property_setter::PropertySetter;
pub use self::report::Report;
pub use self::role::Role;
pub use self::role_profile::RoleProfile;
pub use self::system_settings::SystemSettings;
pub use self::tag::Tag;
pub use self::tag_link::TagLink;
pub use self::top_bar_item::TopBarItem;
pub use self::user::User;
pub use self::user_permission::UserPermission;
pub use self::version::Version;
