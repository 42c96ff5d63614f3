//! Region, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/region/region.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Region
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Region {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub title: Option<String>,
    pub is_group: bool,
    /// Left
    pub lft: i32,
    /// Right
    pub rgt: i32,
    pub old_parent: Option<Link<Region>>,
    pub parent_region: Option<Link<Region>>,
}

impl Record for Region {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.title.value(),
            8 => self.is_group.value(), 9 => self.lft.value(), 10 => self.rgt.value(), 11 => self.old_parent.value(),
            12 => self.parent_region.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.title.assign(value), 8 => self.is_group.assign(value),
            9 => self.lft.assign(value), 10 => self.rgt.assign(value), 11 => self.old_parent.assign(value),
            12 => self.parent_region.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Region {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X4, X9, X2, XE, X7, X8, X9, XD>;
    const DOCTYPE: &'static str = "Region";
    const TABLE: &'static str = "tabRegion";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "is_group", "lft", "rgt",
        "old_parent", "parent_region", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Region);

static META: Meta = Meta::new(Definition {
    name: "Region",
    module: "Test",
    table: "tabRegion",
    fields: &[
        DocField { fieldname: "title", ..DocField::NEW },
        DocField { fieldname: "is_group", fieldtype: FieldType::Check, ..DocField::NEW },
        DocField {
            fieldname: "lft", fieldtype: FieldType::Int, label: "Left", no_copy: true, read_only: true, hidden: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "rgt", fieldtype: FieldType::Int, label: "Right", no_copy: true, read_only: true, hidden: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "old_parent", fieldtype: FieldType::Link, label: "Old Parent", options: "Region", ..DocField::NEW
        },
        DocField {
            fieldname: "parent_region", fieldtype: FieldType::Link, label: "Parent Region", options: "Region",
            ..DocField::NEW
        },
    ],
    is_tree: true,
    parent_field: "parent_region",
    ..Definition::NEW
});

/// The table of Region, for queries. The other constants are its columns.
pub const table: Table<Region> = Table::new();
pub const name: Column<Region, U0, Text> = Column::new();
pub const owner: Column<Region, U1, Text> = Column::new();
pub const creation: Column<Region, U2, Timestamp> = Column::new();
pub const modified: Column<Region, U3, Timestamp> = Column::new();
pub const modified_by: Column<Region, U4, Text> = Column::new();
pub const docstatus: Column<Region, U5, SmallInt> = Column::new();
pub const idx: Column<Region, U6, BigInt> = Column::new();
pub const title: Column<Region, U7, Nullable<Text>> = Column::new();
pub const is_group: Column<Region, U8, Check> = Column::new();
pub const lft: Column<Region, U9, Integer> = Column::new();
pub const rgt: Column<Region, U10, Integer> = Column::new();
pub const old_parent: Column<Region, U11, Nullable<Text>> = Column::new();
pub const parent_region: Column<Region, U12, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Region, U13, Nullable<Text>> = Column::new();
pub const _comments: Column<Region, U14, Nullable<Text>> = Column::new();
pub const _assign: Column<Region, U15, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Region, U16, Nullable<Text>> = Column::new();
