//! Boat, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/boat/boat.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Boat
#[derive(Debug, Clone, PartialEq)]
pub struct Boat {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub title: Option<String>,
    pub seats: i32,
}

impl Default for Boat {
    fn default() -> Self {
        Self {
            seats: 4,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), title: Default::default(),
        }
    }
}

impl Record for Boat {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.title.value(),
            8 => self.seats.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.title.assign(value), 8 => self.seats.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Boat {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X4, X3, X9, X6, XD, XE, X1, XB>;
    const DOCTYPE: &'static str = "Boat";
    const TABLE: &'static str = "tabBoat";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "seats", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 9;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Boat);

static META: Meta = Meta::new(Definition {
    name: "Boat",
    module: "Test",
    table: "tabBoat",
    renamed_from: "Ship",
    fields: &[
        DocField { fieldname: "title", renamed_from: "label", label: "Title", ..DocField::NEW },
        DocField { fieldname: "seats", fieldtype: FieldType::Int, label: "Seats", default: Some("4"), ..DocField::NEW },
    ],
    ..Definition::NEW
});

/// The table of Boat, for queries. The other constants are its columns.
pub const table: Table<Boat> = Table::new();
pub const name: Column<Boat, U0, Text> = Column::new();
pub const owner: Column<Boat, U1, Text> = Column::new();
pub const creation: Column<Boat, U2, Timestamp> = Column::new();
pub const modified: Column<Boat, U3, Timestamp> = Column::new();
pub const modified_by: Column<Boat, U4, Text> = Column::new();
pub const docstatus: Column<Boat, U5, SmallInt> = Column::new();
pub const idx: Column<Boat, U6, BigInt> = Column::new();
pub const title: Column<Boat, U7, Nullable<Text>> = Column::new();
pub const seats: Column<Boat, U8, Integer> = Column::new();
pub const _user_tags: Column<Boat, U9, Nullable<Text>> = Column::new();
pub const _comments: Column<Boat, U10, Nullable<Text>> = Column::new();
pub const _assign: Column<Boat, U11, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Boat, U12, Nullable<Text>> = Column::new();
