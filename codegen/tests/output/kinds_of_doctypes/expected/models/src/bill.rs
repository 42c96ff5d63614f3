//! Bill, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/bill/bill.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Bill
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bill {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub title: Option<String>,
}

impl Record for Bill {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.title.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.title.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Bill {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X2, X4, XA, X8, XC, XF, X3, XC>;
    const DOCTYPE: &'static str = "Bill";
    const TABLE: &'static str = "tabBill";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Bill);

static META: Meta = Meta::new(Definition {
    name: "Bill",
    module: "Test",
    table: "tabBill",
    fields: &[
        DocField { fieldname: "title", label: "Title", ..DocField::NEW },
    ],
    naming: Naming::Expression("B-.#####"),
    ..Definition::NEW
});

/// The table of Bill, for queries. The other constants are its columns.
pub const table: Table<Bill> = Table::new();
pub const name: Column<Bill, U0, Text> = Column::new();
pub const owner: Column<Bill, U1, Text> = Column::new();
pub const creation: Column<Bill, U2, Timestamp> = Column::new();
pub const modified: Column<Bill, U3, Timestamp> = Column::new();
pub const modified_by: Column<Bill, U4, Text> = Column::new();
pub const docstatus: Column<Bill, U5, SmallInt> = Column::new();
pub const idx: Column<Bill, U6, BigInt> = Column::new();
pub const title: Column<Bill, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Bill, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Bill, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Bill, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Bill, U11, Nullable<Text>> = Column::new();
