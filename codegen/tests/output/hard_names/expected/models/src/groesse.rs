//! Größe, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/größe/größe.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Größe
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Größe {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub wert: Option<String>,
}

impl Record for Größe {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.wert.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.wert.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Größe {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X4, X8, XB, X3, X4, X2, X7, XA>;
    const DOCTYPE: &'static str = "Größe";
    const TABLE: &'static str = "tabGröße";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "wert", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Größe);

static META: Meta = Meta::new(Definition {
    name: "Größe",
    module: "Test",
    table: "tabGröße",
    fields: &[
        DocField { fieldname: "wert", label: "Wert", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    ..Definition::NEW
});

/// The table of Größe, for queries. The other constants are its columns.
pub const table: Table<Größe> = Table::new();
pub const name: Column<Größe, U0, Text> = Column::new();
pub const owner: Column<Größe, U1, Text> = Column::new();
pub const creation: Column<Größe, U2, Timestamp> = Column::new();
pub const modified: Column<Größe, U3, Timestamp> = Column::new();
pub const modified_by: Column<Größe, U4, Text> = Column::new();
pub const docstatus: Column<Größe, U5, SmallInt> = Column::new();
pub const idx: Column<Größe, U6, BigInt> = Column::new();
pub const wert: Column<Größe, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Größe, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Größe, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Größe, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Größe, U11, Nullable<Text>> = Column::new();
