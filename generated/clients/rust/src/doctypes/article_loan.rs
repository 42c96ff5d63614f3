//! The DocType Article Loan.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article_loan/article_loan.json`; not to be edited.

/// Article Loan
///
/// An issued article, its borrower and the date. Computed from the transactions.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct ArticleLoan {
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
    /// Article
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub article: crate::Link<crate::doctypes::article::Article>,
    /// Library Member
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub library_member: crate::Link<crate::doctypes::library_member::LibraryMember>,
    /// Member Name
    pub member_name: ::std::option::Option<::std::string::String>,
    /// Since
    pub since: ::std::option::Option<::chrono::NaiveDate>,
}

impl ArticleLoan {
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
    /// The field `article`.
    pub const ARTICLE: crate::Column<Self, crate::LinkTo<crate::doctypes::article::Article>> = crate::Column::new("article");
    /// The field `library_member`.
    pub const LIBRARY_MEMBER: crate::Column<Self, crate::LinkTo<crate::doctypes::library_member::LibraryMember>> = crate::Column::new("library_member");
    /// The field `member_name`.
    pub const MEMBER_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("member_name");
    /// The field `since`.
    pub const SINCE: crate::Column<Self, crate::Nullable<crate::Date>> = crate::Column::new("since");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        article: impl crate::IntoValue<crate::LinkTo<crate::doctypes::article::Article>>,
        library_member: impl crate::IntoValue<crate::LinkTo<crate::doctypes::library_member::LibraryMember>>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::ARTICLE, article).set(Self::LIBRARY_MEMBER, library_member)
    }
}

impl crate::DocType for ArticleLoan {
    const DOCTYPE: &'static str = "Article Loan";
}
impl crate::Named for ArticleLoan {}
