//! Tag, of module Desk.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/tag/tag.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A word that documents of all kinds are found by.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tag {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub description: Option<String>,
}

impl Record for Tag {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.description.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.description.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Tag {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XF, X8, X8, X3, X5, X4, X3, X3>;
    const DOCTYPE: &'static str = "Tag";
    const TABLE: &'static str = "tabTag";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "description", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Tag);

static META: Meta = Meta::new(Definition {
    name: "Tag",
    module: "Desk",
    description: "A word that documents of all kinds are found by.",
    table: "tabTag",
    fields: &[
        DocField {
            fieldname: "description", fieldtype: FieldType::SmallText, label: "Description", in_list_view: true,
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[READ, WRITE, CREATE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    naming: Naming::Prompt,
    allow_rename: true,
    ..Definition::NEW
});

/// The table of Tag, for queries. The other constants are its columns.
pub const table: Table<Tag> = Table::new();
pub const name: Column<Tag, U0, Text> = Column::new();
pub const owner: Column<Tag, U1, Text> = Column::new();
pub const creation: Column<Tag, U2, Timestamp> = Column::new();
pub const modified: Column<Tag, U3, Timestamp> = Column::new();
pub const modified_by: Column<Tag, U4, Text> = Column::new();
pub const docstatus: Column<Tag, U5, SmallInt> = Column::new();
pub const idx: Column<Tag, U6, BigInt> = Column::new();
pub const description: Column<Tag, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Tag, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Tag, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Tag, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Tag, U11, Nullable<Text>> = Column::new();
