//! The DocType Address.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/address/address.json`; not to be edited.

/// Address
///
/// A postal address, linked to the documents that it is the address of.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Address {
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
    /// Address Title
    ///
    /// The first part of the name of the address. Empty for the name of the first linked document.
    pub address_title: ::std::option::Option<::std::string::String>,
    /// Address Type
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub address_type: AddressType,
    /// Address Line 1
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub address_line1: ::std::string::String,
    /// Address Line 2
    pub address_line2: ::std::option::Option<::std::string::String>,
    /// City/Town
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub city: ::std::string::String,
    /// County
    pub county: ::std::option::Option<::std::string::String>,
    /// State/Province
    pub state: ::std::option::Option<::std::string::String>,
    /// Country
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub country: crate::Link<crate::doctypes::country::Country>,
    /// Postal Code
    pub pincode: ::std::option::Option<::std::string::String>,
    /// Email Address
    pub email_id: ::std::option::Option<::std::string::String>,
    /// Phone
    pub phone: ::std::option::Option<::std::string::String>,
    /// Fax
    pub fax: ::std::option::Option<::std::string::String>,
    /// Preferred Billing Address
    ///
    /// Of the addresses of a document, one is the preferred one.
    #[serde(with = "crate::wire::check")]
    pub is_primary_address: bool,
    /// Preferred Shipping Address
    #[serde(with = "crate::wire::check")]
    pub is_shipping_address: bool,
    /// Disabled
    #[serde(with = "crate::wire::check")]
    pub disabled: bool,
    /// Links
    pub links: ::std::vec::Vec<crate::doctypes::dynamic_link::DynamicLink>,
}

impl Address {
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
    /// The field `address_title`.
    pub const ADDRESS_TITLE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("address_title");
    /// The field `address_type`.
    pub const ADDRESS_TYPE: crate::Column<Self, crate::Choice<AddressType>> = crate::Column::new("address_type");
    /// The field `address_line1`.
    pub const ADDRESS_LINE1: crate::Column<Self, crate::Text> = crate::Column::new("address_line1");
    /// The field `address_line2`.
    pub const ADDRESS_LINE2: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("address_line2");
    /// The field `city`.
    pub const CITY: crate::Column<Self, crate::Text> = crate::Column::new("city");
    /// The field `county`.
    pub const COUNTY: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("county");
    /// The field `state`.
    pub const STATE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("state");
    /// The field `country`.
    pub const COUNTRY: crate::Column<Self, crate::LinkTo<crate::doctypes::country::Country>> = crate::Column::new("country");
    /// The field `pincode`.
    pub const PINCODE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("pincode");
    /// The field `email_id`.
    pub const EMAIL_ID: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("email_id");
    /// The field `phone`.
    pub const PHONE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("phone");
    /// The field `fax`.
    pub const FAX: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("fax");
    /// The field `is_primary_address`.
    pub const IS_PRIMARY_ADDRESS: crate::Column<Self, crate::Check> = crate::Column::new("is_primary_address");
    /// The field `is_shipping_address`.
    pub const IS_SHIPPING_ADDRESS: crate::Column<Self, crate::Check> = crate::Column::new("is_shipping_address");
    /// The field `disabled`.
    pub const DISABLED: crate::Column<Self, crate::Check> = crate::Column::new("disabled");
    /// The field `links`.
    pub const LINKS: crate::Table<Self, crate::doctypes::dynamic_link::DynamicLink> = crate::Table::new("links");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        address_line1: impl crate::IntoValue<crate::Text>, city: impl crate::IntoValue<crate::Text>,
        country: impl crate::IntoValue<crate::LinkTo<crate::doctypes::country::Country>>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::ADDRESS_LINE1, address_line1).set(Self::CITY, city).set(Self::COUNTRY, country)
    }
}

impl crate::DocType for Address {
    const DOCTYPE: &'static str = "Address";
}
impl crate::Named for Address {}

/// Options of the field `address_type`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum AddressType {
    /// `Billing`
    #[default]
    Billing,
    /// `Shipping`
    Shipping,
    /// `Office`
    Office,
    /// `Personal`
    Personal,
    /// `Plant`
    Plant,
    /// `Postal`
    Postal,
    /// `Shop`
    Shop,
    /// `Subsidiary`
    Subsidiary,
    /// `Warehouse`
    Warehouse,
    /// `Current`
    Current,
    /// `Permanent`
    Permanent,
    /// `Other`
    Other,
    /// A stored value that is none of the options.
    Unlisted(::std::string::String),
}

impl crate::Options for AddressType {
    fn as_str(&self) -> &str {
        match self {
            Self::Billing => "Billing",
            Self::Shipping => "Shipping",
            Self::Office => "Office",
            Self::Personal => "Personal",
            Self::Plant => "Plant",
            Self::Postal => "Postal",
            Self::Shop => "Shop",
            Self::Subsidiary => "Subsidiary",
            Self::Warehouse => "Warehouse",
            Self::Current => "Current",
            Self::Permanent => "Permanent",
            Self::Other => "Other",
            Self::Unlisted(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Billing" => Self::Billing,
            "Shipping" => Self::Shipping,
            "Office" => Self::Office,
            "Personal" => Self::Personal,
            "Plant" => Self::Plant,
            "Postal" => Self::Postal,
            "Shop" => Self::Shop,
            "Subsidiary" => Self::Subsidiary,
            "Warehouse" => Self::Warehouse,
            "Current" => Self::Current,
            "Permanent" => Self::Permanent,
            "Other" => Self::Other,
            _ => Self::Unlisted(text),
        }
    }
}

crate::options_impls!(AddressType);
