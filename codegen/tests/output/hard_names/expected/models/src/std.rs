//! Std, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/std/std.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Std
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Std {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub std: Option<Link<Std>>,
}

impl Record for Std {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.std.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.std.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Std {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X1, XA, XD, X6, X5, X9, X7, X2>;
    const DOCTYPE: &'static str = "Std";
    const TABLE: &'static str = "tabStd";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "std", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Std);

static META: Meta = Meta::new(Definition {
    name: "Std",
    module: "Test",
    table: "tabStd",
    fields: &[
        DocField { fieldname: "std", fieldtype: FieldType::Link, label: "Std", options: "Std", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    ..Definition::NEW
});

/// The table of Std, for queries. The other constants are its columns.
pub const table: Table<Std> = Table::new();
pub const name: Column<Std, U0, Text> = Column::new();
pub const owner: Column<Std, U1, Text> = Column::new();
pub const creation: Column<Std, U2, Timestamp> = Column::new();
pub const modified: Column<Std, U3, Timestamp> = Column::new();
pub const modified_by: Column<Std, U4, Text> = Column::new();
pub const docstatus: Column<Std, U5, SmallInt> = Column::new();
pub const idx: Column<Std, U6, BigInt> = Column::new();
pub const std: Column<Std, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Std, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Std, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Std, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Std, U11, Nullable<Text>> = Column::new();
