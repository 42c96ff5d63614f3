//! Book, of module Catalogue.
//!
//! Written by `cargo xtask codegen` from `doctypes/catalogue/book/book.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Book
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub title: String,
    pub status: Status,
}

/// Values of the field `status`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Status {
    #[default]
    Available,
    Lent,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Status {
    fn as_str(&self) -> &str {
        match self {
            Self::Available => "Available", Self::Lent => "Lent",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Available" => Self::Available, "Lent" => Self::Lent,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Status);

impl Record for Book {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.title.value(),
            8 => self.status.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.title.assign(value), 8 => self.status.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Book {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X2, X8, X7, X4, X2, X1, X5, X8>;
    const DOCTYPE: &'static str = "Book";
    const TABLE: &'static str = "tabBook";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "status", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 9;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Book);

static META: Meta = Meta::new(Definition {
    name: "Book",
    module: "Catalogue",
    table: "tabBook",
    fields: &[
        DocField { fieldname: "title", label: "Title", reqd: true, ..DocField::NEW },
        DocField {
            fieldname: "status", fieldtype: FieldType::Select, label: "Status", options: "Available\nLent",
            default: Some("Available"), reqd: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    naming: Naming::Field("title"),
    ..Definition::NEW
});

/// The table of Book, for queries. The other constants are its columns.
pub const table: Table<Book> = Table::new();
pub const name: Column<Book, U0, Text> = Column::new();
pub const owner: Column<Book, U1, Text> = Column::new();
pub const creation: Column<Book, U2, Timestamp> = Column::new();
pub const modified: Column<Book, U3, Timestamp> = Column::new();
pub const modified_by: Column<Book, U4, Text> = Column::new();
pub const docstatus: Column<Book, U5, SmallInt> = Column::new();
pub const idx: Column<Book, U6, BigInt> = Column::new();
pub const title: Column<Book, U7, Text> = Column::new();
pub const status: Column<Book, U8, Text> = Column::new();
pub const _user_tags: Column<Book, U9, Nullable<Text>> = Column::new();
pub const _comments: Column<Book, U10, Nullable<Text>> = Column::new();
pub const _assign: Column<Book, U11, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Book, U12, Nullable<Text>> = Column::new();
