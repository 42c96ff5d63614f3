//! The DocType Country.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/geo/country/country.json`; not to be edited.

/// Country
///
/// A country or territory of ISO 3166-1.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Country {
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
    /// Country Name
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub country_name: ::std::string::String,
    /// Date Format
    ///
    /// How dates are usually written there.
    pub date_format: ::std::option::Option<::std::string::String>,
    /// Time Format
    pub time_format: ::std::option::Option<::std::string::String>,
    /// Time Zones
    ///
    /// Names of the time zone database, one a line.
    pub time_zones: ::std::option::Option<::std::string::String>,
    /// Code
    ///
    /// The two letters of ISO 3166-1, in lower case.
    pub code: ::std::option::Option<::std::string::String>,
}

impl Country {
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
    /// The field `country_name`.
    pub const COUNTRY_NAME: crate::Column<Self, crate::Text> = crate::Column::new("country_name");
    /// The field `date_format`.
    pub const DATE_FORMAT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("date_format");
    /// The field `time_format`.
    pub const TIME_FORMAT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("time_format");
    /// The field `time_zones`.
    pub const TIME_ZONES: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("time_zones");
    /// The field `code`.
    pub const CODE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("code");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(country_name: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::COUNTRY_NAME, country_name)
    }
}

impl crate::DocType for Country {
    const DOCTYPE: &'static str = "Country";
}
impl crate::Named for Country {}
