//! Mod, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/mod/mod.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Mod
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mod {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub r#mod: Option<String>,
}

impl Record for Mod {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.r#mod.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.r#mod.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Mod {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X4, X4, XA, X3, X7, X3, X2, X3>;
    const DOCTYPE: &'static str = "Mod";
    const TABLE: &'static str = "tabMod";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "mod", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Mod);

static META: Meta = Meta::new(Definition {
    name: "Mod",
    module: "Test",
    table: "tabMod",
    fields: &[
        DocField { fieldname: "mod", label: "Mod", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    ..Definition::NEW
});

/// The table of Mod, for queries. The other constants are its columns.
pub const table: Table<Mod> = Table::new();
pub const name: Column<Mod, U0, Text> = Column::new();
pub const owner: Column<Mod, U1, Text> = Column::new();
pub const creation: Column<Mod, U2, Timestamp> = Column::new();
pub const modified: Column<Mod, U3, Timestamp> = Column::new();
pub const modified_by: Column<Mod, U4, Text> = Column::new();
pub const docstatus: Column<Mod, U5, SmallInt> = Column::new();
pub const idx: Column<Mod, U6, BigInt> = Column::new();
pub const r#mod: Column<Mod, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Mod, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Mod, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Mod, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Mod, U11, Nullable<Text>> = Column::new();
