//! The DocType Contact Phone.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact_phone/contact_phone.json`; not to be edited.

/// Contact Phone
///
/// A telephone number of a contact.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct ContactPhone {
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
    /// Number
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub phone: ::std::string::String,
    /// Is Primary Phone
    #[serde(with = "crate::wire::check")]
    pub is_primary_phone: bool,
    /// Is Primary Mobile
    #[serde(with = "crate::wire::check")]
    pub is_primary_mobile_no: bool,
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

impl ContactPhone {
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
    /// The field `phone`.
    pub const PHONE: crate::Column<Self, crate::Text> = crate::Column::new("phone");
    /// The field `is_primary_phone`.
    pub const IS_PRIMARY_PHONE: crate::Column<Self, crate::Check> = crate::Column::new("is_primary_phone");
    /// The field `is_primary_mobile_no`.
    pub const IS_PRIMARY_MOBILE_NO: crate::Column<Self, crate::Check> = crate::Column::new("is_primary_mobile_no");
    /// The field `parent`.
    pub const PARENT: crate::Column<Self, crate::Text> = crate::Column::new("parent");
    /// The field `parentfield`.
    pub const PARENTFIELD: crate::Column<Self, crate::Text> = crate::Column::new("parentfield");
    /// The field `parenttype`.
    pub const PARENTTYPE: crate::Column<Self, crate::Text> = crate::Column::new("parenttype");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(phone: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::PHONE, phone)
    }
}

impl crate::DocType for ContactPhone {
    const DOCTYPE: &'static str = "Contact Phone";
}
impl crate::Named for ContactPhone {}
