//! Tool, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/tool/tool.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Tool
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tool {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub title: Option<String>,
}

impl Record for Tool {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.title.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.title.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Tool {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XD, X1, XA, X1, X5, XA, XE, X7>;
    const DOCTYPE: &'static str = "Tool";
    const TABLE: &'static str = "tabTool";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Tool);

static META: Meta = Meta::new(Definition {
    name: "Tool",
    module: "Test",
    table: "tabTool",
    fields: &[
        DocField { fieldname: "title", label: "Title", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    naming: Naming::Prompt,
    ..Definition::NEW
});

/// The table of Tool, for queries. The other constants are its columns.
pub const table: Table<Tool> = Table::new();
pub const name: Column<Tool, U0, Text> = Column::new();
pub const owner: Column<Tool, U1, Text> = Column::new();
pub const creation: Column<Tool, U2, Timestamp> = Column::new();
pub const modified: Column<Tool, U3, Timestamp> = Column::new();
pub const modified_by: Column<Tool, U4, Text> = Column::new();
pub const docstatus: Column<Tool, U5, SmallInt> = Column::new();
pub const idx: Column<Tool, U6, BigInt> = Column::new();
pub const title: Column<Tool, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Tool, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Tool, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Tool, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Tool, U11, Nullable<Text>> = Column::new();
