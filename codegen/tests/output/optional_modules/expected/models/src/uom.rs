//! UOM, of module Setup.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/units/uom/uom.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::uom_category::UOMCategory;
use doctyped::models::User;
use doctyped::generated::*;

/// A unit of measurement.
#[derive(Debug, Clone, PartialEq)]
pub struct UOM {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub uom_name: String,
    pub symbol: Option<String>,
    /// The code of Recommendation 20 of UN/ECE.
    pub common_code: Option<String>,
    pub category: Option<Link<UOMCategory>>,
    /// Quantities have no fraction.
    pub must_be_whole_number: bool,
    pub enabled: bool,
}

impl Default for UOM {
    fn default() -> Self {
        Self {
            enabled: true,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), uom_name: Default::default(), symbol: Default::default(),
            common_code: Default::default(), category: Default::default(), must_be_whole_number: Default::default(),
        }
    }
}

impl Record for UOM {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.uom_name.value(), 8 => self.symbol.value(), 9 => self.common_code.value(),
            10 => self.category.value(), 11 => self.must_be_whole_number.value(), 12 => self.enabled.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.uom_name.assign(value), 8 => self.symbol.assign(value),
            9 => self.common_code.assign(value), 10 => self.category.assign(value),
            11 => self.must_be_whole_number.assign(value), 12 => self.enabled.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for UOM {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XB, X2, XB, X1, X2, X6, X6, X0>;
    const DOCTYPE: &'static str = "UOM";
    const TABLE: &'static str = "tabUOM";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "uom_name", "symbol", "common_code",
        "category", "must_be_whole_number", "enabled", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(UOM);

static META: Meta = Meta::new(Definition {
    name: "UOM",
    module: "Setup",
    description: "A unit of measurement.",
    table: "tabUOM",
    fields: &[
        DocField {
            fieldname: "uom_name", label: "UOM Name", reqd: true, unique: true, in_list_view: true, ..DocField::NEW
        },
        DocField { fieldname: "symbol", label: "Symbol", in_list_view: true, ..DocField::NEW },
        DocField {
            fieldname: "common_code", label: "Common Code", description: "The code of Recommendation 20 of UN/ECE.",
            length: 3, ..DocField::NEW
        },
        DocField {
            fieldname: "category", fieldtype: FieldType::Link, label: "Category", options: "UOM Category",
            in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "must_be_whole_number", fieldtype: FieldType::Check, label: "Must be Whole Number",
            description: "Quantities have no fraction.", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "enabled", fieldtype: FieldType::Check, label: "Enabled", default: Some("1"), in_list_view: true,
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[SELECT, READ, REPORT]),
    ],
    naming: Naming::Field("uom_name"),
    allow_rename: true,
    allow_import: true,
    track_changes: true,
    ..Definition::NEW
});

/// The table of UOM, for queries. The other constants are its columns.
pub const table: Table<UOM> = Table::new();
pub const name: Column<UOM, U0, Text> = Column::new();
pub const owner: Column<UOM, U1, Text> = Column::new();
pub const creation: Column<UOM, U2, Timestamp> = Column::new();
pub const modified: Column<UOM, U3, Timestamp> = Column::new();
pub const modified_by: Column<UOM, U4, Text> = Column::new();
pub const docstatus: Column<UOM, U5, SmallInt> = Column::new();
pub const idx: Column<UOM, U6, BigInt> = Column::new();
pub const uom_name: Column<UOM, U7, Text> = Column::new();
pub const symbol: Column<UOM, U8, Nullable<Text>> = Column::new();
pub const common_code: Column<UOM, U9, Nullable<Text>> = Column::new();
pub const category: Column<UOM, U10, Nullable<Text>> = Column::new();
pub const must_be_whole_number: Column<UOM, U11, Check> = Column::new();
pub const enabled: Column<UOM, U12, Check> = Column::new();
pub const _user_tags: Column<UOM, U13, Nullable<Text>> = Column::new();
pub const _comments: Column<UOM, U14, Nullable<Text>> = Column::new();
pub const _assign: Column<UOM, U15, Nullable<Text>> = Column::new();
pub const _liked_by: Column<UOM, U16, Nullable<Text>> = Column::new();
