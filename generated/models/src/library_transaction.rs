//! Library Transaction, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_transaction/library_transaction.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::article::Article;
use crate::library_member::LibraryMember;
use doctyped::models::User;
use doctyped::generated::*;

/// An article that a member takes or brings back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LibraryTransaction {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub article: Link<Article>,
    pub library_member: Link<LibraryMember>,
    pub r#type: Type,
    pub date: Option<NaiveDate>,
    pub amended_from: Option<Link<LibraryTransaction>>,
}

/// Values of the field `type`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Type {
    #[default]
    Issue,
    Return,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Type {
    fn as_str(&self) -> &str {
        match self {
            Self::Issue => "Issue", Self::Return => "Return",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Issue" => Self::Issue, "Return" => Self::Return,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Type);

impl Record for LibraryTransaction {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.article.value(), 8 => self.library_member.value(), 9 => self.r#type.value(),
            10 => self.date.value(), 11 => self.amended_from.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.article.assign(value), 8 => self.library_member.assign(value),
            9 => self.r#type.assign(value), 10 => self.date.assign(value), 11 => self.amended_from.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for LibraryTransaction {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X0, XA, XB, X0, XF, X9, X2, X8>;
    const DOCTYPE: &'static str = "Library Transaction";
    const TABLE: &'static str = "tabLibrary Transaction";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "article", "library_member", "type",
        "date", "amended_from", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 12;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(LibraryTransaction);

static META: Meta = Meta::new(Definition {
    name: "Library Transaction",
    module: "Library",
    description: "An article that a member takes or brings back.",
    table: "tabLibrary Transaction",
    fields: &[
        DocField {
            fieldname: "article", fieldtype: FieldType::Link, label: "Article", options: "Article", reqd: true,
            search_index: true, in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "library_member", fieldtype: FieldType::Link, label: "Library Member", options: "Library Member",
            reqd: true, search_index: true, in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField { fieldname: "column_break_type", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "type", fieldtype: FieldType::Select, label: "Type", options: "Issue\nReturn",
            default: Some("Issue"), reqd: true, in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "date", fieldtype: FieldType::Date, label: "Date", default: Some("Today"), reqd: true,
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "amended_from", fieldtype: FieldType::Link, label: "Amended From",
            options: "Library Transaction", search_index: true, no_copy: true, read_only: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, SUBMIT, CANCEL, AMEND, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
        DocPerm::new("Librarian", 0, &[READ, WRITE, CREATE, DELETE, SUBMIT, CANCEL, AMEND, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    naming: Naming::Expression("LT.#####"),
    is_submittable: true,
    track_changes: true,
    search_fields: &["article", "library_member"],
    ..Definition::NEW
});

/// The table of Library Transaction, for queries. The other constants are its columns.
pub const table: Table<LibraryTransaction> = Table::new();
pub const name: Column<LibraryTransaction, U0, Text> = Column::new();
pub const owner: Column<LibraryTransaction, U1, Text> = Column::new();
pub const creation: Column<LibraryTransaction, U2, Timestamp> = Column::new();
pub const modified: Column<LibraryTransaction, U3, Timestamp> = Column::new();
pub const modified_by: Column<LibraryTransaction, U4, Text> = Column::new();
pub const docstatus: Column<LibraryTransaction, U5, SmallInt> = Column::new();
pub const idx: Column<LibraryTransaction, U6, BigInt> = Column::new();
pub const article: Column<LibraryTransaction, U7, Text> = Column::new();
pub const library_member: Column<LibraryTransaction, U8, Text> = Column::new();
pub const r#type: Column<LibraryTransaction, U9, Text> = Column::new();
pub const date: Column<LibraryTransaction, U10, Nullable<Date>> = Column::new();
pub const amended_from: Column<LibraryTransaction, U11, Nullable<Text>> = Column::new();
pub const _user_tags: Column<LibraryTransaction, U12, Nullable<Text>> = Column::new();
pub const _comments: Column<LibraryTransaction, U13, Nullable<Text>> = Column::new();
pub const _assign: Column<LibraryTransaction, U14, Nullable<Text>> = Column::new();
pub const _liked_by: Column<LibraryTransaction, U15, Nullable<Text>> = Column::new();
