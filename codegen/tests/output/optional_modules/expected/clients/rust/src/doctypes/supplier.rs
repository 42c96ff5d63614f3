//! The DocType Supplier.
//!
//! Written by `cargo xtask codegen` from `doctypes/trade/supplier/supplier.json`; not to be edited.

/// Supplier
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Supplier {
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
    /// `supplier_name`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub supplier_name: ::std::string::String,
    /// `legal_name`
    pub legal_name: ::std::option::Option<::std::string::String>,
    /// `country`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub country: crate::Link<crate::doctypes::country::Country>,
    /// `currency`
    pub currency: ::std::option::Option<crate::Link<crate::doctypes::currency::Currency>>,
    /// `unit`
    pub unit: ::std::option::Option<crate::Link<crate::doctypes::uom::UOM>>,
    /// `main_contact`
    pub main_contact: ::std::option::Option<crate::Link<crate::doctypes::contact::Contact>>,
}

impl Supplier {
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
    /// The field `supplier_name`.
    pub const SUPPLIER_NAME: crate::Column<Self, crate::Text> = crate::Column::new("supplier_name");
    /// The field `legal_name`.
    pub const LEGAL_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("legal_name");
    /// The field `country`.
    pub const COUNTRY: crate::Column<Self, crate::LinkTo<crate::doctypes::country::Country>> = crate::Column::new("country");
    /// The field `currency`.
    pub const CURRENCY: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::currency::Currency>>> = crate::Column::new("currency");
    /// The field `unit`.
    pub const UNIT: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::uom::UOM>>> = crate::Column::new("unit");
    /// The field `main_contact`.
    pub const MAIN_CONTACT: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::contact::Contact>>> = crate::Column::new("main_contact");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        supplier_name: impl crate::IntoValue<crate::Text>,
        country: impl crate::IntoValue<crate::LinkTo<crate::doctypes::country::Country>>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::SUPPLIER_NAME, supplier_name).set(Self::COUNTRY, country)
    }
}

impl crate::DocType for Supplier {
    const DOCTYPE: &'static str = "Supplier";
}
impl crate::Named for Supplier {}
