//! The DocType Library Membership.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_membership/library_membership.json`; not to be edited.

/// Library Membership
///
/// The days on which a member may borrow.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct LibraryMembership {
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
    /// Library Member
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub library_member: crate::Link<crate::doctypes::library_member::LibraryMember>,
    /// Full Name
    pub full_name: ::std::option::Option<::std::string::String>,
    /// From Date
    ///
    /// The first day.
    pub from_date: ::std::option::Option<::chrono::NaiveDate>,
    /// To Date
    ///
    /// The last day; the loan period of Library Settings decides when it is empty.
    pub to_date: ::std::option::Option<::chrono::NaiveDate>,
    /// Paid
    #[serde(with = "crate::wire::check")]
    pub paid: bool,
    /// Amended From
    pub amended_from: ::std::option::Option<crate::Link<crate::doctypes::library_membership::LibraryMembership>>,
}

impl LibraryMembership {
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
    /// The field `library_member`.
    pub const LIBRARY_MEMBER: crate::Column<Self, crate::LinkTo<crate::doctypes::library_member::LibraryMember>> = crate::Column::new("library_member");
    /// The field `full_name`.
    pub const FULL_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("full_name");
    /// The field `from_date`.
    pub const FROM_DATE: crate::Column<Self, crate::Nullable<crate::Date>> = crate::Column::new("from_date");
    /// The field `to_date`.
    pub const TO_DATE: crate::Column<Self, crate::Nullable<crate::Date>> = crate::Column::new("to_date");
    /// The field `paid`.
    pub const PAID: crate::Column<Self, crate::Check> = crate::Column::new("paid");
    /// The field `amended_from`.
    pub const AMENDED_FROM: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::library_membership::LibraryMembership>>> = crate::Column::new("amended_from");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        library_member: impl crate::IntoValue<crate::LinkTo<crate::doctypes::library_member::LibraryMember>>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::LIBRARY_MEMBER, library_member)
    }
}

impl crate::DocType for LibraryMembership {
    const DOCTYPE: &'static str = "Library Membership";
}
impl crate::Named for LibraryMembership {}
impl crate::Submittable for LibraryMembership {}

/// The methods of a document, for `Client::run`.
pub mod methods {
    /// Drafts the membership that begins the day after this one ends, and answers with its name.
    ///
    /// `paid` says whether the fee for it is paid already.
    #[must_use]
    pub fn renew(
        paid: ::std::option::Option<bool>,
    ) -> crate::Method<super::LibraryMembership, crate::Link<crate::doctypes::library_membership::LibraryMembership>> {
        crate::Method::new("renew", "POST").argument("paid", paid)
    }
}
