//! Role Profile, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role_profile/role_profile.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::has_role::HasRole;
use super::user::User;
use doctyped::generated::*;

/// A set of roles that users are given together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RoleProfile {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub role_profile: String,
    pub roles: Vec<HasRole>,
}

impl Record for RoleProfile {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.role_profile.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.role_profile.assign(value),
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

impl Document for RoleProfile {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X2, X9, XA, XD, XE, X1, X8, X4>;
    const DOCTYPE: &'static str = "Role Profile";
    const TABLE: &'static str = "tabRole Profile";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "role_profile", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(RoleProfile);

static META: Meta = Meta::new(Definition {
    name: "Role Profile",
    module: "Core",
    description: "A set of roles that users are given together.",
    table: "tabRole Profile",
    fields: &[
        DocField {
            fieldname: "role_profile", label: "Role Profile", reqd: true, unique: true, in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "roles", fieldtype: FieldType::Table, label: "Roles", options: "Has Role", permlevel: 1,
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
        DocPerm::new("System Manager", 1, &[READ, WRITE]),
    ],
    naming: Naming::Field("role_profile"),
    track_changes: true,
    title_field: "role_profile",
    ..Definition::NEW
});

/// The table of Role Profile, for queries. The other constants are its columns.
pub const table: Table<RoleProfile> = Table::new();
pub const name: Column<RoleProfile, U0, Text> = Column::new();
pub const owner: Column<RoleProfile, U1, Text> = Column::new();
pub const creation: Column<RoleProfile, U2, Timestamp> = Column::new();
pub const modified: Column<RoleProfile, U3, Timestamp> = Column::new();
pub const modified_by: Column<RoleProfile, U4, Text> = Column::new();
pub const docstatus: Column<RoleProfile, U5, SmallInt> = Column::new();
pub const idx: Column<RoleProfile, U6, BigInt> = Column::new();
pub const role_profile: Column<RoleProfile, U7, Text> = Column::new();
pub const _user_tags: Column<RoleProfile, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<RoleProfile, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<RoleProfile, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<RoleProfile, U11, Nullable<Text>> = Column::new();
