//! Pair, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/pair/pair.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Pair
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pair {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub user: Option<Link<User>>,
}

impl Record for Pair {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.user.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.user.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Pair {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XE, X3, X2, X3, XF, X1, XD, X1>;
    const DOCTYPE: &'static str = "Pair";
    const TABLE: &'static str = "tabPair";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "user", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Pair);

static META: Meta = Meta::new(Definition {
    name: "Pair",
    module: "Test",
    table: "tabPair",
    fields: &[
        DocField { fieldname: "user", fieldtype: FieldType::Link, label: "User", options: "User", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    ..Definition::NEW
});

/// The table of Pair, for queries. The other constants are its columns.
pub const table: Table<Pair> = Table::new();
pub const name: Column<Pair, U0, Text> = Column::new();
pub const owner: Column<Pair, U1, Text> = Column::new();
pub const creation: Column<Pair, U2, Timestamp> = Column::new();
pub const modified: Column<Pair, U3, Timestamp> = Column::new();
pub const modified_by: Column<Pair, U4, Text> = Column::new();
pub const docstatus: Column<Pair, U5, SmallInt> = Column::new();
pub const idx: Column<Pair, U6, BigInt> = Column::new();
pub const user: Column<Pair, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Pair, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Pair, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Pair, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Pair, U11, Nullable<Text>> = Column::new();
