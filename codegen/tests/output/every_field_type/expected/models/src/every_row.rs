//! Every Row, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/every_row/every_row.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::every_type::EveryType;
use doctyped::models::User;
use doctyped::generated::*;

/// Every Row
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EveryRow {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub link: Option<Link<EveryType>>,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for EveryRow {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.link.value(),
            8 => self.parent.value(), 9 => self.parentfield.value(), 10 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.link.assign(value), 8 => self.parent.assign(value),
            9 => self.parentfield.assign(value), 10 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for EveryRow {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X6, X5, X4, X7, X1, XB, X2, X8>;
    const DOCTYPE: &'static str = "Every Row";
    const TABLE: &'static str = "tabEvery Row";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "link", "parent", "parentfield",
        "parenttype",
    ];
    const SLOTS: usize = 11;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(EveryRow);

static META: Meta = Meta::new(Definition {
    name: "Every Row",
    module: "Test",
    table: "tabEvery Row",
    fields: &[
        DocField {
            fieldname: "link", fieldtype: FieldType::Link, label: "Link", options: "Every Type", ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of Every Row, for queries. The other constants are its columns.
pub const table: Table<EveryRow> = Table::new();
pub const name: Column<EveryRow, U0, Text> = Column::new();
pub const owner: Column<EveryRow, U1, Text> = Column::new();
pub const creation: Column<EveryRow, U2, Timestamp> = Column::new();
pub const modified: Column<EveryRow, U3, Timestamp> = Column::new();
pub const modified_by: Column<EveryRow, U4, Text> = Column::new();
pub const docstatus: Column<EveryRow, U5, SmallInt> = Column::new();
pub const idx: Column<EveryRow, U6, BigInt> = Column::new();
pub const link: Column<EveryRow, U7, Nullable<Text>> = Column::new();
pub const parent: Column<EveryRow, U8, Text> = Column::new();
pub const parentfield: Column<EveryRow, U9, Text> = Column::new();
pub const parenttype: Column<EveryRow, U10, Text> = Column::new();
