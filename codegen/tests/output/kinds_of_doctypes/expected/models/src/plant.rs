//! Plant, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/plant/plant.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Plant
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plant {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub title: String,
    pub lft: i32,
    pub rgt: i32,
    pub is_group: bool,
    pub old_parent: Option<Link<Plant>>,
    pub parent_plant: Option<Link<Plant>>,
}

impl Record for Plant {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.title.value(),
            8 => self.lft.value(), 9 => self.rgt.value(), 10 => self.is_group.value(), 11 => self.old_parent.value(),
            12 => self.parent_plant.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.title.assign(value), 8 => self.lft.assign(value),
            9 => self.rgt.assign(value), 10 => self.is_group.assign(value), 11 => self.old_parent.assign(value),
            12 => self.parent_plant.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Plant {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X8, XD, XC, X5, X6, X8, X3, X2>;
    const DOCTYPE: &'static str = "Plant";
    const TABLE: &'static str = "tabPlant";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "lft", "rgt", "is_group",
        "old_parent", "parent_plant", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Plant);

static META: Meta = Meta::new(Definition {
    name: "Plant",
    module: "Test",
    table: "tabPlant",
    fields: &[
        DocField { fieldname: "title", label: "Title", reqd: true, ..DocField::NEW },
        DocField { fieldname: "lft", fieldtype: FieldType::Int, label: "Lft", ..DocField::NEW },
        DocField { fieldname: "rgt", fieldtype: FieldType::Int, label: "Rgt", ..DocField::NEW },
        DocField { fieldname: "is_group", fieldtype: FieldType::Check, label: "Is Group", ..DocField::NEW },
        DocField {
            fieldname: "old_parent", fieldtype: FieldType::Link, label: "Old Parent", options: "Plant", ..DocField::NEW
        },
        DocField {
            fieldname: "parent_plant", fieldtype: FieldType::Link, label: "Parent Plant", options: "Plant",
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    naming: Naming::Field("title"),
    is_tree: true,
    parent_field: "parent_plant",
    ..Definition::NEW
});

/// The table of Plant, for queries. The other constants are its columns.
pub const table: Table<Plant> = Table::new();
pub const name: Column<Plant, U0, Text> = Column::new();
pub const owner: Column<Plant, U1, Text> = Column::new();
pub const creation: Column<Plant, U2, Timestamp> = Column::new();
pub const modified: Column<Plant, U3, Timestamp> = Column::new();
pub const modified_by: Column<Plant, U4, Text> = Column::new();
pub const docstatus: Column<Plant, U5, SmallInt> = Column::new();
pub const idx: Column<Plant, U6, BigInt> = Column::new();
pub const title: Column<Plant, U7, Text> = Column::new();
pub const lft: Column<Plant, U8, Integer> = Column::new();
pub const rgt: Column<Plant, U9, Integer> = Column::new();
pub const is_group: Column<Plant, U10, Check> = Column::new();
pub const old_parent: Column<Plant, U11, Nullable<Text>> = Column::new();
pub const parent_plant: Column<Plant, U12, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Plant, U13, Nullable<Text>> = Column::new();
pub const _comments: Column<Plant, U14, Nullable<Text>> = Column::new();
pub const _assign: Column<Plant, U15, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Plant, U16, Nullable<Text>> = Column::new();
