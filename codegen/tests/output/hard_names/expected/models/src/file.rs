//! File, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/file/file.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// File
#[derive(Debug, Clone, Default, PartialEq)]
pub struct File {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub file: Option<Link<File>>,
}

impl Record for File {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.file.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.file.assign(value),
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
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "file", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(File);

static META: Meta = Meta::new(Definition {
    name: "File",
    module: "Test",
    table: "tabFile",
    fields: &[
        DocField { fieldname: "file", fieldtype: FieldType::Link, label: "File", options: "File", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
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
pub const file: Column<File, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<File, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<File, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<File, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<File, U11, Nullable<Text>> = Column::new();
