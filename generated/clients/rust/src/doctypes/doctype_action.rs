//! The DocType DocType Action.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/doctype_action/doctype_action.json`; not to be edited.

/// DocType Action
///
/// A button of a form.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct DocTypeAction {
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
    /// Label
    pub label: ::std::option::Option<::std::string::String>,
    /// Action Type
    pub action_type: ::std::option::Option<::std::string::String>,
    /// Action
    pub action: ::std::option::Option<::std::string::String>,
    /// Group
    pub group: ::std::option::Option<::std::string::String>,
    /// Hidden
    #[serde(with = "crate::wire::check")]
    pub hidden: bool,
    /// Custom
    #[serde(with = "crate::wire::check")]
    pub custom: bool,
    /// `parent`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub parent: ::std::string::String,
    /// `parentfield`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub parentfield: ::std::string::String,
    /// `parenttype`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub parenttype: ::std::string::String,
}

impl DocTypeAction {
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
    /// The field `label`.
    pub const LABEL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("label");
    /// The field `action_type`.
    pub const ACTION_TYPE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("action_type");
    /// The field `action`.
    pub const ACTION: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("action");
    /// The field `group`.
    pub const GROUP: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("group");
    /// The field `hidden`.
    pub const HIDDEN: crate::Column<Self, crate::Check> = crate::Column::new("hidden");
    /// The field `custom`.
    pub const CUSTOM: crate::Column<Self, crate::Check> = crate::Column::new("custom");
    /// The field `parent`.
    pub const PARENT: crate::Column<Self, crate::Text> = crate::Column::new("parent");
    /// The field `parentfield`.
    pub const PARENTFIELD: crate::Column<Self, crate::Text> = crate::Column::new("parentfield");
    /// The field `parenttype`.
    pub const PARENTTYPE: crate::Column<Self, crate::Text> = crate::Column::new("parenttype");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(name: impl ::std::convert::Into<::std::string::String>) -> crate::Create<Self> {
        crate::Create::new().named(name)
    }
}

impl crate::DocType for DocTypeAction {
    const DOCTYPE: &'static str = "DocType Action";
}
impl crate::Named for DocTypeAction {}
