//! The DocType UOM Conversion Factor.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/units/uom_conversion_factor/uom_conversion_factor.json`; not to be edited.

/// UOM Conversion Factor
///
/// How many of one unit another one is.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct UOMConversionFactor {
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
    /// Category
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub category: crate::Link<crate::doctypes::uom_category::UOMCategory>,
    /// From
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub from_uom: crate::Link<crate::doctypes::uom::UOM>,
    /// To
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub to_uom: crate::Link<crate::doctypes::uom::UOM>,
    /// Value
    ///
    /// 1 of the first unit is this many of the second.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub value: f64,
}

impl UOMConversionFactor {
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
    /// The field `category`.
    pub const CATEGORY: crate::Column<Self, crate::LinkTo<crate::doctypes::uom_category::UOMCategory>> = crate::Column::new("category");
    /// The field `from_uom`.
    pub const FROM_UOM: crate::Column<Self, crate::LinkTo<crate::doctypes::uom::UOM>> = crate::Column::new("from_uom");
    /// The field `to_uom`.
    pub const TO_UOM: crate::Column<Self, crate::LinkTo<crate::doctypes::uom::UOM>> = crate::Column::new("to_uom");
    /// The field `value`.
    pub const VALUE: crate::Column<Self, crate::Float> = crate::Column::new("value");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        category: impl crate::IntoValue<crate::LinkTo<crate::doctypes::uom_category::UOMCategory>>,
        from_uom: impl crate::IntoValue<crate::LinkTo<crate::doctypes::uom::UOM>>,
        to_uom: impl crate::IntoValue<crate::LinkTo<crate::doctypes::uom::UOM>>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::CATEGORY, category).set(Self::FROM_UOM, from_uom).set(Self::TO_UOM, to_uom)
    }
}

impl crate::DocType for UOMConversionFactor {
    const DOCTYPE: &'static str = "UOM Conversion Factor";
}
impl crate::Named for UOMConversionFactor {}
