//! UOM Category, of module Stock.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/units/uom_category/uom_category.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// A quantity whose units are converted into each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UOMCategory {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub category_name: String,
}

impl Record for UOMCategory {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.category_name.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.category_name.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for UOMCategory {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X8, X2, X3, X2, XE, X4, X3, X8>;
    const DOCTYPE: &'static str = "UOM Category";
    const TABLE: &'static str = "tabUOM Category";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "category_name", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(UOMCategory);

static META: Meta = Meta::new(Definition {
    name: "UOM Category",
    module: "Stock",
    description: "A quantity whose units are converted into each other.",
    table: "tabUOM Category",
    fields: &[
        DocField {
            fieldname: "category_name", label: "Category Name", reqd: true, unique: true, in_list_view: true,
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[SELECT, READ, REPORT]),
    ],
    naming: Naming::Field("category_name"),
    allow_rename: true,
    track_changes: true,
    ..Definition::NEW
});

/// The table of UOM Category, for queries. The other constants are its columns.
pub const table: Table<UOMCategory> = Table::new();
pub const name: Column<UOMCategory, U0, Text> = Column::new();
pub const owner: Column<UOMCategory, U1, Text> = Column::new();
pub const creation: Column<UOMCategory, U2, Timestamp> = Column::new();
pub const modified: Column<UOMCategory, U3, Timestamp> = Column::new();
pub const modified_by: Column<UOMCategory, U4, Text> = Column::new();
pub const docstatus: Column<UOMCategory, U5, SmallInt> = Column::new();
pub const idx: Column<UOMCategory, U6, BigInt> = Column::new();
pub const category_name: Column<UOMCategory, U7, Text> = Column::new();
pub const _user_tags: Column<UOMCategory, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<UOMCategory, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<UOMCategory, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<UOMCategory, U11, Nullable<Text>> = Column::new();
