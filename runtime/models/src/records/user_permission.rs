//! User Permission, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user_permission/user_permission.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::doctype::DocType;
use super::user::User;
use doctyped::generated::*;

/// Restricts a user to some documents of a DocType and to what links to them.
#[derive(Debug, Clone, PartialEq)]
pub struct UserPermission {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub user: Link<User>,
    /// The DocType whose documents are restricted.
    pub allow: Link<DocType>,
    /// The document that the user may see.
    pub for_value: String,
    /// Fill new links with this document.
    pub is_default: bool,
    pub apply_to_all_doctypes: bool,
    /// Counts only in documents of this DocType.
    pub applicable_for: Option<Link<DocType>>,
    /// Of a tree, allow the node without what is below it.
    pub hide_descendants: bool,
}

impl Default for UserPermission {
    fn default() -> Self {
        Self {
            apply_to_all_doctypes: true,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), user: Default::default(), allow: Default::default(), for_value: Default::default(),
            is_default: Default::default(), applicable_for: Default::default(), hide_descendants: Default::default(),
        }
    }
}

impl Record for UserPermission {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.user.value(),
            8 => self.allow.value(), 9 => self.for_value.value(), 10 => self.is_default.value(),
            11 => self.apply_to_all_doctypes.value(), 12 => self.applicable_for.value(),
            13 => self.hide_descendants.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.user.assign(value), 8 => self.allow.assign(value),
            9 => self.for_value.assign(value), 10 => self.is_default.assign(value),
            11 => self.apply_to_all_doctypes.assign(value), 12 => self.applicable_for.assign(value),
            13 => self.hide_descendants.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for UserPermission {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X7, X7, X6, X3, XA, XE, X5, X9>;
    const DOCTYPE: &'static str = "User Permission";
    const TABLE: &'static str = "tabUser Permission";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "user", "allow", "for_value",
        "is_default", "apply_to_all_doctypes", "applicable_for", "hide_descendants", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 14;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(UserPermission);

static META: Meta = Meta::new(Definition {
    name: "User Permission",
    module: "Core",
    description: "Restricts a user to some documents of a DocType and to what links to them.",
    table: "tabUser Permission",
    fields: &[
        DocField {
            fieldname: "user", fieldtype: FieldType::Link, label: "User", options: "User", reqd: true,
            search_index: true, in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "allow", fieldtype: FieldType::Link, label: "Allow",
            description: "The DocType whose documents are restricted.", options: "DocType", reqd: true,
            in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "for_value", fieldtype: FieldType::DynamicLink, label: "For Value",
            description: "The document that the user may see.", options: "allow", reqd: true,
            ignore_user_permissions: true, in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "is_default", fieldtype: FieldType::Check, label: "Is Default",
            description: "Fill new links with this document.", default: Some("0"), ..DocField::NEW
        },
        DocField { fieldname: "scope_section", fieldtype: FieldType::SectionBreak, label: "Scope", ..DocField::NEW },
        DocField {
            fieldname: "apply_to_all_doctypes", fieldtype: FieldType::Check, label: "Apply to All DocTypes",
            default: Some("1"), ..DocField::NEW
        },
        DocField {
            fieldname: "applicable_for", fieldtype: FieldType::Link, label: "Applicable For",
            description: "Counts only in documents of this DocType.", options: "DocType", in_list_view: true,
            conditions: &[("depends_on", "eval:!doc.apply_to_all_doctypes")], ..DocField::NEW
        },
        DocField {
            fieldname: "hide_descendants", fieldtype: FieldType::Check, label: "Hide Descendants",
            description: "Of a tree, allow the node without what is below it.", default: Some("0"), ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    allow_import: true,
    track_changes: true,
    title_field: "user",
    ..Definition::NEW
});

/// The table of User Permission, for queries. The other constants are its columns.
pub const table: Table<UserPermission> = Table::new();
pub const name: Column<UserPermission, U0, Text> = Column::new();
pub const owner: Column<UserPermission, U1, Text> = Column::new();
pub const creation: Column<UserPermission, U2, Timestamp> = Column::new();
pub const modified: Column<UserPermission, U3, Timestamp> = Column::new();
pub const modified_by: Column<UserPermission, U4, Text> = Column::new();
pub const docstatus: Column<UserPermission, U5, SmallInt> = Column::new();
pub const idx: Column<UserPermission, U6, BigInt> = Column::new();
pub const user: Column<UserPermission, U7, Text> = Column::new();
pub const allow: Column<UserPermission, U8, Text> = Column::new();
pub const for_value: Column<UserPermission, U9, Text> = Column::new();
pub const is_default: Column<UserPermission, U10, Check> = Column::new();
pub const apply_to_all_doctypes: Column<UserPermission, U11, Check> = Column::new();
pub const applicable_for: Column<UserPermission, U12, Nullable<Text>> = Column::new();
pub const hide_descendants: Column<UserPermission, U13, Check> = Column::new();
pub const _user_tags: Column<UserPermission, U14, Nullable<Text>> = Column::new();
pub const _comments: Column<UserPermission, U15, Nullable<Text>> = Column::new();
pub const _assign: Column<UserPermission, U16, Nullable<Text>> = Column::new();
pub const _liked_by: Column<UserPermission, U17, Nullable<Text>> = Column::new();
