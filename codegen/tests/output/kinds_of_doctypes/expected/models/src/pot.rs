//! Pot, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/pot/pot.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Pot
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pot {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub size: Option<String>,
}

impl Record for Pot {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.size.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.size.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Pot {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XB, XA, X3, X8, X6, X6, XB, XC>;
    const DOCTYPE: &'static str = "Pot";
    const TABLE: &'static str = "tabPot";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "size", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Pot);

static META: Meta = Meta::new(Definition {
    name: "Pot",
    module: "Test",
    table: "tabPot",
    fields: &[
        DocField { fieldname: "size", label: "Size", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    naming: Naming::Format("POT-{size}-{###}"),
    ..Definition::NEW
});

/// The table of Pot, for queries. The other constants are its columns.
pub const table: Table<Pot> = Table::new();
pub const name: Column<Pot, U0, Text> = Column::new();
pub const owner: Column<Pot, U1, Text> = Column::new();
pub const creation: Column<Pot, U2, Timestamp> = Column::new();
pub const modified: Column<Pot, U3, Timestamp> = Column::new();
pub const modified_by: Column<Pot, U4, Text> = Column::new();
pub const docstatus: Column<Pot, U5, SmallInt> = Column::new();
pub const idx: Column<Pot, U6, BigInt> = Column::new();
pub const size: Column<Pot, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Pot, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Pot, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Pot, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Pot, U11, Nullable<Text>> = Column::new();
