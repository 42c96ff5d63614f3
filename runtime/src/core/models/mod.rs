//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

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

pub use self::activity_log::ActivityLog;
pub use self::comment::Comment;
pub use self::custom_docperm::CustomDocPerm;
pub use self::defaultvalue::DefaultValue;
pub use self::deleted_document::DeletedDocument;
pub use self::docshare::DocShare;
pub use self::doctype::DocType;
pub use self::file::File;
pub use self::has_role::HasRole;
pub use self::role::Role;
pub use self::role_profile::RoleProfile;
pub use self::system_settings::SystemSettings;
pub use self::top_bar_item::TopBarItem;
pub use self::user::User;
pub use self::user_permission::UserPermission;
pub use self::version::Version;
