//! Stamp, of module SaaS.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/stamp/stamp.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Stamp
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stamp {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub title: Option<String>,
}

impl Record for Stamp {
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

impl Document for Stamp {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X1, XC, XF, XD, XE, XC, X2, X4>;
    const DOCTYPE: &'static str = "Stamp";
    const TABLE: &'static str = "tabStamp";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Stamp);

static META: Meta = Meta::new(Definition {
    name: "Stamp",
    module: "SaaS",
    table: "tabStamp",
    fields: &[
        DocField { fieldname: "title", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("Clerk", 0, &[READ]),
    ],
    ..Definition::NEW
});

/// The table of Stamp, for queries. The other constants are its columns.
pub const table: Table<Stamp> = Table::new();
pub const name: Column<Stamp, U0, Text> = Column::new();
pub const owner: Column<Stamp, U1, Text> = Column::new();
pub const creation: Column<Stamp, U2, Timestamp> = Column::new();
pub const modified: Column<Stamp, U3, Timestamp> = Column::new();
pub const modified_by: Column<Stamp, U4, Text> = Column::new();
pub const docstatus: Column<Stamp, U5, SmallInt> = Column::new();
pub const idx: Column<Stamp, U6, BigInt> = Column::new();
pub const title: Column<Stamp, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Stamp, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Stamp, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Stamp, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Stamp, U11, Nullable<Text>> = Column::new();
