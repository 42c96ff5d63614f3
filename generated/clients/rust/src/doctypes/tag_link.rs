//! The DocType Tag Link.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/tag_link/tag_link.json`; not to be edited.

/// Tag Link
///
/// That a document has a tag.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct TagLink {
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
    /// Document Type
    pub document_type: ::std::option::Option<crate::Link<crate::doctypes::doctype::DocType>>,
    /// Document Name
    pub document_name: ::std::option::Option<::std::string::String>,
    /// Tag
    pub tag: ::std::option::Option<crate::Link<crate::doctypes::tag::Tag>>,
    /// Document Title
    ///
    /// The document's title when it was tagged.
    pub title: ::std::option::Option<::std::string::String>,
}

impl TagLink {
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
    /// The field `document_type`.
    pub const DOCUMENT_TYPE: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::doctype::DocType>>> = crate::Column::new("document_type");
    /// The field `document_name`.
    pub const DOCUMENT_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("document_name");
    /// The field `tag`.
    pub const TAG: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::tag::Tag>>> = crate::Column::new("tag");
    /// The field `title`.
    pub const TITLE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("title");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for TagLink {
    const DOCTYPE: &'static str = "Tag Link";
}
impl crate::Named for TagLink {}
