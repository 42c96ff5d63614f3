//! Gender, of module Contacts.
//!
//! Written by `cargo xtask codegen` from `doctypes/trade/gender/gender.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Gender
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gender {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub gender: String,
    pub pronouns: Option<String>,
}

impl Record for Gender {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.gender.value(),
            8 => self.pronouns.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.gender.assign(value), 8 => self.pronouns.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Gender {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XA, X7, X2, XC, X0, XB, XA, X0>;
    const DOCTYPE: &'static str = "Gender";
    const TABLE: &'static str = "tabGender";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "gender", "pronouns", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 9;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Gender);

static META: Meta = Meta::new(Definition {
    name: "Gender",
    module: "Contacts",
    table: "tabGender",
    fields: &[
        DocField { fieldname: "gender", reqd: true, unique: true, ..DocField::NEW },
        DocField { fieldname: "pronouns", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, REPORT, EXPORT]),
    ],
    naming: Naming::Field("gender"),
    ..Definition::NEW
});

/// The table of Gender, for queries. The other constants are its columns.
pub const table: Table<Gender> = Table::new();
pub const name: Column<Gender, U0, Text> = Column::new();
pub const owner: Column<Gender, U1, Text> = Column::new();
pub const creation: Column<Gender, U2, Timestamp> = Column::new();
pub const modified: Column<Gender, U3, Timestamp> = Column::new();
pub const modified_by: Column<Gender, U4, Text> = Column::new();
pub const docstatus: Column<Gender, U5, SmallInt> = Column::new();
pub const idx: Column<Gender, U6, BigInt> = Column::new();
pub const gender: Column<Gender, U7, Text> = Column::new();
pub const pronouns: Column<Gender, U8, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Gender, U9, Nullable<Text>> = Column::new();
pub const _comments: Column<Gender, U10, Nullable<Text>> = Column::new();
pub const _assign: Column<Gender, U11, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Gender, U12, Nullable<Text>> = Column::new();
