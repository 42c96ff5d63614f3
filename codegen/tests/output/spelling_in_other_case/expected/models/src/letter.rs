//! Letter, of module SaaS.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/letter/letter.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Letter
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Letter {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub title: Option<String>,
}

impl Record for Letter {
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

impl Document for Letter {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X3, X6, X2, XB, X8, X1, X7, XD>;
    const DOCTYPE: &'static str = "Letter";
    const TABLE: &'static str = "tabLetter";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Letter);

static META: Meta = Meta::new(Definition {
    name: "Letter",
    module: "SaaS",
    table: "tabLetter",
    fields: &[
        DocField { fieldname: "title", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("Clerk", 0, &[READ]),
        DocPerm::new("System Manager", 0, &[READ]),
    ],
    ..Definition::NEW
});

/// The table of Letter, for queries. The other constants are its columns.
pub const table: Table<Letter> = Table::new();
pub const name: Column<Letter, U0, Text> = Column::new();
pub const owner: Column<Letter, U1, Text> = Column::new();
pub const creation: Column<Letter, U2, Timestamp> = Column::new();
pub const modified: Column<Letter, U3, Timestamp> = Column::new();
pub const modified_by: Column<Letter, U4, Text> = Column::new();
pub const docstatus: Column<Letter, U5, SmallInt> = Column::new();
pub const idx: Column<Letter, U6, BigInt> = Column::new();
pub const title: Column<Letter, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Letter, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Letter, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Letter, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Letter, U11, Nullable<Text>> = Column::new();
