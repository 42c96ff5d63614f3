//! Self, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/self/self.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Self
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Self_ {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub self_: Option<Link<Self_>>,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for Self_ {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.self_.value(),
            8 => self.parent.value(), 9 => self.parentfield.value(), 10 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.self_.assign(value), 8 => self.parent.assign(value),
            9 => self.parentfield.assign(value), 10 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Self_ {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XE, X4, X8, X9, X8, X1, X9, X7>;
    const DOCTYPE: &'static str = "Self";
    const TABLE: &'static str = "tabSelf";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "self", "parent", "parentfield",
        "parenttype",
    ];
    const SLOTS: usize = 11;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Self_);

static META: Meta = Meta::new(Definition {
    name: "Self",
    module: "Test",
    table: "tabSelf",
    fields: &[
        DocField { fieldname: "self", fieldtype: FieldType::Link, label: "Self", options: "Self", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of Self, for queries. The other constants are its columns.
pub const table: Table<Self_> = Table::new();
pub const name: Column<Self_, U0, Text> = Column::new();
pub const owner: Column<Self_, U1, Text> = Column::new();
pub const creation: Column<Self_, U2, Timestamp> = Column::new();
pub const modified: Column<Self_, U3, Timestamp> = Column::new();
pub const modified_by: Column<Self_, U4, Text> = Column::new();
pub const docstatus: Column<Self_, U5, SmallInt> = Column::new();
pub const idx: Column<Self_, U6, BigInt> = Column::new();
pub const self_: Column<Self_, U7, Nullable<Text>> = Column::new();
pub const parent: Column<Self_, U8, Text> = Column::new();
pub const parentfield: Column<Self_, U9, Text> = Column::new();
pub const parenttype: Column<Self_, U10, Text> = Column::new();
