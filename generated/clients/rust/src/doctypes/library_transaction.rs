//! The DocType Library Transaction.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_transaction/library_transaction.json`; not to be edited.

/// Library Transaction
///
/// An article that a member takes or brings back.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct LibraryTransaction {
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
    /// Type
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub r#type: Type,
    /// Date
    pub date: ::std::option::Option<::chrono::NaiveDate>,
    /// Amended From
    pub amended_from: ::std::option::Option<crate::Link<crate::doctypes::library_transaction::LibraryTransaction>>,
}

impl LibraryTransaction {
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
    /// The field `type`.
    pub const TYPE: crate::Column<Self, crate::Choice<Type>> = crate::Column::new("type");
    /// The field `date`.
    pub const DATE: crate::Column<Self, crate::Nullable<crate::Date>> = crate::Column::new("date");
    /// The field `amended_from`.
    pub const AMENDED_FROM: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::library_transaction::LibraryTransaction>>> = crate::Column::new("amended_from");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        article: impl crate::IntoValue<crate::LinkTo<crate::doctypes::article::Article>>,
        library_member: impl crate::IntoValue<crate::LinkTo<crate::doctypes::library_member::LibraryMember>>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::ARTICLE, article).set(Self::LIBRARY_MEMBER, library_member)
    }
}

impl crate::DocType for LibraryTransaction {
    const DOCTYPE: &'static str = "Library Transaction";
}
impl crate::Named for LibraryTransaction {}
impl crate::Submittable for LibraryTransaction {}

/// Options of the field `type`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Type {
    /// `Issue`
    #[default]
    Issue,
    /// `Return`
    Return,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Type {
    fn as_str(&self) -> &str {
        match self {
            Self::Issue => "Issue",
            Self::Return => "Return",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Issue" => Self::Issue,
            "Return" => Self::Return,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Type);
