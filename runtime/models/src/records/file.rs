//! File, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/file/file.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::doctype::DocType;
use super::user::User;
use doctyped::generated::*;

/// An uploaded file, or a folder of files.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct File {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub file_name: Option<String>,
    /// Readable only by users that may read the document it is attached to.
    pub is_private: bool,
    pub file_type: Option<String>,
    /// In bytes.
    pub file_size: i64,
    pub file_url: Option<String>,
    pub thumbnail_url: Option<String>,
    /// Equal for equal content.
    pub content_hash: Option<String>,
    pub folder: Option<Link<File>>,
    pub is_folder: bool,
    pub is_home_folder: bool,
    pub is_attachments_folder: bool,
    /// Previous Folder
    pub old_parent: Option<String>,
    pub attached_to_doctype: Option<Link<DocType>>,
    pub attached_to_name: Option<String>,
    pub attached_to_field: Option<String>,
}

impl Record for File {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.file_name.value(), 8 => self.is_private.value(), 9 => self.file_type.value(),
            10 => self.file_size.value(), 11 => self.file_url.value(), 12 => self.thumbnail_url.value(),
            13 => self.content_hash.value(), 14 => self.folder.value(), 15 => self.is_folder.value(),
            16 => self.is_home_folder.value(), 17 => self.is_attachments_folder.value(), 18 => self.old_parent.value(),
            19 => self.attached_to_doctype.value(), 20 => self.attached_to_name.value(),
            21 => self.attached_to_field.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.file_name.assign(value), 8 => self.is_private.assign(value),
            9 => self.file_type.assign(value), 10 => self.file_size.assign(value), 11 => self.file_url.assign(value),
            12 => self.thumbnail_url.assign(value), 13 => self.content_hash.assign(value),
            14 => self.folder.assign(value), 15 => self.is_folder.assign(value),
            16 => self.is_home_folder.assign(value), 17 => self.is_attachments_folder.assign(value),
            18 => self.old_parent.assign(value), 19 => self.attached_to_doctype.assign(value),
            20 => self.attached_to_name.assign(value), 21 => self.attached_to_field.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for File {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X2, XB, X1, X8, X3, X6, X6, X3>;
    const DOCTYPE: &'static str = "File";
    const TABLE: &'static str = "tabFile";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "file_name", "is_private",
        "file_type", "file_size", "file_url", "thumbnail_url", "content_hash", "folder", "is_folder", "is_home_folder",
        "is_attachments_folder", "old_parent", "attached_to_doctype", "attached_to_name", "attached_to_field",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 22;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(File);

static META: Meta = Meta::new(Definition {
    name: "File",
    module: "Core",
    description: "An uploaded file, or a folder of files.",
    table: "tabFile",
    fields: &[
        DocField {
            fieldname: "file_name", label: "File Name", read_only: true, in_global_search: true, ..DocField::NEW
        },
        DocField {
            fieldname: "is_private", fieldtype: FieldType::Check, label: "Is Private",
            description: "Readable only by users that may read the document it is attached to.", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "file_type", label: "File Type", read_only: true, in_list_view: true, in_standard_filter: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "file_size", fieldtype: FieldType::Int, label: "File Size", description: "In bytes.", length: 20,
            non_negative: true, read_only: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "file_url", fieldtype: FieldType::Code, label: "File URL", read_only: true, ..DocField::NEW
        },
        DocField {
            fieldname: "thumbnail_url", fieldtype: FieldType::SmallText, label: "Thumbnail URL", read_only: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "content_hash", label: "Content Hash", description: "Equal for equal content.",
            search_index: true, read_only: true, ..DocField::NEW
        },
        DocField { fieldname: "folder_section", fieldtype: FieldType::SectionBreak, label: "Folder", ..DocField::NEW },
        DocField {
            fieldname: "folder", fieldtype: FieldType::Link, label: "Folder", options: "File", length: 255,
            read_only: true, hidden: true, ..DocField::NEW
        },
        DocField {
            fieldname: "is_folder", fieldtype: FieldType::Check, label: "Is Folder", default: Some("0"),
            read_only: true, ..DocField::NEW
        },
        DocField {
            fieldname: "is_home_folder", fieldtype: FieldType::Check, label: "Is Home Folder", default: Some("0"),
            hidden: true, ..DocField::NEW
        },
        DocField {
            fieldname: "is_attachments_folder", fieldtype: FieldType::Check, label: "Is Attachments Folder",
            default: Some("0"), hidden: true, ..DocField::NEW
        },
        DocField { fieldname: "old_parent", label: "Previous Folder", hidden: true, ..DocField::NEW },
        DocField {
            fieldname: "attachment_section", fieldtype: FieldType::SectionBreak, label: "Attachment", ..DocField::NEW
        },
        DocField {
            fieldname: "attached_to_doctype", fieldtype: FieldType::Link, label: "Attached To DocType",
            options: "DocType", read_only: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "attached_to_name", label: "Attached To Name", search_index: true, read_only: true,
            ..DocField::NEW
        },
        DocField { fieldname: "attached_to_field", label: "Attached To Field", read_only: true, ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[READ, WRITE, CREATE, DELETE]).if_owner(),
    ],
    allow_import: true,
    track_changes: true,
    title_field: "file_name",
    ..Definition::NEW
});

/// The table of File, for queries. The other constants are its columns.
pub const table: Table<File> = Table::new();
pub const name: Column<File, U0, Text> = Column::new();
pub const owner: Column<File, U1, Text> = Column::new();
pub const creation: Column<File, U2, Timestamp> = Column::new();
pub const modified: Column<File, U3, Timestamp> = Column::new();
pub const modified_by: Column<File, U4, Text> = Column::new();
pub const docstatus: Column<File, U5, SmallInt> = Column::new();
pub const idx: Column<File, U6, BigInt> = Column::new();
pub const file_name: Column<File, U7, Nullable<Text>> = Column::new();
pub const is_private: Column<File, U8, Check> = Column::new();
pub const file_type: Column<File, U9, Nullable<Text>> = Column::new();
pub const file_size: Column<File, U10, BigInt> = Column::new();
pub const file_url: Column<File, U11, Nullable<Text>> = Column::new();
pub const thumbnail_url: Column<File, U12, Nullable<Text>> = Column::new();
pub const content_hash: Column<File, U13, Nullable<Text>> = Column::new();
pub const folder: Column<File, U14, Nullable<Text>> = Column::new();
pub const is_folder: Column<File, U15, Check> = Column::new();
pub const is_home_folder: Column<File, U16, Check> = Column::new();
pub const is_attachments_folder: Column<File, U17, Check> = Column::new();
pub const old_parent: Column<File, U18, Nullable<Text>> = Column::new();
pub const attached_to_doctype: Column<File, U19, Nullable<Text>> = Column::new();
pub const attached_to_name: Column<File, U20, Nullable<Text>> = Column::new();
pub const attached_to_field: Column<File, U21, Nullable<Text>> = Column::new();
pub const _user_tags: Column<File, U22, Nullable<Text>> = Column::new();
pub const _comments: Column<File, U23, Nullable<Text>> = Column::new();
pub const _assign: Column<File, U24, Nullable<Text>> = Column::new();
pub const _liked_by: Column<File, U25, Nullable<Text>> = Column::new();
