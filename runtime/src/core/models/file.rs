//! File, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/file/file.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// An uploaded file, or a folder of files.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// ID
    pub name: ::std::string::String,
    /// Created By
    pub owner: ::doctyped::table::Link<crate::core::models::user::User>,
    /// Created On
    pub creation: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated On
    pub modified: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated By
    pub modified_by: ::doctyped::table::Link<crate::core::models::user::User>,
    /// Document Status
    pub docstatus: ::doctyped::table::DocStatus,
    /// Index
    pub idx: i64,
    /// File Name
    pub file_name: ::std::option::Option<::std::string::String>,
    /// Is Private
    ///
    /// Readable only by users who may read what it is attached to.
    pub is_private: bool,
    /// File Type
    pub file_type: ::std::option::Option<::std::string::String>,
    /// File Size
    ///
    /// In bytes.
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
    pub folder: ::std::option::Option<
        ::doctyped::table::Link<crate::core::models::file::File>,
    >,
    /// Is Folder
    pub is_folder: bool,
    /// Is Home Folder
    pub is_home_folder: bool,
    /// Is Attachments Folder
    pub is_attachments_folder: bool,
    /// Previous Folder
    pub old_parent: ::std::option::Option<::std::string::String>,
    /// Attached To DocType
    pub attached_to_doctype: ::std::option::Option<
        ::doctyped::table::Link<crate::core::models::doctype::DocType>,
    >,
    /// Attached To Name
    pub attached_to_name: ::std::option::Option<::std::string::String>,
    /// Attached To Field
    pub attached_to_field: ::std::option::Option<::std::string::String>,
}

impl ::std::default::Default for File {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            file_name: ::std::option::Option::None,
            is_private: false,
            file_type: ::std::option::Option::None,
            file_size: 0,
            file_url: ::std::option::Option::None,
            thumbnail_url: ::std::option::Option::None,
            content_hash: ::std::option::Option::None,
            folder: ::std::option::Option::None,
            is_folder: false,
            is_home_folder: false,
            is_attachments_folder: false,
            old_parent: ::std::option::Option::None,
            attached_to_doctype: ::std::option::Option::None,
            attached_to_name: ::std::option::Option::None,
            attached_to_field: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for File {
    fn meta(&self) -> &'static ::doctyped::schema::Meta {
        &META
    }
    fn get(&self, __slot: usize) -> ::doctyped::table::ValueRef<'_> {
        use ::doctyped::table::FieldValue as _;
        match __slot {
            0 => self.name.value(),
            1 => self.owner.value(),
            2 => self.creation.value(),
            3 => self.modified.value(),
            4 => self.modified_by.value(),
            5 => self.docstatus.value(),
            6 => self.idx.value(),
            7 => self.file_name.value(),
            8 => self.is_private.value(),
            9 => self.file_type.value(),
            10 => self.file_size.value(),
            11 => self.file_url.value(),
            12 => self.thumbnail_url.value(),
            13 => self.content_hash.value(),
            14 => self.folder.value(),
            15 => self.is_folder.value(),
            16 => self.is_home_folder.value(),
            17 => self.is_attachments_folder.value(),
            18 => self.old_parent.value(),
            19 => self.attached_to_doctype.value(),
            20 => self.attached_to_name.value(),
            21 => self.attached_to_field.value(),
            _ => ::doctyped::table::ValueRef::Null,
        }
    }
    fn set(
        &mut self,
        __slot: usize,
        __value: ::doctyped::table::Value,
    ) -> ::std::result::Result<(), ::doctyped::table::Mismatch> {
        use ::doctyped::table::FieldValue as _;
        match __slot {
            0 => self.name.assign(__value),
            1 => self.owner.assign(__value),
            2 => self.creation.assign(__value),
            3 => self.modified.assign(__value),
            4 => self.modified_by.assign(__value),
            5 => self.docstatus.assign(__value),
            6 => self.idx.assign(__value),
            7 => self.file_name.assign(__value),
            8 => self.is_private.assign(__value),
            9 => self.file_type.assign(__value),
            10 => self.file_size.assign(__value),
            11 => self.file_url.assign(__value),
            12 => self.thumbnail_url.assign(__value),
            13 => self.content_hash.assign(__value),
            14 => self.folder.assign(__value),
            15 => self.is_folder.assign(__value),
            16 => self.is_home_folder.assign(__value),
            17 => self.is_attachments_folder.assign(__value),
            18 => self.old_parent.assign(__value),
            19 => self.attached_to_doctype.assign(__value),
            20 => self.attached_to_name.assign(__value),
            21 => self.attached_to_field.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for File {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X2,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X1,
        ::doctyped::table::id::X8,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::X3,
    >;
    const DOCTYPE: &'static str = "File";
    const TABLE: &'static str = "tabFile";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "file_name",
        "is_private",
        "file_type",
        "file_size",
        "file_url",
        "thumbnail_url",
        "content_hash",
        "folder",
        "is_folder",
        "is_home_folder",
        "is_attachments_folder",
        "old_parent",
        "attached_to_doctype",
        "attached_to_name",
        "attached_to_field",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 22;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(File);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "File",
    module: "Core",
    description: "An uploaded file, or a folder of files.",
    table: "tabFile",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "file_name",
            label: "File Name",
            read_only: true,
            in_global_search: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_private",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Private",
            description: "Readable only by users who may read what it is attached to.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "file_type",
            label: "File Type",
            read_only: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "file_size",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "File Size",
            description: "In bytes.",
            length: 20,
            non_negative: true,
            read_only: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "file_url",
            fieldtype: ::doctyped::schema::FieldType::Code,
            label: "File URL",
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "thumbnail_url",
            fieldtype: ::doctyped::schema::FieldType::SmallText,
            label: "Thumbnail URL",
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "content_hash",
            label: "Content Hash",
            description: "Equal for equal content.",
            search_index: true,
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "folder_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Folder",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "folder",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Folder",
            options: "File",
            length: 255,
            read_only: true,
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_folder",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Folder",
            default: ::std::option::Option::Some("0"),
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_home_folder",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Home Folder",
            default: ::std::option::Option::Some("0"),
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_attachments_folder",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Attachments Folder",
            default: ::std::option::Option::Some("0"),
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "old_parent",
            label: "Previous Folder",
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "attachment_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Attachment",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "attached_to_doctype",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Attached To DocType",
            options: "DocType",
            read_only: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "attached_to_name",
            label: "Attached To Name",
            search_index: true,
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "attached_to_field",
            label: "Attached To Field",
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
    ],
    permissions: &[
        ::doctyped::schema::DocPerm {
            role: "System Manager",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE)
                .and(::doctyped::schema::Rights::DELETE)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::IMPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
        ::doctyped::schema::DocPerm {
            role: "All",
            permlevel: 0,
            if_owner: true,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE)
                .and(::doctyped::schema::Rights::DELETE),
        },
    ],
    allow_import: true,
    track_changes: true,
    title_field: "file_name",
    ..::doctyped::schema::Definition::NEW
});

/// The table of File, for queries.
pub const table: ::doctyped::table::Table<File> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `file_name`.
pub const file_name: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `is_private`.
pub const is_private: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `file_type`.
pub const file_type: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `file_size`.
pub const file_size: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `file_url`.
pub const file_url: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `thumbnail_url`.
pub const thumbnail_url: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `content_hash`.
pub const content_hash: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `folder`.
pub const folder: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `is_folder`.
pub const is_folder: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `is_home_folder`.
pub const is_home_folder: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `is_attachments_folder`.
pub const is_attachments_folder: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `old_parent`.
pub const old_parent: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U18,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `attached_to_doctype`.
pub const attached_to_doctype: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U19,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `attached_to_name`.
pub const attached_to_name: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U20,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `attached_to_field`.
pub const attached_to_field: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U21,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U22,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U23,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U24,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    File,
    ::doctyped::table::index::U25,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
