//! The DocType Deleted Document.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/deleted_document/deleted_document.json`; not to be edited.

/// Deleted Document
///
/// A copy of a document that was deleted.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct DeletedDocument {
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
    /// Deleted Name
    pub deleted_name: ::std::option::Option<::std::string::String>,
    /// Deleted DocType
    pub deleted_doctype: ::std::option::Option<::std::string::String>,
    /// Restored
    #[serde(with = "crate::wire::check")]
    pub restored: bool,
    /// New Name
    ///
    /// The name after it was restored.
    pub new_name: ::std::option::Option<::std::string::String>,
    /// Data
    ///
    /// The document as JSON.
    pub data: ::std::option::Option<::std::string::String>,
}

impl DeletedDocument {
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
    /// The field `deleted_name`.
    pub const DELETED_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("deleted_name");
    /// The field `deleted_doctype`.
    pub const DELETED_DOCTYPE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("deleted_doctype");
    /// The field `restored`.
    pub const RESTORED: crate::Column<Self, crate::Check> = crate::Column::new("restored");
    /// The field `new_name`.
    pub const NEW_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("new_name");
    /// The field `data`.
    pub const DATA: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("data");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for DeletedDocument {
    const DOCTYPE: &'static str = "Deleted Document";
}
impl crate::Named for DeletedDocument {}
