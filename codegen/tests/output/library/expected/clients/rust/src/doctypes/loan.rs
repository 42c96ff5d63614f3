//! The DocType Loan.
//!
//! Written by `cargo xtask codegen` from `doctypes/lending/loan/loan.json`; not to be edited.

/// Loan
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Loan {
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
    /// Book
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub book: crate::Link<crate::doctypes::book::Book>,
    /// Due
    pub due: ::std::option::Option<::chrono::NaiveDate>,
}

impl Loan {
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
    /// The field `book`.
    pub const BOOK: crate::Column<Self, crate::LinkTo<crate::doctypes::book::Book>> = crate::Column::new("book");
    /// The field `due`.
    pub const DUE: crate::Column<Self, crate::Nullable<crate::Date>> = crate::Column::new("due");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(book: impl crate::IntoValue<crate::LinkTo<crate::doctypes::book::Book>>) -> crate::Create<Self> {
        crate::Create::new().set(Self::BOOK, book)
    }
}

impl crate::DocType for Loan {
    const DOCTYPE: &'static str = "Loan";
}
impl crate::Named for Loan {}
