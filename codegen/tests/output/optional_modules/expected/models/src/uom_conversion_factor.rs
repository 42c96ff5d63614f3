//! UOM Conversion Factor, of module Setup.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/units/uom_conversion_factor/uom_conversion_factor.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::uom::UOM;
use crate::uom_category::UOMCategory;
use doctyped::models::User;
use doctyped::generated::*;

/// How many of one unit another one is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UOMConversionFactor {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub category: Link<UOMCategory>,
    /// From
    pub from_uom: Link<UOM>,
    /// To
    pub to_uom: Link<UOM>,
    /// 1 of the first unit is this many of the second.
    pub value: f64,
}

impl Record for UOMConversionFactor {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.category.value(), 8 => self.from_uom.value(), 9 => self.to_uom.value(), 10 => self.value.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value_: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value_), 1 => self.owner.assign(value_), 2 => self.creation.assign(value_),
            3 => self.modified.assign(value_), 4 => self.modified_by.assign(value_), 5 => self.docstatus.assign(value_),
            6 => self.idx.assign(value_), 7 => self.category.assign(value_), 8 => self.from_uom.assign(value_),
            9 => self.to_uom.assign(value_), 10 => self.value.assign(value_),
            _ => Ok(()),
        }
    }
}

impl Document for UOMConversionFactor {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XB, XE, XF, X0, X5, XE, XD, XB>;
    const DOCTYPE: &'static str = "UOM Conversion Factor";
    const TABLE: &'static str = "tabUOM Conversion Factor";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "category", "from_uom", "to_uom",
        "value", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 11;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(UOMConversionFactor);

static META: Meta = Meta::new(Definition {
    name: "UOM Conversion Factor",
    module: "Setup",
    description: "How many of one unit another one is.",
    table: "tabUOM Conversion Factor",
    fields: &[
        DocField {
            fieldname: "category", fieldtype: FieldType::Link, label: "Category", options: "UOM Category", reqd: true,
            in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField { fieldname: "section_break_2", fieldtype: FieldType::SectionBreak, ..DocField::NEW },
        DocField {
            fieldname: "from_uom", fieldtype: FieldType::Link, label: "From", options: "UOM", reqd: true,
            in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "to_uom", fieldtype: FieldType::Link, label: "To", options: "UOM", reqd: true,
            in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "value", fieldtype: FieldType::Float, label: "Value",
            description: "1 of the first unit is this many of the second.", precision: "9", reqd: true,
            in_list_view: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[SELECT, READ, REPORT]),
    ],
    naming: Naming::Expression("MAT-UOM-CNV-.#####"),
    track_changes: true,
    ..Definition::NEW
});

/// The table of UOM Conversion Factor, for queries. The other constants are its columns.
pub const table: Table<UOMConversionFactor> = Table::new();
pub const name: Column<UOMConversionFactor, U0, Text> = Column::new();
pub const owner: Column<UOMConversionFactor, U1, Text> = Column::new();
pub const creation: Column<UOMConversionFactor, U2, Timestamp> = Column::new();
pub const modified: Column<UOMConversionFactor, U3, Timestamp> = Column::new();
pub const modified_by: Column<UOMConversionFactor, U4, Text> = Column::new();
pub const docstatus: Column<UOMConversionFactor, U5, SmallInt> = Column::new();
pub const idx: Column<UOMConversionFactor, U6, BigInt> = Column::new();
pub const category: Column<UOMConversionFactor, U7, Text> = Column::new();
pub const from_uom: Column<UOMConversionFactor, U8, Text> = Column::new();
pub const to_uom: Column<UOMConversionFactor, U9, Text> = Column::new();
pub const value: Column<UOMConversionFactor, U10, Decimal> = Column::new();
pub const _user_tags: Column<UOMConversionFactor, U11, Nullable<Text>> = Column::new();
pub const _comments: Column<UOMConversionFactor, U12, Nullable<Text>> = Column::new();
pub const _assign: Column<UOMConversionFactor, U13, Nullable<Text>> = Column::new();
pub const _liked_by: Column<UOMConversionFactor, U14, Nullable<Text>> = Column::new();
