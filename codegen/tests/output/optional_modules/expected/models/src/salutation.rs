//! Salutation, of module Contacts.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/salutation/salutation.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// A form of address before a name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Salutation {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub salutation: String,
}

impl Record for Salutation {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.salutation.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.salutation.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Salutation {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XA, XA, XD, X5, X9, X1, X5, XF>;
    const DOCTYPE: &'static str = "Salutation";
    const TABLE: &'static str = "tabSalutation";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "salutation", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Salutation);

static META: Meta = Meta::new(Definition {
    name: "Salutation",
    module: "Contacts",
    description: "A form of address before a name.",
    table: "tabSalutation",
    fields: &[
        DocField {
            fieldname: "salutation", label: "Salutation", reqd: true, unique: true, in_list_view: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[SELECT, READ, REPORT]),
    ],
    naming: Naming::Field("salutation"),
    allow_rename: true,
    track_changes: true,
    ..Definition::NEW
});

/// The table of Salutation, for queries. The other constants are its columns.
pub const table: Table<Salutation> = Table::new();
pub const name: Column<Salutation, U0, Text> = Column::new();
pub const owner: Column<Salutation, U1, Text> = Column::new();
pub const creation: Column<Salutation, U2, Timestamp> = Column::new();
pub const modified: Column<Salutation, U3, Timestamp> = Column::new();
pub const modified_by: Column<Salutation, U4, Text> = Column::new();
pub const docstatus: Column<Salutation, U5, SmallInt> = Column::new();
pub const idx: Column<Salutation, U6, BigInt> = Column::new();
pub const salutation: Column<Salutation, U7, Text> = Column::new();
pub const _user_tags: Column<Salutation, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Salutation, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Salutation, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Salutation, U11, Nullable<Text>> = Column::new();
