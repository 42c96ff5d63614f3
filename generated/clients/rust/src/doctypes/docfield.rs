//! The DocType DocField.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docfield/docfield.json`; not to be edited.

/// DocField
///
/// A field of a DocType. Rows are compiled in, so they can be read but not changed.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct DocField {
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
    /// Type
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub fieldtype: ::std::string::String,
    /// Name
    pub fieldname: ::std::option::Option<::std::string::String>,
    /// Precision
    pub precision: ::std::option::Option<::std::string::String>,
    /// Length
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub length: i64,
    /// Non Negative
    #[serde(with = "crate::wire::check")]
    pub non_negative: bool,
    /// Mandatory
    #[serde(with = "crate::wire::check")]
    pub reqd: bool,
    /// Virtual
    #[serde(with = "crate::wire::check")]
    pub is_virtual: bool,
    /// Index
    #[serde(with = "crate::wire::check")]
    pub search_index: bool,
    /// Not Nullable
    #[serde(with = "crate::wire::check")]
    pub not_nullable: bool,
    /// In List View
    #[serde(with = "crate::wire::check")]
    pub in_list_view: bool,
    /// In Standard Filter
    #[serde(with = "crate::wire::check")]
    pub in_standard_filter: bool,
    /// In Global Search
    #[serde(with = "crate::wire::check")]
    pub in_global_search: bool,
    /// In Preview
    #[serde(with = "crate::wire::check")]
    pub in_preview: bool,
    /// Allow In Quick Entry
    #[serde(with = "crate::wire::check")]
    pub allow_in_quick_entry: bool,
    /// Bold
    #[serde(with = "crate::wire::check")]
    pub bold: bool,
    /// Translatable
    #[serde(with = "crate::wire::check")]
    pub translatable: bool,
    /// Collapsible
    #[serde(with = "crate::wire::check")]
    pub collapsible: bool,
    /// Collapsible Depends On
    pub collapsible_depends_on: ::std::option::Option<::std::string::String>,
    /// Options
    pub options: ::std::option::Option<::std::string::String>,
    /// Sort Options
    #[serde(with = "crate::wire::check")]
    pub sort_options: bool,
    /// Default
    pub default: ::std::option::Option<::std::string::String>,
    /// Fetch From
    pub fetch_from: ::std::option::Option<::std::string::String>,
    /// Fetch If Empty
    #[serde(with = "crate::wire::check")]
    pub fetch_if_empty: bool,
    /// Display Depends On
    pub depends_on: ::std::option::Option<::std::string::String>,
    /// Hidden
    #[serde(with = "crate::wire::check")]
    pub hidden: bool,
    /// Read Only
    #[serde(with = "crate::wire::check")]
    pub read_only: bool,
    /// Unique
    #[serde(with = "crate::wire::check")]
    pub unique: bool,
    /// Set Only Once
    #[serde(with = "crate::wire::check")]
    pub set_only_once: bool,
    /// Allow Bulk Edit
    #[serde(with = "crate::wire::check")]
    pub allow_bulk_edit: bool,
    /// Perm Level
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub permlevel: i64,
    /// Ignore User Permissions
    #[serde(with = "crate::wire::check")]
    pub ignore_user_permissions: bool,
    /// Allow On Submit
    #[serde(with = "crate::wire::check")]
    pub allow_on_submit: bool,
    /// Report Hide
    #[serde(with = "crate::wire::check")]
    pub report_hide: bool,
    /// Ignore Xss Filter
    #[serde(with = "crate::wire::check")]
    pub ignore_xss_filter: bool,
    /// Hide Border
    #[serde(with = "crate::wire::check")]
    pub hide_border: bool,
    /// Mandatory Depends On
    pub mandatory_depends_on: ::std::option::Option<::std::string::String>,
    /// Read Only Depends On
    pub read_only_depends_on: ::std::option::Option<::std::string::String>,
    /// Print Hide
    #[serde(with = "crate::wire::check")]
    pub print_hide: bool,
    /// No Copy
    #[serde(with = "crate::wire::check")]
    pub no_copy: bool,
    /// Print Width
    pub print_width: ::std::option::Option<::std::string::String>,
    /// Width
    pub width: ::std::option::Option<::std::string::String>,
    /// Columns
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub columns: i64,
    /// Description
    pub description: ::std::option::Option<::std::string::String>,
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

impl DocField {
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
    /// The field `fieldtype`.
    pub const FIELDTYPE: crate::Column<Self, crate::Text> = crate::Column::new("fieldtype");
    /// The field `fieldname`.
    pub const FIELDNAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("fieldname");
    /// The field `precision`.
    pub const PRECISION: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("precision");
    /// The field `length`.
    pub const LENGTH: crate::Column<Self, crate::Int> = crate::Column::new("length");
    /// The field `non_negative`.
    pub const NON_NEGATIVE: crate::Column<Self, crate::Check> = crate::Column::new("non_negative");
    /// The field `reqd`.
    pub const REQD: crate::Column<Self, crate::Check> = crate::Column::new("reqd");
    /// The field `is_virtual`.
    pub const IS_VIRTUAL: crate::Column<Self, crate::Check> = crate::Column::new("is_virtual");
    /// The field `search_index`.
    pub const SEARCH_INDEX: crate::Column<Self, crate::Check> = crate::Column::new("search_index");
    /// The field `not_nullable`.
    pub const NOT_NULLABLE: crate::Column<Self, crate::Check> = crate::Column::new("not_nullable");
    /// The field `in_list_view`.
    pub const IN_LIST_VIEW: crate::Column<Self, crate::Check> = crate::Column::new("in_list_view");
    /// The field `in_standard_filter`.
    pub const IN_STANDARD_FILTER: crate::Column<Self, crate::Check> = crate::Column::new("in_standard_filter");
    /// The field `in_global_search`.
    pub const IN_GLOBAL_SEARCH: crate::Column<Self, crate::Check> = crate::Column::new("in_global_search");
    /// The field `in_preview`.
    pub const IN_PREVIEW: crate::Column<Self, crate::Check> = crate::Column::new("in_preview");
    /// The field `allow_in_quick_entry`.
    pub const ALLOW_IN_QUICK_ENTRY: crate::Column<Self, crate::Check> = crate::Column::new("allow_in_quick_entry");
    /// The field `bold`.
    pub const BOLD: crate::Column<Self, crate::Check> = crate::Column::new("bold");
    /// The field `translatable`.
    pub const TRANSLATABLE: crate::Column<Self, crate::Check> = crate::Column::new("translatable");
    /// The field `collapsible`.
    pub const COLLAPSIBLE: crate::Column<Self, crate::Check> = crate::Column::new("collapsible");
    /// The field `collapsible_depends_on`.
    pub const COLLAPSIBLE_DEPENDS_ON: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("collapsible_depends_on");
    /// The field `options`.
    pub const OPTIONS: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("options");
    /// The field `sort_options`.
    pub const SORT_OPTIONS: crate::Column<Self, crate::Check> = crate::Column::new("sort_options");
    /// The field `default`.
    pub const DEFAULT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("default");
    /// The field `fetch_from`.
    pub const FETCH_FROM: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("fetch_from");
    /// The field `fetch_if_empty`.
    pub const FETCH_IF_EMPTY: crate::Column<Self, crate::Check> = crate::Column::new("fetch_if_empty");
    /// The field `depends_on`.
    pub const DEPENDS_ON: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("depends_on");
    /// The field `hidden`.
    pub const HIDDEN: crate::Column<Self, crate::Check> = crate::Column::new("hidden");
    /// The field `read_only`.
    pub const READ_ONLY: crate::Column<Self, crate::Check> = crate::Column::new("read_only");
    /// The field `unique`.
    pub const UNIQUE: crate::Column<Self, crate::Check> = crate::Column::new("unique");
    /// The field `set_only_once`.
    pub const SET_ONLY_ONCE: crate::Column<Self, crate::Check> = crate::Column::new("set_only_once");
    /// The field `allow_bulk_edit`.
    pub const ALLOW_BULK_EDIT: crate::Column<Self, crate::Check> = crate::Column::new("allow_bulk_edit");
    /// The field `permlevel`.
    pub const PERMLEVEL: crate::Column<Self, crate::Int> = crate::Column::new("permlevel");
    /// The field `ignore_user_permissions`.
    pub const IGNORE_USER_PERMISSIONS: crate::Column<Self, crate::Check> = crate::Column::new("ignore_user_permissions");
    /// The field `allow_on_submit`.
    pub const ALLOW_ON_SUBMIT: crate::Column<Self, crate::Check> = crate::Column::new("allow_on_submit");
    /// The field `report_hide`.
    pub const REPORT_HIDE: crate::Column<Self, crate::Check> = crate::Column::new("report_hide");
    /// The field `ignore_xss_filter`.
    pub const IGNORE_XSS_FILTER: crate::Column<Self, crate::Check> = crate::Column::new("ignore_xss_filter");
    /// The field `hide_border`.
    pub const HIDE_BORDER: crate::Column<Self, crate::Check> = crate::Column::new("hide_border");
    /// The field `mandatory_depends_on`.
    pub const MANDATORY_DEPENDS_ON: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("mandatory_depends_on");
    /// The field `read_only_depends_on`.
    pub const READ_ONLY_DEPENDS_ON: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("read_only_depends_on");
    /// The field `print_hide`.
    pub const PRINT_HIDE: crate::Column<Self, crate::Check> = crate::Column::new("print_hide");
    /// The field `no_copy`.
    pub const NO_COPY: crate::Column<Self, crate::Check> = crate::Column::new("no_copy");
    /// The field `print_width`.
    pub const PRINT_WIDTH: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("print_width");
    /// The field `width`.
    pub const WIDTH: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("width");
    /// The field `columns`.
    pub const COLUMNS: crate::Column<Self, crate::Int> = crate::Column::new("columns");
    /// The field `description`.
    pub const DESCRIPTION: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("description");
    /// The field `parent`.
    pub const PARENT: crate::Column<Self, crate::Text> = crate::Column::new("parent");
    /// The field `parentfield`.
    pub const PARENTFIELD: crate::Column<Self, crate::Text> = crate::Column::new("parentfield");
    /// The field `parenttype`.
    pub const PARENTTYPE: crate::Column<Self, crate::Text> = crate::Column::new("parenttype");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        name: impl ::std::convert::Into<::std::string::String>, fieldtype: impl crate::IntoValue<crate::Text>,
    ) -> crate::Create<Self> {
        crate::Create::new().named(name).set(Self::FIELDTYPE, fieldtype)
    }
}

impl crate::DocType for DocField {
    const DOCTYPE: &'static str = "DocField";
}
impl crate::Named for DocField {}
