//! The DocType Book.
//!
//! Written by `cargo xtask codegen` from `doctypes/catalogue/book/book.json`; not to be edited.

/// Book
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Book {
    /// `name`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub name: ::std::string::String,
    /// `owner`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub owner: ::std::string::String,
    /// `creation`
    #[serde(with = "crate::wire::datetime")]
    pub creation: ::chrono::NaiveDateTime,
    /// `modified`
    #[serde(with = "crate::wire::datetime")]
    pub modified: ::chrono::NaiveDateTime,
    /// `modified_by`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub modified_by: ::std::string::String,
    /// `docstatus`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub docstatus: i64,
    /// `idx`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub idx: i64,
    /// Title
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub title: ::std::string::String,
    /// Status
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub status: Status,
}

impl Book {
    /// The field `name`.
    pub const NAME: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("name");
    /// The field `owner`.
    pub const OWNER: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("owner");
    /// The field `creation`.
    pub const CREATION: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("creation");
    /// The field `modified`.
    pub const MODIFIED: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("modified");
    /// The field `modified_by`.
    pub const MODIFIED_BY: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("modified_by");
    /// The field `docstatus`.
    pub const DOCSTATUS: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("docstatus");
    /// The field `idx`.
    pub const IDX: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("idx");
    /// The field `title`.
    pub const TITLE: crate::Column<Self, crate::Text> = crate::Column::new("title");
    /// The field `status`.
    pub const STATUS: crate::Column<Self, crate::Choice<Status>> = crate::Column::new("status");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(title: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::TITLE, title)
    }
}

impl crate::DocType for Book {
    const DOCTYPE: &'static str = "Book";
}
impl crate::Named for Book {}

/// Options of the field `status`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// `Available`
    #[default]
    Available,
    /// `Lent`
    Lent,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Status {
    fn as_str(&self) -> &str {
        match self {
            Self::Available => "Available",
            Self::Lent => "Lent",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Available" => Self::Available,
            "Lent" => Self::Lent,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Status);

/// The methods of a document, for `Client::run`.
pub mod methods {
    /// Gives the book back.
    #[must_use]
    pub fn give_back() -> crate::Method<super::Book, ()> {
        crate::Method::new("give_back", "POST")
    }
}
