//! Role, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role/role.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A name for permissions: users with the role have them.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub role_name: String,
    /// A disabled role is taken from its users when they are saved.
    pub disabled: bool,
    /// Users with the role are System Users.
    pub desk_access: bool,
    /// Two-Factor Authentication
    ///
    /// Users with the role need a second factor.
    pub two_factor_auth: bool,
    /// Home page of users with the role.
    pub home_page: Option<String>,
    /// Made by an administrator, not by a definition.
    pub is_custom: bool,
}

impl Default for Role {
    fn default() -> Self {
        Self {
            desk_access: true,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), role_name: Default::default(), disabled: Default::default(),
            two_factor_auth: Default::default(), home_page: Default::default(), is_custom: Default::default(),
        }
    }
}

impl Record for Role {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.role_name.value(), 8 => self.disabled.value(), 9 => self.desk_access.value(),
            10 => self.two_factor_auth.value(), 11 => self.home_page.value(), 12 => self.is_custom.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.role_name.assign(value), 8 => self.disabled.assign(value),
            9 => self.desk_access.assign(value), 10 => self.two_factor_auth.assign(value),
            11 => self.home_page.assign(value), 12 => self.is_custom.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Role {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X9, X0, X2, XB, X7, XE, X3, X9>;
    const DOCTYPE: &'static str = "Role";
    const TABLE: &'static str = "tabRole";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "role_name", "disabled",
        "desk_access", "two_factor_auth", "home_page", "is_custom", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Role);

static META: Meta = Meta::new(Definition {
    name: "Role",
    module: "Core",
    description: "A name for permissions: users with the role have them.",
    table: "tabRole",
    fields: &[
        DocField { fieldname: "role_name", label: "Role Name", reqd: true, unique: true, ..DocField::NEW },
        DocField {
            fieldname: "disabled", fieldtype: FieldType::Check, label: "Disabled",
            description: "A disabled role is taken from its users when they are saved.", default: Some("0"),
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "desk_access", fieldtype: FieldType::Check, label: "Desk Access",
            description: "Users with the role are System Users.", default: Some("1"), in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "two_factor_auth", fieldtype: FieldType::Check, label: "Two-Factor Authentication",
            description: "Users with the role need a second factor.", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "home_page", label: "Home Page", description: "Home page of users with the role.",
            ..DocField::NEW
        },
        DocField {
            fieldname: "is_custom", fieldtype: FieldType::Check, label: "Is Custom",
            description: "Made by an administrator, not by a definition.", default: Some("0"), in_list_view: true,
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    naming: Naming::Field("role_name"),
    allow_rename: true,
    track_changes: true,
    ..Definition::NEW
});

/// The table of Role, for queries. The other constants are its columns.
pub const table: Table<Role> = Table::new();
pub const name: Column<Role, U0, Text> = Column::new();
pub const owner: Column<Role, U1, Text> = Column::new();
pub const creation: Column<Role, U2, Timestamp> = Column::new();
pub const modified: Column<Role, U3, Timestamp> = Column::new();
pub const modified_by: Column<Role, U4, Text> = Column::new();
pub const docstatus: Column<Role, U5, SmallInt> = Column::new();
pub const idx: Column<Role, U6, BigInt> = Column::new();
pub const role_name: Column<Role, U7, Text> = Column::new();
pub const disabled: Column<Role, U8, Check> = Column::new();
pub const desk_access: Column<Role, U9, Check> = Column::new();
pub const two_factor_auth: Column<Role, U10, Check> = Column::new();
pub const home_page: Column<Role, U11, Nullable<Text>> = Column::new();
pub const is_custom: Column<Role, U12, Check> = Column::new();
pub const _user_tags: Column<Role, U13, Nullable<Text>> = Column::new();
pub const _comments: Column<Role, U14, Nullable<Text>> = Column::new();
pub const _assign: Column<Role, U15, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Role, U16, Nullable<Text>> = Column::new();
