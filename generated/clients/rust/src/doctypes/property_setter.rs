//! The DocType Property Setter.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/property_setter/property_setter.json`; not to be edited.

/// Property Setter
///
/// A property that was changed at run time. Here definitions are compiled in, so that there is
/// none.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct PropertySetter {
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
    /// Doctype Or Field
    pub doctype_or_field: ::std::option::Option<::std::string::String>,
    /// DocType
    pub doc_type: ::std::option::Option<::std::string::String>,
    /// Field Name
    pub field_name: ::std::option::Option<::std::string::String>,
    /// Row Name
    pub row_name: ::std::option::Option<::std::string::String>,
    /// Property
    pub property: ::std::option::Option<::std::string::String>,
    /// Property Type
    pub property_type: ::std::option::Option<::std::string::String>,
    /// Set Value
    pub value: ::std::option::Option<::std::string::String>,
    /// Is System Generated
    #[serde(with = "crate::wire::check")]
    pub is_system_generated: bool,
    /// Module
    pub module: ::std::option::Option<::std::string::String>,
}

impl PropertySetter {
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
    /// The field `doctype_or_field`.
    pub const DOCTYPE_OR_FIELD: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("doctype_or_field");
    /// The field `doc_type`.
    pub const DOC_TYPE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("doc_type");
    /// The field `field_name`.
    pub const FIELD_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("field_name");
    /// The field `row_name`.
    pub const ROW_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("row_name");
    /// The field `property`.
    pub const PROPERTY: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("property");
    /// The field `property_type`.
    pub const PROPERTY_TYPE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("property_type");
    /// The field `value`.
    pub const VALUE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("value");
    /// The field `is_system_generated`.
    pub const IS_SYSTEM_GENERATED: crate::Column<Self, crate::Check> = crate::Column::new("is_system_generated");
    /// The field `module`.
    pub const MODULE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("module");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(name: impl ::std::convert::Into<::std::string::String>) -> crate::Create<Self> {
        crate::Create::new().named(name)
    }
}

impl crate::DocType for PropertySetter {
    const DOCTYPE: &'static str = "Property Setter";
}
impl crate::Named for PropertySetter {}
