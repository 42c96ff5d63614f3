//! The DocType UOM.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/units/uom/uom.json`; not to be edited.

/// UOM
///
/// A unit of measurement.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct UOM {
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
    /// UOM Name
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub uom_name: ::std::string::String,
    /// Symbol
    pub symbol: ::std::option::Option<::std::string::String>,
    /// Common Code
    ///
    /// The code of Recommendation 20 of UN/ECE.
    pub common_code: ::std::option::Option<::std::string::String>,
    /// Category
    pub category: ::std::option::Option<crate::Link<crate::doctypes::uom_category::UOMCategory>>,
    /// Must be Whole Number
    ///
    /// Quantities have no fraction.
    #[serde(with = "crate::wire::check")]
    pub must_be_whole_number: bool,
    /// Enabled
    #[serde(with = "crate::wire::check")]
    pub enabled: bool,
}

impl UOM {
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
    /// The field `uom_name`.
    pub const UOM_NAME: crate::Column<Self, crate::Text> = crate::Column::new("uom_name");
    /// The field `symbol`.
    pub const SYMBOL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("symbol");
    /// The field `common_code`.
    pub const COMMON_CODE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("common_code");
    /// The field `category`.
    pub const CATEGORY: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::uom_category::UOMCategory>>> = crate::Column::new("category");
    /// The field `must_be_whole_number`.
    pub const MUST_BE_WHOLE_NUMBER: crate::Column<Self, crate::Check> = crate::Column::new("must_be_whole_number");
    /// The field `enabled`.
    pub const ENABLED: crate::Column<Self, crate::Check> = crate::Column::new("enabled");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(uom_name: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::UOM_NAME, uom_name)
    }
}

impl crate::DocType for UOM {
    const DOCTYPE: &'static str = "UOM";
}
impl crate::Named for UOM {}
