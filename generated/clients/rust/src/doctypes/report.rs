//! The DocType Report.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/report/report.json`; not to be edited.

/// Report
///
/// A report, which this server has none of.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Report {
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
    /// Report Name
    pub report_name: ::std::option::Option<::std::string::String>,
    /// Ref Doctype
    pub ref_doctype: ::std::option::Option<::std::string::String>,
    /// Reference Report
    pub reference_report: ::std::option::Option<::std::string::String>,
    /// Is Standard
    pub is_standard: ::std::option::Option<::std::string::String>,
    /// Module
    pub module: ::std::option::Option<::std::string::String>,
    /// Report Type
    pub report_type: ::std::option::Option<::std::string::String>,
    /// Letter Head
    pub letter_head: ::std::option::Option<::std::string::String>,
    /// Add Total Row
    #[serde(with = "crate::wire::check")]
    pub add_total_row: bool,
    /// Disabled
    #[serde(with = "crate::wire::check")]
    pub disabled: bool,
    /// Prepared Report
    #[serde(with = "crate::wire::check")]
    pub prepared_report: bool,
    /// Json
    pub json: ::std::option::Option<::std::string::String>,
}

impl Report {
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
    /// The field `report_name`.
    pub const REPORT_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("report_name");
    /// The field `ref_doctype`.
    pub const REF_DOCTYPE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("ref_doctype");
    /// The field `reference_report`.
    pub const REFERENCE_REPORT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("reference_report");
    /// The field `is_standard`.
    pub const IS_STANDARD: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("is_standard");
    /// The field `module`.
    pub const MODULE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("module");
    /// The field `report_type`.
    pub const REPORT_TYPE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("report_type");
    /// The field `letter_head`.
    pub const LETTER_HEAD: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("letter_head");
    /// The field `add_total_row`.
    pub const ADD_TOTAL_ROW: crate::Column<Self, crate::Check> = crate::Column::new("add_total_row");
    /// The field `disabled`.
    pub const DISABLED: crate::Column<Self, crate::Check> = crate::Column::new("disabled");
    /// The field `prepared_report`.
    pub const PREPARED_REPORT: crate::Column<Self, crate::Check> = crate::Column::new("prepared_report");
    /// The field `json`.
    pub const JSON: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("json");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(name: impl ::std::convert::Into<::std::string::String>) -> crate::Create<Self> {
        crate::Create::new().named(name)
    }
}

impl crate::DocType for Report {
    const DOCTYPE: &'static str = "Report";
}
impl crate::Named for Report {}
