//! The DocType DocType.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/doctype/doctype.json`; not to be edited.

/// DocType
///
/// A DocType of this server. The list is compiled in, so it can be read and linked to but not
/// changed.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct DocType {
    /// `name`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub name: ::std::string::String,
    /// `owner`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub owner: crate::Link<crate::doctypes::user::User>,
    /// `creation`
    #[serde(with = "crate::wire::datetime")]
    pub creation: ::chrono::NaiveDateTime,
    /// `modified`
    #[serde(with = "crate::wire::datetime")]
    pub modified: ::chrono::NaiveDateTime,
    /// `modified_by`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub modified_by: crate::Link<crate::doctypes::user::User>,
    /// `docstatus`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub docstatus: i64,
    /// `idx`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub idx: i64,
    /// Module
    pub module: ::std::option::Option<::std::string::String>,
    /// Description
    pub description: ::std::option::Option<::std::string::String>,
    /// Is Single
    ///
    /// One document, without a table of its own.
    #[serde(with = "crate::wire::check")]
    pub issingle: bool,
    /// Is Child Table
    ///
    /// Documents are rows of a parent.
    #[serde(with = "crate::wire::check")]
    pub istable: bool,
    /// Is Submittable
    #[serde(with = "crate::wire::check")]
    pub is_submittable: bool,
    /// Is Tree
    #[serde(with = "crate::wire::check")]
    pub is_tree: bool,
    /// Is Virtual
    ///
    /// Documents come from a controller, not from a table.
    #[serde(with = "crate::wire::check")]
    pub is_virtual: bool,
    /// Custom
    ///
    /// Not part of the application.
    #[serde(with = "crate::wire::check")]
    pub custom: bool,
    /// Naming Rule
    pub naming_rule: ::std::option::Option<::std::string::String>,
    /// Auto Name
    pub autoname: ::std::option::Option<::std::string::String>,
    /// Title Field
    pub title_field: ::std::option::Option<::std::string::String>,
    /// Search Fields
    pub search_fields: ::std::option::Option<::std::string::String>,
    /// Sort Field
    pub sort_field: ::std::option::Option<::std::string::String>,
    /// Sort Order
    pub sort_order: ::std::option::Option<::std::string::String>,
    /// Allow Rename
    #[serde(with = "crate::wire::check")]
    pub allow_rename: bool,
    /// Allow Import
    #[serde(with = "crate::wire::check")]
    pub allow_import: bool,
    /// Track Changes
    #[serde(with = "crate::wire::check")]
    pub track_changes: bool,
    /// Track Seen
    #[serde(with = "crate::wire::check")]
    pub track_seen: bool,
    /// Show Title in Link Fields
    #[serde(with = "crate::wire::check")]
    pub show_title_field_in_link: bool,
    /// Parent Field (Tree)
    pub nsm_parent_field: ::std::option::Option<::std::string::String>,
    /// Max Attachments
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub max_attachments: i64,
    /// Fields
    pub fields: ::std::vec::Vec<crate::doctypes::docfield::DocField>,
    /// Permissions
    pub permissions: ::std::vec::Vec<crate::doctypes::docperm::DocPerm>,
    /// Actions
    pub actions: ::std::vec::Vec<crate::doctypes::doctype_action::DocTypeAction>,
    /// Linked Documents
    pub links: ::std::vec::Vec<crate::doctypes::doctype_link::DocTypeLink>,
}

impl DocType {
    /// The field `name`.
    pub const NAME: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("name");
    /// The field `owner`.
    pub const OWNER: crate::Column<Self, crate::ReadOnly<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("owner");
    /// The field `creation`.
    pub const CREATION: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("creation");
    /// The field `modified`.
    pub const MODIFIED: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("modified");
    /// The field `modified_by`.
    pub const MODIFIED_BY: crate::Column<Self, crate::ReadOnly<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("modified_by");
    /// The field `docstatus`.
    pub const DOCSTATUS: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("docstatus");
    /// The field `idx`.
    pub const IDX: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("idx");
    /// The field `module`.
    pub const MODULE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("module");
    /// The field `description`.
    pub const DESCRIPTION: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("description");
    /// The field `issingle`.
    pub const ISSINGLE: crate::Column<Self, crate::Check> = crate::Column::new("issingle");
    /// The field `istable`.
    pub const ISTABLE: crate::Column<Self, crate::Check> = crate::Column::new("istable");
    /// The field `is_submittable`.
    pub const IS_SUBMITTABLE: crate::Column<Self, crate::Check> = crate::Column::new("is_submittable");
    /// The field `is_tree`.
    pub const IS_TREE: crate::Column<Self, crate::Check> = crate::Column::new("is_tree");
    /// The field `is_virtual`.
    pub const IS_VIRTUAL: crate::Column<Self, crate::Check> = crate::Column::new("is_virtual");
    /// The field `custom`.
    pub const CUSTOM: crate::Column<Self, crate::Check> = crate::Column::new("custom");
    /// The field `naming_rule`.
    pub const NAMING_RULE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("naming_rule");
    /// The field `autoname`.
    pub const AUTONAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("autoname");
    /// The field `title_field`.
    pub const TITLE_FIELD: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("title_field");
    /// The field `search_fields`.
    pub const SEARCH_FIELDS: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("search_fields");
    /// The field `sort_field`.
    pub const SORT_FIELD: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("sort_field");
    /// The field `sort_order`.
    pub const SORT_ORDER: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("sort_order");
    /// The field `allow_rename`.
    pub const ALLOW_RENAME: crate::Column<Self, crate::Check> = crate::Column::new("allow_rename");
    /// The field `allow_import`.
    pub const ALLOW_IMPORT: crate::Column<Self, crate::Check> = crate::Column::new("allow_import");
    /// The field `track_changes`.
    pub const TRACK_CHANGES: crate::Column<Self, crate::Check> = crate::Column::new("track_changes");
    /// The field `track_seen`.
    pub const TRACK_SEEN: crate::Column<Self, crate::Check> = crate::Column::new("track_seen");
    /// The field `show_title_field_in_link`.
    pub const SHOW_TITLE_FIELD_IN_LINK: crate::Column<Self, crate::Check> = crate::Column::new("show_title_field_in_link");
    /// The field `nsm_parent_field`.
    pub const NSM_PARENT_FIELD: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("nsm_parent_field");
    /// The field `max_attachments`.
    pub const MAX_ATTACHMENTS: crate::Column<Self, crate::Int> = crate::Column::new("max_attachments");
    /// The field `fields`.
    pub const FIELDS: crate::Table<Self, crate::doctypes::docfield::DocField> = crate::Table::new("fields");
    /// The field `permissions`.
    pub const PERMISSIONS: crate::Table<Self, crate::doctypes::docperm::DocPerm> = crate::Table::new("permissions");
    /// The field `actions`.
    pub const ACTIONS: crate::Table<Self, crate::doctypes::doctype_action::DocTypeAction> = crate::Table::new("actions");
    /// The field `links`.
    pub const LINKS: crate::Table<Self, crate::doctypes::doctype_link::DocTypeLink> = crate::Table::new("links");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(name: impl ::std::convert::Into<::std::string::String>) -> crate::Create<Self> {
        crate::Create::new().named(name)
    }
}

impl crate::DocType for DocType {
    const DOCTYPE: &'static str = "DocType";
}
impl crate::Named for DocType {}
