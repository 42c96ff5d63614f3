//! The DocType Contact Email.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact_email/contact_email.json`; not to be edited.

/// Contact Email
///
/// An email address of a contact.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct ContactEmail {
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
    /// Email Address
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub email_id: ::std::string::String,
    /// Is Primary
    #[serde(with = "crate::wire::check")]
    pub is_primary: bool,
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

impl ContactEmail {
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
    /// The field `email_id`.
    pub const EMAIL_ID: crate::Column<Self, crate::Text> = crate::Column::new("email_id");
    /// The field `is_primary`.
    pub const IS_PRIMARY: crate::Column<Self, crate::Check> = crate::Column::new("is_primary");
    /// The field `parent`.
    pub const PARENT: crate::Column<Self, crate::Text> = crate::Column::new("parent");
    /// The field `parentfield`.
    pub const PARENTFIELD: crate::Column<Self, crate::Text> = crate::Column::new("parentfield");
    /// The field `parenttype`.
    pub const PARENTTYPE: crate::Column<Self, crate::Text> = crate::Column::new("parenttype");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(email_id: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::EMAIL_ID, email_id)
    }
}

impl crate::DocType for ContactEmail {
    const DOCTYPE: &'static str = "Contact Email";
}
impl crate::Named for ContactEmail {}
