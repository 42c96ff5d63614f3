//! Dynamic Link, of module Core.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/dynamic_link/dynamic_link.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::{DocType, User};
use doctyped::generated::*;

/// A document that an address or a contact belongs to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DynamicLink {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// Link Document Type
    pub link_doctype: Link<DocType>,
    pub link_name: String,
    /// The title of the linked document when the row was saved.
    pub link_title: Option<String>,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for DynamicLink {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.link_doctype.value(), 8 => self.link_name.value(), 9 => self.link_title.value(),
            10 => self.parent.value(), 11 => self.parentfield.value(), 12 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.link_doctype.assign(value), 8 => self.link_name.assign(value),
            9 => self.link_title.assign(value), 10 => self.parent.assign(value), 11 => self.parentfield.assign(value),
            12 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for DynamicLink {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X8, X6, X8, X6, X5, X8, X0, X2>;
    const DOCTYPE: &'static str = "Dynamic Link";
    const TABLE: &'static str = "tabDynamic Link";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "link_doctype", "link_name",
        "link_title", "parent", "parentfield", "parenttype",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DynamicLink);

static META: Meta = Meta::new(Definition {
    name: "Dynamic Link",
    module: "Core",
    description: "A document that an address or a contact belongs to.",
    table: "tabDynamic Link",
    fields: &[
        DocField {
            fieldname: "link_doctype", fieldtype: FieldType::Link, label: "Link Document Type", options: "DocType",
            reqd: true, search_index: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "link_name", fieldtype: FieldType::DynamicLink, label: "Link Name", options: "link_doctype",
            reqd: true, search_index: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "link_title", fieldtype: FieldType::ReadOnly, label: "Link Title",
            description: "The title of the linked document when the row was saved.", read_only: true,
            in_list_view: true, ..DocField::NEW
        },
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of Dynamic Link, for queries. The other constants are its columns.
pub const table: Table<DynamicLink> = Table::new();
pub const name: Column<DynamicLink, U0, Text> = Column::new();
pub const owner: Column<DynamicLink, U1, Text> = Column::new();
pub const creation: Column<DynamicLink, U2, Timestamp> = Column::new();
pub const modified: Column<DynamicLink, U3, Timestamp> = Column::new();
pub const modified_by: Column<DynamicLink, U4, Text> = Column::new();
pub const docstatus: Column<DynamicLink, U5, SmallInt> = Column::new();
pub const idx: Column<DynamicLink, U6, BigInt> = Column::new();
pub const link_doctype: Column<DynamicLink, U7, Text> = Column::new();
pub const link_name: Column<DynamicLink, U8, Text> = Column::new();
pub const link_title: Column<DynamicLink, U9, Nullable<Text>> = Column::new();
pub const parent: Column<DynamicLink, U10, Text> = Column::new();
pub const parentfield: Column<DynamicLink, U11, Text> = Column::new();
pub const parenttype: Column<DynamicLink, U12, Text> = Column::new();
