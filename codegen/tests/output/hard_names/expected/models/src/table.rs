//! Table, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/table/table.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Table
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub x: Option<Link<Table>>,
}

impl Record for Table {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.x.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.x.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Table {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XD, X7, X0, XC, XE, XB, X7, XF>;
    const DOCTYPE: &'static str = "Table";
    const TABLE: &'static str = "tabTable";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "x", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Table);

static META: Meta = Meta::new(Definition {
    name: "Table",
    module: "Test",
    table: "tabTable",
    fields: &[
        DocField { fieldname: "x", fieldtype: FieldType::Link, label: "X", options: "Table", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    ..Definition::NEW
});

/// The table of Table, for queries. The other constants are its columns.
pub const table: ::doctyped::generated::Table<Table> = ::doctyped::generated::Table::new();
pub const name: Column<Table, U0, Text> = Column::new();
pub const owner: Column<Table, U1, Text> = Column::new();
pub const creation: Column<Table, U2, Timestamp> = Column::new();
pub const modified: Column<Table, U3, Timestamp> = Column::new();
pub const modified_by: Column<Table, U4, Text> = Column::new();
pub const docstatus: Column<Table, U5, SmallInt> = Column::new();
pub const idx: Column<Table, U6, BigInt> = Column::new();
pub const x: Column<Table, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Table, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Table, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Table, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Table, U11, Nullable<Text>> = Column::new();
