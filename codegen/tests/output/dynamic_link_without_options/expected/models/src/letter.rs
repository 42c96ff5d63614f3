//! Letter, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/letter/letter.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Letter
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Letter {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub subject: Option<String>,
    pub other: Option<String>,
    pub third: Option<String>,
}

impl Record for Letter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.subject.value(), 8 => self.other.value(), 9 => self.third.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.subject.assign(value), 8 => self.other.assign(value),
            9 => self.third.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Letter {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X3, X6, X2, XB, X8, X1, X7, XD>;
    const DOCTYPE: &'static str = "Letter";
    const TABLE: &'static str = "tabLetter";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "subject", "other", "third",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 10;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Letter);

static META: Meta = Meta::new(Definition {
    name: "Letter",
    module: "Test",
    table: "tabLetter",
    fields: &[
        DocField { fieldname: "subject", fieldtype: FieldType::DynamicLink, ..DocField::NEW },
        DocField { fieldname: "other", fieldtype: FieldType::DynamicLink, options: "gone", ..DocField::NEW },
        DocField { fieldname: "third", fieldtype: FieldType::DynamicLink, options: "title", ..DocField::NEW },
        DocField { fieldname: "title", fieldtype: FieldType::SectionBreak, ..DocField::NEW },
    ],
    ..Definition::NEW
});

/// The table of Letter, for queries. The other constants are its columns.
pub const table: Table<Letter> = Table::new();
pub const name: Column<Letter, U0, Text> = Column::new();
pub const owner: Column<Letter, U1, Text> = Column::new();
pub const creation: Column<Letter, U2, Timestamp> = Column::new();
pub const modified: Column<Letter, U3, Timestamp> = Column::new();
pub const modified_by: Column<Letter, U4, Text> = Column::new();
pub const docstatus: Column<Letter, U5, SmallInt> = Column::new();
pub const idx: Column<Letter, U6, BigInt> = Column::new();
pub const subject: Column<Letter, U7, Nullable<Text>> = Column::new();
pub const other: Column<Letter, U8, Nullable<Text>> = Column::new();
pub const third: Column<Letter, U9, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Letter, U10, Nullable<Text>> = Column::new();
pub const _comments: Column<Letter, U11, Nullable<Text>> = Column::new();
pub const _assign: Column<Letter, U12, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Letter, U13, Nullable<Text>> = Column::new();
