//! The DocType Custom Field.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/custom_field/custom_field.json`; not to be edited.

/// Custom Field
///
/// A field that was added at run time. Here fields are compiled in, so that there is none.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct CustomField {
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
    /// DocType
    pub dt: ::std::option::Option<::std::string::String>,
    /// Label
    pub label: ::std::option::Option<::std::string::String>,
    /// Fieldname
    pub fieldname: ::std::option::Option<::std::string::String>,
    /// Insert After
    pub insert_after: ::std::option::Option<::std::string::String>,
    /// Field Type
    pub fieldtype: ::std::option::Option<::std::string::String>,
    /// Options
    pub options: ::std::option::Option<::std::string::String>,
    /// Default
    pub default: ::std::option::Option<::std::string::String>,
    /// Depends On
    pub depends_on: ::std::option::Option<::std::string::String>,
    /// Fetch From
    pub fetch_from: ::std::option::Option<::std::string::String>,
    /// Is Mandatory Field
    #[serde(with = "crate::wire::check")]
    pub reqd: bool,
    /// Unique
    #[serde(with = "crate::wire::check")]
    pub unique: bool,
    /// Hidden
    #[serde(with = "crate::wire::check")]
    pub hidden: bool,
    /// Read Only
    #[serde(with = "crate::wire::check")]
    pub read_only: bool,
    /// In List View
    #[serde(with = "crate::wire::check")]
    pub in_list_view: bool,
    /// In Standard Filter
    #[serde(with = "crate::wire::check")]
    pub in_standard_filter: bool,
    /// Permission Level
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub permlevel: i64,
    /// Is System Generated
    #[serde(with = "crate::wire::check")]
    pub is_system_generated: bool,
    /// Module
    pub module: ::std::option::Option<::std::string::String>,
    /// Description
    pub description: ::std::option::Option<::std::string::String>,
}

impl CustomField {
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
    /// The field `dt`.
    pub const DT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("dt");
    /// The field `label`.
    pub const LABEL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("label");
    /// The field `fieldname`.
    pub const FIELDNAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("fieldname");
    /// The field `insert_after`.
    pub const INSERT_AFTER: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("insert_after");
    /// The field `fieldtype`.
    pub const FIELDTYPE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("fieldtype");
    /// The field `options`.
    pub const OPTIONS: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("options");
    /// The field `default`.
    pub const DEFAULT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("default");
    /// The field `depends_on`.
    pub const DEPENDS_ON: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("depends_on");
    /// The field `fetch_from`.
    pub const FETCH_FROM: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("fetch_from");
    /// The field `reqd`.
    pub const REQD: crate::Column<Self, crate::Check> = crate::Column::new("reqd");
    /// The field `unique`.
    pub const UNIQUE: crate::Column<Self, crate::Check> = crate::Column::new("unique");
    /// The field `hidden`.
    pub const HIDDEN: crate::Column<Self, crate::Check> = crate::Column::new("hidden");
    /// The field `read_only`.
    pub const READ_ONLY: crate::Column<Self, crate::Check> = crate::Column::new("read_only");
    /// The field `in_list_view`.
    pub const IN_LIST_VIEW: crate::Column<Self, crate::Check> = crate::Column::new("in_list_view");
    /// The field `in_standard_filter`.
    pub const IN_STANDARD_FILTER: crate::Column<Self, crate::Check> = crate::Column::new("in_standard_filter");
    /// The field `permlevel`.
    pub const PERMLEVEL: crate::Column<Self, crate::Int> = crate::Column::new("permlevel");
    /// The field `is_system_generated`.
    pub const IS_SYSTEM_GENERATED: crate::Column<Self, crate::Check> = crate::Column::new("is_system_generated");
    /// The field `module`.
    pub const MODULE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("module");
    /// The field `description`.
    pub const DESCRIPTION: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("description");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(name: impl ::std::convert::Into<::std::string::String>) -> crate::Create<Self> {
        crate::Create::new().named(name)
    }
}

impl crate::DocType for CustomField {
    const DOCTYPE: &'static str = "Custom Field";
}
impl crate::Named for CustomField {}
