//! Seed, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/seed/seed.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Seed
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seed {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub naming_series: Option<String>,
}

impl Record for Seed {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.naming_series.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.naming_series.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Seed {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XD, X0, X7, X2, X0, X8, XC, XC>;
    const DOCTYPE: &'static str = "Seed";
    const TABLE: &'static str = "tabSeed";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "naming_series", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Seed);

static META: Meta = Meta::new(Definition {
    name: "Seed",
    module: "Test",
    table: "tabSeed",
    fields: &[
        DocField {
            fieldname: "naming_series", fieldtype: FieldType::Select, label: "Naming Series", options: "S-.YYYY.-\nT-",
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    naming: Naming::NamingSeries,
    ..Definition::NEW
});

/// The table of Seed, for queries. The other constants are its columns.
pub const table: Table<Seed> = Table::new();
pub const name: Column<Seed, U0, Text> = Column::new();
pub const owner: Column<Seed, U1, Text> = Column::new();
pub const creation: Column<Seed, U2, Timestamp> = Column::new();
pub const modified: Column<Seed, U3, Timestamp> = Column::new();
pub const modified_by: Column<Seed, U4, Text> = Column::new();
pub const docstatus: Column<Seed, U5, SmallInt> = Column::new();
pub const idx: Column<Seed, U6, BigInt> = Column::new();
pub const naming_series: Column<Seed, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Seed, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Seed, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Seed, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Seed, U11, Nullable<Text>> = Column::new();
