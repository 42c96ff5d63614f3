//! User, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/user/user.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::HasRole;
use doctyped::generated::*;

/// User
#[derive(Debug, Clone, Default, PartialEq)]
pub struct User {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub email: Option<String>,
    pub enabled: bool,
    pub shoe_size: i32,
    pub roles: Vec<HasRole>,
}

impl Record for User {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.email.value(),
            8 => self.enabled.value(), 9 => self.shoe_size.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.email.assign(value), 8 => self.enabled.assign(value),
            9 => self.shoe_size.assign(value),
            _ => Ok(()),
        }
    }

    fn rows(&self, index: usize) -> Option<&dyn ChildRows> {
        match index {
            0 => Some(&self.roles),
            _ => None,
        }
    }

    fn rows_mut(&mut self, index: usize) -> Option<&mut dyn ChildRows> {
        match index {
            0 => Some(&mut self.roles),
            _ => None,
        }
    }
}

impl Document for User {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XE, X0, XA, X6, X3, XE, X1, X2>;
    const DOCTYPE: &'static str = "User";
    const TABLE: &'static str = "tabUser";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "email", "enabled", "shoe_size",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 10;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(User);

static META: Meta = Meta::new(Definition {
    name: "User",
    module: "Test",
    table: "tabUser",
    fields: &[
        DocField { fieldname: "email", label: "Email", ..DocField::NEW },
        DocField { fieldname: "enabled", fieldtype: FieldType::Check, label: "Enabled", ..DocField::NEW },
        DocField {
            fieldname: "roles", fieldtype: FieldType::Table, label: "Roles", options: "Has Role", ..DocField::NEW
        },
        DocField { fieldname: "shoe_size", fieldtype: FieldType::Int, label: "Shoe Size", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    ..Definition::NEW
});

/// The table of User, for queries. The other constants are its columns.
pub const table: Table<User> = Table::new();
pub const name: Column<User, U0, Text> = Column::new();
pub const owner: Column<User, U1, Text> = Column::new();
pub const creation: Column<User, U2, Timestamp> = Column::new();
pub const modified: Column<User, U3, Timestamp> = Column::new();
pub const modified_by: Column<User, U4, Text> = Column::new();
pub const docstatus: Column<User, U5, SmallInt> = Column::new();
pub const idx: Column<User, U6, BigInt> = Column::new();
pub const email: Column<User, U7, Nullable<Text>> = Column::new();
pub const enabled: Column<User, U8, Check> = Column::new();
pub const shoe_size: Column<User, U9, Integer> = Column::new();
pub const _user_tags: Column<User, U10, Nullable<Text>> = Column::new();
pub const _comments: Column<User, U11, Nullable<Text>> = Column::new();
pub const _assign: Column<User, U12, Nullable<Text>> = Column::new();
pub const _liked_by: Column<User, U13, Nullable<Text>> = Column::new();
