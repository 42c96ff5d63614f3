//! Order, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/order/order.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Order
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Order {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub supplier: Link<Unknown>,
}

impl Record for Order {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.supplier.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.supplier.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Order {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X1, X8, XE, X7, X8, X2, X3, X7>;
    const DOCTYPE: &'static str = "Order";
    const TABLE: &'static str = "tabOrder";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "supplier", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Order);

static META: Meta = Meta::new(Definition {
    name: "Order",
    module: "Test",
    table: "tabOrder",
    fields: &[
        DocField {
            fieldname: "supplier", fieldtype: FieldType::Link, label: "Supplier", options: "Supplier", reqd: true,
            ..DocField::NEW
        },
    ],
    ..Definition::NEW
});

/// The table of Order, for queries. The other constants are its columns.
pub const table: Table<Order> = Table::new();
pub const name: Column<Order, U0, Text> = Column::new();
pub const owner: Column<Order, U1, Text> = Column::new();
pub const creation: Column<Order, U2, Timestamp> = Column::new();
pub const modified: Column<Order, U3, Timestamp> = Column::new();
pub const modified_by: Column<Order, U4, Text> = Column::new();
pub const docstatus: Column<Order, U5, SmallInt> = Column::new();
pub const idx: Column<Order, U6, BigInt> = Column::new();
pub const supplier: Column<Order, U7, Text> = Column::new();
pub const _user_tags: Column<Order, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Order, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Order, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Order, U11, Nullable<Text>> = Column::new();
