//! Has Role, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/has_role/has_role.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// Has Role
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HasRole {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub role: Option<String>,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for HasRole {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.role.value(),
            8 => self.parent.value(), 9 => self.parentfield.value(), 10 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.role.assign(value), 8 => self.parent.assign(value),
            9 => self.parentfield.assign(value), 10 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for HasRole {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X0, X0, X7, X3, XF, X6, XA, X5>;
    const DOCTYPE: &'static str = "Has Role";
    const TABLE: &'static str = "tabHas Role";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "role", "parent", "parentfield",
        "parenttype",
    ];
    const SLOTS: usize = 11;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(HasRole);

static META: Meta = Meta::new(Definition {
    name: "Has Role",
    module: "Test",
    table: "tabHas Role",
    fields: &[
        DocField { fieldname: "role", label: "Role", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of Has Role, for queries. The other constants are its columns.
pub const table: Table<HasRole> = Table::new();
pub const name: Column<HasRole, U0, Text> = Column::new();
pub const owner: Column<HasRole, U1, Text> = Column::new();
pub const creation: Column<HasRole, U2, Timestamp> = Column::new();
pub const modified: Column<HasRole, U3, Timestamp> = Column::new();
pub const modified_by: Column<HasRole, U4, Text> = Column::new();
pub const docstatus: Column<HasRole, U5, SmallInt> = Column::new();
pub const idx: Column<HasRole, U6, BigInt> = Column::new();
pub const role: Column<HasRole, U7, Nullable<Text>> = Column::new();
pub const parent: Column<HasRole, U8, Text> = Column::new();
pub const parentfield: Column<HasRole, U9, Text> = Column::new();
pub const parenttype: Column<HasRole, U10, Text> = Column::new();
