//! The DocType Article.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article/article.json`; not to be edited.

/// Article
///
/// Something that the library lends: a book, a journal, a film.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Article {
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
    /// Article Name
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub article_name: ::std::string::String,
    /// Image
    pub image: ::std::option::Option<::std::string::String>,
    /// Author
    pub author: ::std::option::Option<::std::string::String>,
    /// Category
    pub category: ::std::option::Option<crate::Link<crate::doctypes::article_category::ArticleCategory>>,
    /// ISBN
    pub isbn: ::std::option::Option<::std::string::String>,
    /// Publisher
    pub publisher: ::std::option::Option<::std::string::String>,
    /// Status
    ///
    /// Follows from the transactions that were submitted.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub status: Status,
    /// Description
    pub description: ::std::option::Option<::std::string::String>,
}

impl Article {
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
    /// The field `article_name`.
    pub const ARTICLE_NAME: crate::Column<Self, crate::Text> = crate::Column::new("article_name");
    /// The field `image`.
    pub const IMAGE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("image");
    /// The field `author`.
    pub const AUTHOR: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("author");
    /// The field `category`.
    pub const CATEGORY: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::article_category::ArticleCategory>>> = crate::Column::new("category");
    /// The field `isbn`.
    pub const ISBN: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("isbn");
    /// The field `publisher`.
    pub const PUBLISHER: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("publisher");
    /// The field `status`.
    pub const STATUS: crate::Column<Self, crate::Choice<Status>> = crate::Column::new("status");
    /// The field `description`.
    pub const DESCRIPTION: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("description");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(article_name: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::ARTICLE_NAME, article_name)
    }
}

impl crate::DocType for Article {
    const DOCTYPE: &'static str = "Article";
}
impl crate::Named for Article {}

/// Options of the field `status`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// `Available`
    #[default]
    Available,
    /// `Issued`
    Issued,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Status {
    fn as_str(&self) -> &str {
        match self {
            Self::Available => "Available",
            Self::Issued => "Issued",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Available" => Self::Available,
            "Issued" => Self::Issued,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Status);
