//! Patch Log, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/patch_log/patch_log.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// Patches that migrations of this database have run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PatchLog {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// The path of the function.
    pub patch: Option<String>,
    /// It failed and is run again by the next migration.
    pub skipped: bool,
    pub traceback: Option<String>,
}

impl Record for PatchLog {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.patch.value(),
            8 => self.skipped.value(), 9 => self.traceback.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.patch.assign(value), 8 => self.skipped.assign(value),
            9 => self.traceback.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for PatchLog {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X5, X7, X3, XE, XA, XC, X3, XB>;
    const DOCTYPE: &'static str = "Patch Log";
    const TABLE: &'static str = "tabPatch Log";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "patch", "skipped", "traceback",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 10;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(PatchLog);

static META: Meta = Meta::new(Definition {
    name: "Patch Log",
    module: "Core",
    description: "Patches that migrations of this database have run.",
    table: "tabPatch Log",
    fields: &[
        DocField {
            fieldname: "patch", fieldtype: FieldType::Code, label: "Patch", description: "The path of the function.",
            read_only: true, ..DocField::NEW
        },
        DocField {
            fieldname: "skipped", fieldtype: FieldType::Check, label: "Skipped",
            description: "It failed and is run again by the next migration.", default: Some("0"), read_only: true,
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "traceback", fieldtype: FieldType::Code, label: "Traceback", read_only: true,
            conditions: &[("depends_on", "eval:doc.skipped == 1")], ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, REPORT, EXPORT]),
    ],
    title_field: "patch",
    ..Definition::NEW
});

/// The table of Patch Log, for queries. The other constants are its columns.
pub const table: Table<PatchLog> = Table::new();
pub const name: Column<PatchLog, U0, Text> = Column::new();
pub const owner: Column<PatchLog, U1, Text> = Column::new();
pub const creation: Column<PatchLog, U2, Timestamp> = Column::new();
pub const modified: Column<PatchLog, U3, Timestamp> = Column::new();
pub const modified_by: Column<PatchLog, U4, Text> = Column::new();
pub const docstatus: Column<PatchLog, U5, SmallInt> = Column::new();
pub const idx: Column<PatchLog, U6, BigInt> = Column::new();
pub const patch: Column<PatchLog, U7, Nullable<Text>> = Column::new();
pub const skipped: Column<PatchLog, U8, Check> = Column::new();
pub const traceback: Column<PatchLog, U9, Nullable<Text>> = Column::new();
pub const _user_tags: Column<PatchLog, U10, Nullable<Text>> = Column::new();
pub const _comments: Column<PatchLog, U11, Nullable<Text>> = Column::new();
pub const _assign: Column<PatchLog, U12, Nullable<Text>> = Column::new();
pub const _liked_by: Column<PatchLog, U13, Nullable<Text>> = Column::new();
