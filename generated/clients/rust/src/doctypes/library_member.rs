//! The DocType Library Member.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_member/library_member.json`; not to be edited.

/// Library Member
///
/// A person that may hold memberships and borrow articles.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct LibraryMember {
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
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub first_name: ::std::string::String,
    /// Last Name
    pub last_name: ::std::option::Option<::std::string::String>,
    /// Full Name
    ///
    /// Made from the names above.
    pub full_name: ::std::option::Option<::std::string::String>,
    /// Email Address
    pub email_address: ::std::option::Option<::std::string::String>,
    /// Phone
    pub phone: ::std::option::Option<::std::string::String>,
}

impl LibraryMember {
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
    pub const FIRST_NAME: crate::Column<Self, crate::Text> = crate::Column::new("first_name");
    /// The field `last_name`.
    pub const LAST_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("last_name");
    /// The field `full_name`.
    pub const FULL_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("full_name");
    /// The field `email_address`.
    pub const EMAIL_ADDRESS: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("email_address");
    /// The field `phone`.
    pub const PHONE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("phone");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(first_name: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::FIRST_NAME, first_name)
    }
}

impl crate::DocType for LibraryMember {
    const DOCTYPE: &'static str = "Library Member";
}
impl crate::Named for LibraryMember {}
