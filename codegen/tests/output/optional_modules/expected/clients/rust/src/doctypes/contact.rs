//! The DocType Contact.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact/contact.json`; not to be edited.

/// Contact
///
/// A person or an organisation, linked to the documents that it is the contact of.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Contact {
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
    /// First Name
    pub first_name: ::std::option::Option<::std::string::String>,
    /// Middle Name
    pub middle_name: ::std::option::Option<::std::string::String>,
    /// Last Name
    pub last_name: ::std::option::Option<::std::string::String>,
    /// Full Name
    pub full_name: ::std::option::Option<::std::string::String>,
    /// Email Address
    ///
    /// The primary one of the email addresses.
    pub email_id: ::std::option::Option<::std::string::String>,
    /// User Id
    pub user: ::std::option::Option<crate::Link<crate::doctypes::user::User>>,
    /// Address
    pub address: ::std::option::Option<crate::Link<crate::doctypes::address::Address>>,
    /// Status
    pub status: ::std::option::Option<Status>,
    /// Salutation
    pub salutation: ::std::option::Option<crate::Link<crate::doctypes::salutation::Salutation>>,
    /// Gender
    pub gender: ::std::option::Option<crate::Link<crate::doctypes::gender::Gender>>,
    /// Phone
    pub phone: ::std::option::Option<::std::string::String>,
    /// Mobile No
    pub mobile_no: ::std::option::Option<::std::string::String>,
    /// Company Name
    pub company_name: ::std::option::Option<::std::string::String>,
    /// Image
    pub image: ::std::option::Option<::std::string::String>,
    /// Is Primary Contact
    #[serde(with = "crate::wire::check")]
    pub is_primary_contact: bool,
    /// Department
    pub department: ::std::option::Option<::std::string::String>,
    /// Designation
    pub designation: ::std::option::Option<::std::string::String>,
    /// Unsubscribed
    #[serde(with = "crate::wire::check")]
    pub unsubscribed: bool,
    /// Email Addresses
    pub email_ids: ::std::vec::Vec<crate::doctypes::contact_email::ContactEmail>,
    /// Contact Numbers
    pub phone_nos: ::std::vec::Vec<crate::doctypes::contact_phone::ContactPhone>,
    /// Links
    pub links: ::std::vec::Vec<crate::doctypes::dynamic_link::DynamicLink>,
}

impl Contact {
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
    /// The field `first_name`.
    pub const FIRST_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("first_name");
    /// The field `middle_name`.
    pub const MIDDLE_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("middle_name");
    /// The field `last_name`.
    pub const LAST_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("last_name");
    /// The field `full_name`.
    pub const FULL_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("full_name");
    /// The field `email_id`.
    pub const EMAIL_ID: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("email_id");
    /// The field `user`.
    pub const USER: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("user");
    /// The field `address`.
    pub const ADDRESS: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::address::Address>>> = crate::Column::new("address");
    /// The field `status`.
    pub const STATUS: crate::Column<Self, crate::Nullable<crate::Choice<Status>>> = crate::Column::new("status");
    /// The field `salutation`.
    pub const SALUTATION: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::salutation::Salutation>>> = crate::Column::new("salutation");
    /// The field `gender`.
    pub const GENDER: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::gender::Gender>>> = crate::Column::new("gender");
    /// The field `phone`.
    pub const PHONE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("phone");
    /// The field `mobile_no`.
    pub const MOBILE_NO: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("mobile_no");
    /// The field `company_name`.
    pub const COMPANY_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("company_name");
    /// The field `image`.
    pub const IMAGE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("image");
    /// The field `is_primary_contact`.
    pub const IS_PRIMARY_CONTACT: crate::Column<Self, crate::Check> = crate::Column::new("is_primary_contact");
    /// The field `department`.
    pub const DEPARTMENT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("department");
    /// The field `designation`.
    pub const DESIGNATION: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("designation");
    /// The field `unsubscribed`.
    pub const UNSUBSCRIBED: crate::Column<Self, crate::Check> = crate::Column::new("unsubscribed");
    /// The field `email_ids`.
    pub const EMAIL_IDS: crate::Table<Self, crate::doctypes::contact_email::ContactEmail> = crate::Table::new("email_ids");
    /// The field `phone_nos`.
    pub const PHONE_NOS: crate::Table<Self, crate::doctypes::contact_phone::ContactPhone> = crate::Table::new("phone_nos");
    /// The field `links`.
    pub const LINKS: crate::Table<Self, crate::doctypes::dynamic_link::DynamicLink> = crate::Table::new("links");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for Contact {
    const DOCTYPE: &'static str = "Contact";
}
impl crate::Named for Contact {}

/// Options of the field `status`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// `Passive`
    #[default]
    Passive,
    /// `Open`
    Open,
    /// `Replied`
    Replied,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Status {
    fn as_str(&self) -> &str {
        match self {
            Self::Passive => "Passive",
            Self::Open => "Open",
            Self::Replied => "Replied",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Passive" => Self::Passive,
            "Open" => Self::Open,
            "Replied" => Self::Replied,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Status);
