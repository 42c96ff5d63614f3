//! The DocType File.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/file/file.json`; not to be edited.

/// File
///
/// An uploaded file, or a folder of files.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct File {
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
    /// File Name
    pub file_name: ::std::option::Option<::std::string::String>,
    /// Is Private
    ///
    /// Readable only by users that may read the document it is attached to.
    #[serde(with = "crate::wire::check")]
    pub is_private: bool,
    /// File Type
    pub file_type: ::std::option::Option<::std::string::String>,
    /// File Size
    ///
    /// In bytes.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub file_size: i64,
    /// File URL
    pub file_url: ::std::option::Option<::std::string::String>,
    /// Thumbnail URL
    pub thumbnail_url: ::std::option::Option<::std::string::String>,
    /// Content Hash
    ///
    /// Equal for equal content.
    pub content_hash: ::std::option::Option<::std::string::String>,
    /// Folder
    pub folder: ::std::option::Option<crate::Link<crate::doctypes::file::File>>,
    /// Is Folder
    #[serde(with = "crate::wire::check")]
    pub is_folder: bool,
    /// Is Home Folder
    #[serde(with = "crate::wire::check")]
    pub is_home_folder: bool,
    /// Is Attachments Folder
    #[serde(with = "crate::wire::check")]
    pub is_attachments_folder: bool,
    /// Previous Folder
    pub old_parent: ::std::option::Option<::std::string::String>,
    /// Attached To DocType
    pub attached_to_doctype: ::std::option::Option<crate::Link<crate::doctypes::doctype::DocType>>,
    /// Attached To Name
    pub attached_to_name: ::std::option::Option<::std::string::String>,
    /// Attached To Field
    pub attached_to_field: ::std::option::Option<::std::string::String>,
}

impl File {
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
    /// The field `file_name`.
    pub const FILE_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("file_name");
    /// The field `is_private`.
    pub const IS_PRIVATE: crate::Column<Self, crate::Check> = crate::Column::new("is_private");
    /// The field `file_type`.
    pub const FILE_TYPE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("file_type");
    /// The field `file_size`.
    pub const FILE_SIZE: crate::Column<Self, crate::Int> = crate::Column::new("file_size");
    /// The field `file_url`.
    pub const FILE_URL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("file_url");
    /// The field `thumbnail_url`.
    pub const THUMBNAIL_URL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("thumbnail_url");
    /// The field `content_hash`.
    pub const CONTENT_HASH: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("content_hash");
    /// The field `folder`.
    pub const FOLDER: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::file::File>>> = crate::Column::new("folder");
    /// The field `is_folder`.
    pub const IS_FOLDER: crate::Column<Self, crate::Check> = crate::Column::new("is_folder");
    /// The field `is_home_folder`.
    pub const IS_HOME_FOLDER: crate::Column<Self, crate::Check> = crate::Column::new("is_home_folder");
    /// The field `is_attachments_folder`.
    pub const IS_ATTACHMENTS_FOLDER: crate::Column<Self, crate::Check> = crate::Column::new("is_attachments_folder");
    /// The field `old_parent`.
    pub const OLD_PARENT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("old_parent");
    /// The field `attached_to_doctype`.
    pub const ATTACHED_TO_DOCTYPE: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::doctype::DocType>>> = crate::Column::new("attached_to_doctype");
    /// The field `attached_to_name`.
    pub const ATTACHED_TO_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("attached_to_name");
    /// The field `attached_to_field`.
    pub const ATTACHED_TO_FIELD: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("attached_to_field");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for File {
    const DOCTYPE: &'static str = "File";
}
impl crate::Named for File {}
