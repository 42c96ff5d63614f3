//! Loan, of module Lending.
//!
//! Written by `cargo xtask codegen` from `doctypes/lending/loan/loan.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::book::Book;
use doctyped::models::User;
use doctyped::generated::*;

/// Loan
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loan {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub book: Link<Book>,
    pub due: Option<NaiveDate>,
}

impl Record for Loan {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.book.value(),
            8 => self.due.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.book.assign(value), 8 => self.due.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Loan {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X6, XE, XA, XF, XA, XB, X7, XB>;
    const DOCTYPE: &'static str = "Loan";
    const TABLE: &'static str = "tabLoan";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "book", "due", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 9;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Loan);

static META: Meta = Meta::new(Definition {
    name: "Loan",
    module: "Lending",
    table: "tabLoan",
    fields: &[
        DocField {
            fieldname: "book", fieldtype: FieldType::Link, label: "Book", options: "Book", reqd: true, ..DocField::NEW
        },
        DocField { fieldname: "due", fieldtype: FieldType::Date, label: "Due", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    naming: Naming::Expression("LOAN-.#####"),
    ..Definition::NEW
});

/// The table of Loan, for queries. The other constants are its columns.
pub const table: Table<Loan> = Table::new();
pub const name: Column<Loan, U0, Text> = Column::new();
pub const owner: Column<Loan, U1, Text> = Column::new();
pub const creation: Column<Loan, U2, Timestamp> = Column::new();
pub const modified: Column<Loan, U3, Timestamp> = Column::new();
pub const modified_by: Column<Loan, U4, Text> = Column::new();
pub const docstatus: Column<Loan, U5, SmallInt> = Column::new();
pub const idx: Column<Loan, U6, BigInt> = Column::new();
pub const book: Column<Loan, U7, Text> = Column::new();
pub const due: Column<Loan, U8, Nullable<Date>> = Column::new();
pub const _user_tags: Column<Loan, U9, Nullable<Text>> = Column::new();
pub const _comments: Column<Loan, U10, Nullable<Text>> = Column::new();
pub const _assign: Column<Loan, U11, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Loan, U12, Nullable<Text>> = Column::new();
