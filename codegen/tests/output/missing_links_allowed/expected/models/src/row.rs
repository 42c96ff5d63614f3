//! Row, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/row/row.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Row
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub x: Option<String>,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for Row {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.x.value(),
            8 => self.parent.value(), 9 => self.parentfield.value(), 10 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.x.assign(value), 8 => self.parent.assign(value),
            9 => self.parentfield.assign(value), 10 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Row {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XA, X6, X9, X8, XB, X5, X1, XB>;
    const DOCTYPE: &'static str = "Row";
    const TABLE: &'static str = "tabRow";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "x", "parent", "parentfield",
        "parenttype",
    ];
    const SLOTS: usize = 11;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Row);

static META: Meta = Meta::new(Definition {
    name: "Row",
    module: "Test",
    table: "tabRow",
    fields: &[
        DocField { fieldname: "x", label: "X", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of Row, for queries. The other constants are its columns.
pub const table: Table<Row> = Table::new();
pub const name: Column<Row, U0, Text> = Column::new();
pub const owner: Column<Row, U1, Text> = Column::new();
pub const creation: Column<Row, U2, Timestamp> = Column::new();
pub const modified: Column<Row, U3, Timestamp> = Column::new();
pub const modified_by: Column<Row, U4, Text> = Column::new();
pub const docstatus: Column<Row, U5, SmallInt> = Column::new();
pub const idx: Column<Row, U6, BigInt> = Column::new();
pub const x: Column<Row, U7, Nullable<Text>> = Column::new();
pub const parent: Column<Row, U8, Text> = Column::new();
pub const parentfield: Column<Row, U9, Text> = Column::new();
pub const parenttype: Column<Row, U10, Text> = Column::new();
