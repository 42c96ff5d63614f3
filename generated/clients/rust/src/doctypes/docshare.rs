//! The DocType DocShare.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docshare/docshare.json`; not to be edited.

/// DocShare
///
/// A document that a user, or everyone, was given beyond what roles allow.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct DocShare {
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
    /// User
    ///
    /// The user that the document is shared with.
    pub user: ::std::option::Option<crate::Link<crate::doctypes::user::User>>,
    /// Everyone
    ///
    /// Shared with every user except Guest.
    #[serde(with = "crate::wire::check")]
    pub everyone: bool,
    /// Document Type
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub share_doctype: crate::Link<crate::doctypes::doctype::DocType>,
    /// Document Name
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub share_name: ::std::string::String,
    /// Read
    #[serde(with = "crate::wire::check")]
    pub read: bool,
    /// Write
    #[serde(with = "crate::wire::check")]
    pub write: bool,
    /// Submit
    #[serde(with = "crate::wire::check")]
    pub submit: bool,
    /// Share
    #[serde(with = "crate::wire::check")]
    pub share: bool,
    /// Notify by Email
    #[serde(with = "crate::wire::check")]
    pub notify_by_email: bool,
}

impl DocShare {
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
    /// The field `user`.
    pub const USER: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("user");
    /// The field `everyone`.
    pub const EVERYONE: crate::Column<Self, crate::Check> = crate::Column::new("everyone");
    /// The field `share_doctype`.
    pub const SHARE_DOCTYPE: crate::Column<Self, crate::LinkTo<crate::doctypes::doctype::DocType>> = crate::Column::new("share_doctype");
    /// The field `share_name`.
    pub const SHARE_NAME: crate::Column<Self, crate::Text> = crate::Column::new("share_name");
    /// The field `read`.
    pub const READ: crate::Column<Self, crate::Check> = crate::Column::new("read");
    /// The field `write`.
    pub const WRITE: crate::Column<Self, crate::Check> = crate::Column::new("write");
    /// The field `submit`.
    pub const SUBMIT: crate::Column<Self, crate::Check> = crate::Column::new("submit");
    /// The field `share`.
    pub const SHARE: crate::Column<Self, crate::Check> = crate::Column::new("share");
    /// The field `notify_by_email`.
    pub const NOTIFY_BY_EMAIL: crate::Column<Self, crate::Check> = crate::Column::new("notify_by_email");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        share_doctype: impl crate::IntoValue<crate::LinkTo<crate::doctypes::doctype::DocType>>,
        share_name: impl crate::IntoValue<crate::Text>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::SHARE_DOCTYPE, share_doctype).set(Self::SHARE_NAME, share_name)
    }
}

impl crate::DocType for DocShare {
    const DOCTYPE: &'static str = "DocShare";
}
impl crate::Named for DocShare {}
