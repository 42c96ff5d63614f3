//! Result, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/result/result.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::event::Event;
use doctyped::models::User;
use doctyped::generated::*;

/// Result
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Result {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub result: Option<Link<Event>>,
}

impl Record for Result {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.result.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> ::std::result::Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.result.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Result {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X5, X0, X4, XA, XF, X0, X4, X4>;
    const DOCTYPE: &'static str = "Result";
    const TABLE: &'static str = "tabResult";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "result", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Result);

static META: Meta = Meta::new(Definition {
    name: "Result",
    module: "Test",
    table: "tabResult",
    fields: &[
        DocField {
            fieldname: "result", fieldtype: FieldType::Link, label: "Result", options: "Event", ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    ..Definition::NEW
});

/// The table of Result, for queries. The other constants are its columns.
pub const table: Table<Result> = Table::new();
pub const name: Column<Result, U0, Text> = Column::new();
pub const owner: Column<Result, U1, Text> = Column::new();
pub const creation: Column<Result, U2, Timestamp> = Column::new();
pub const modified: Column<Result, U3, Timestamp> = Column::new();
pub const modified_by: Column<Result, U4, Text> = Column::new();
pub const docstatus: Column<Result, U5, SmallInt> = Column::new();
pub const idx: Column<Result, U6, BigInt> = Column::new();
pub const result: Column<Result, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Result, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Result, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Result, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Result, U11, Nullable<Text>> = Column::new();
