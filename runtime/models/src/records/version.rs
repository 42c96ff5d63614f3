//! Version, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/version/version.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::doctype::DocType;
use super::user::User;
use doctyped::generated::*;

/// One change of a document whose DocType tracks changes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Version {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// Document Type
    pub ref_doctype: Link<DocType>,
    /// Document Name
    pub docname: String,
    /// Changes
    ///
    /// JSON: changed fields with the old and the new value, and rows added, removed and changed.
    pub data: Option<String>,
}

impl Record for Version {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.ref_doctype.value(), 8 => self.docname.value(), 9 => self.data.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.ref_doctype.assign(value), 8 => self.docname.assign(value),
            9 => self.data.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Version {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X5, XD, XC, XD, XD, X5, X3, X7>;
    const DOCTYPE: &'static str = "Version";
    const TABLE: &'static str = "tabVersion";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "ref_doctype", "docname", "data",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 10;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Version);

static META: Meta = Meta::new(Definition {
    name: "Version",
    module: "Core",
    description: "One change of a document whose DocType tracks changes.",
    table: "tabVersion",
    fields: &[
        DocField {
            fieldname: "ref_doctype", fieldtype: FieldType::Link, label: "Document Type", options: "DocType",
            reqd: true, search_index: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "docname", label: "Document Name", reqd: true, search_index: true, in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "data", fieldtype: FieldType::Code, label: "Changes",
            description: "JSON: changed fields with the old and the new value, and rows added, removed and changed.",
            ignore_xss_filter: true, hidden: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, REPORT, EXPORT]),
    ],
    title_field: "docname",
    ..Definition::NEW
});

/// The table of Version, for queries. The other constants are its columns.
pub const table: Table<Version> = Table::new();
pub const name: Column<Version, U0, Text> = Column::new();
pub const owner: Column<Version, U1, Text> = Column::new();
pub const creation: Column<Version, U2, Timestamp> = Column::new();
pub const modified: Column<Version, U3, Timestamp> = Column::new();
pub const modified_by: Column<Version, U4, Text> = Column::new();
pub const docstatus: Column<Version, U5, SmallInt> = Column::new();
pub const idx: Column<Version, U6, BigInt> = Column::new();
pub const ref_doctype: Column<Version, U7, Text> = Column::new();
pub const docname: Column<Version, U8, Text> = Column::new();
pub const data: Column<Version, U9, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Version, U10, Nullable<Text>> = Column::new();
pub const _comments: Column<Version, U11, Nullable<Text>> = Column::new();
pub const _assign: Column<Version, U12, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Version, U13, Nullable<Text>> = Column::new();
