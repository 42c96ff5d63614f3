//! Deleted Document, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/deleted_document/deleted_document.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A copy of a document that was deleted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DeletedDocument {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub deleted_name: Option<String>,
    pub deleted_doctype: Option<String>,
    pub restored: bool,
    /// The name after it was restored.
    pub new_name: Option<String>,
    /// The document as JSON.
    pub data: Option<String>,
}

impl Record for DeletedDocument {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.deleted_name.value(), 8 => self.deleted_doctype.value(), 9 => self.restored.value(),
            10 => self.new_name.value(), 11 => self.data.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.deleted_name.assign(value), 8 => self.deleted_doctype.assign(value),
            9 => self.restored.assign(value), 10 => self.new_name.assign(value), 11 => self.data.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for DeletedDocument {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XA, X4, XB, X8, XB, XF, X4, X3>;
    const DOCTYPE: &'static str = "Deleted Document";
    const TABLE: &'static str = "tabDeleted Document";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "deleted_name", "deleted_doctype",
        "restored", "new_name", "data", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 12;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DeletedDocument);

static META: Meta = Meta::new(Definition {
    name: "Deleted Document",
    module: "Core",
    description: "A copy of a document that was deleted.",
    table: "tabDeleted Document",
    fields: &[
        DocField {
            fieldname: "deleted_name", label: "Deleted Name", read_only: true, in_list_view: true,
            in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "deleted_doctype", label: "Deleted DocType", read_only: true, in_list_view: true,
            in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "restored", fieldtype: FieldType::Check, label: "Restored", default: Some("0"), read_only: true,
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "new_name", fieldtype: FieldType::ReadOnly, label: "New Name",
            description: "The name after it was restored.", ..DocField::NEW
        },
        DocField {
            fieldname: "data", fieldtype: FieldType::Code, label: "Data", description: "The document as JSON.",
            ignore_xss_filter: true, read_only: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, DELETE, EXPORT]),
    ],
    title_field: "deleted_name",
    ..Definition::NEW
});

/// The table of Deleted Document, for queries. The other constants are its columns.
pub const table: Table<DeletedDocument> = Table::new();
pub const name: Column<DeletedDocument, U0, Text> = Column::new();
pub const owner: Column<DeletedDocument, U1, Text> = Column::new();
pub const creation: Column<DeletedDocument, U2, Timestamp> = Column::new();
pub const modified: Column<DeletedDocument, U3, Timestamp> = Column::new();
pub const modified_by: Column<DeletedDocument, U4, Text> = Column::new();
pub const docstatus: Column<DeletedDocument, U5, SmallInt> = Column::new();
pub const idx: Column<DeletedDocument, U6, BigInt> = Column::new();
pub const deleted_name: Column<DeletedDocument, U7, Nullable<Text>> = Column::new();
pub const deleted_doctype: Column<DeletedDocument, U8, Nullable<Text>> = Column::new();
pub const restored: Column<DeletedDocument, U9, Check> = Column::new();
pub const new_name: Column<DeletedDocument, U10, Nullable<Text>> = Column::new();
pub const data: Column<DeletedDocument, U11, Nullable<Text>> = Column::new();
pub const _user_tags: Column<DeletedDocument, U12, Nullable<Text>> = Column::new();
pub const _comments: Column<DeletedDocument, U13, Nullable<Text>> = Column::new();
pub const _assign: Column<DeletedDocument, U14, Nullable<Text>> = Column::new();
pub const _liked_by: Column<DeletedDocument, U15, Nullable<Text>> = Column::new();
