//! Library Membership, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_membership/library_membership.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::library_member::LibraryMember;
use doctyped::models::User;
use doctyped::generated::*;

/// The days on which a member may borrow.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LibraryMembership {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub library_member: Link<LibraryMember>,
    pub full_name: Option<String>,
    /// The first day.
    pub from_date: Option<NaiveDate>,
    /// The last day; the loan period of Library Settings decides when it is empty.
    pub to_date: Option<NaiveDate>,
    pub paid: bool,
    pub amended_from: Option<Link<LibraryMembership>>,
}

impl Record for LibraryMembership {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.library_member.value(), 8 => self.full_name.value(), 9 => self.from_date.value(),
            10 => self.to_date.value(), 11 => self.paid.value(), 12 => self.amended_from.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.library_member.assign(value), 8 => self.full_name.assign(value),
            9 => self.from_date.assign(value), 10 => self.to_date.assign(value), 11 => self.paid.assign(value),
            12 => self.amended_from.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for LibraryMembership {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XB, X8, XE, X5, XA, XB, X6, X8>;
    const DOCTYPE: &'static str = "Library Membership";
    const TABLE: &'static str = "tabLibrary Membership";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "library_member", "full_name",
        "from_date", "to_date", "paid", "amended_from", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(LibraryMembership);

static META: Meta = Meta::new(Definition {
    name: "Library Membership",
    module: "Library",
    description: "The days on which a member may borrow.",
    table: "tabLibrary Membership",
    fields: &[
        DocField {
            fieldname: "library_member", fieldtype: FieldType::Link, label: "Library Member", options: "Library Member",
            reqd: true, search_index: true, in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "full_name", label: "Full Name", fetch_from: "library_member.full_name", read_only: true,
            in_list_view: true, ..DocField::NEW
        },
        DocField { fieldname: "column_break_period", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "from_date", fieldtype: FieldType::Date, label: "From Date", description: "The first day.",
            default: Some("Today"), reqd: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "to_date", fieldtype: FieldType::Date, label: "To Date",
            description: "The last day; the loan period of Library Settings decides when it is empty.",
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "paid", fieldtype: FieldType::Check, label: "Paid", default: Some("0"), allow_on_submit: true,
            in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "amended_from", fieldtype: FieldType::Link, label: "Amended From", options: "Library Membership",
            search_index: true, no_copy: true, read_only: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, SUBMIT, CANCEL, AMEND, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
        DocPerm::new("Librarian", 0, &[READ, WRITE, CREATE, DELETE, SUBMIT, CANCEL, AMEND, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    naming: Naming::Expression("LMS.#####"),
    is_submittable: true,
    track_changes: true,
    title_field: "full_name",
    ..Definition::NEW
});

/// The table of Library Membership, for queries. The other constants are its columns.
pub const table: Table<LibraryMembership> = Table::new();
pub const name: Column<LibraryMembership, U0, Text> = Column::new();
pub const owner: Column<LibraryMembership, U1, Text> = Column::new();
pub const creation: Column<LibraryMembership, U2, Timestamp> = Column::new();
pub const modified: Column<LibraryMembership, U3, Timestamp> = Column::new();
pub const modified_by: Column<LibraryMembership, U4, Text> = Column::new();
pub const docstatus: Column<LibraryMembership, U5, SmallInt> = Column::new();
pub const idx: Column<LibraryMembership, U6, BigInt> = Column::new();
pub const library_member: Column<LibraryMembership, U7, Text> = Column::new();
pub const full_name: Column<LibraryMembership, U8, Nullable<Text>> = Column::new();
pub const from_date: Column<LibraryMembership, U9, Nullable<Date>> = Column::new();
pub const to_date: Column<LibraryMembership, U10, Nullable<Date>> = Column::new();
pub const paid: Column<LibraryMembership, U11, Check> = Column::new();
pub const amended_from: Column<LibraryMembership, U12, Nullable<Text>> = Column::new();
pub const _user_tags: Column<LibraryMembership, U13, Nullable<Text>> = Column::new();
pub const _comments: Column<LibraryMembership, U14, Nullable<Text>> = Column::new();
pub const _assign: Column<LibraryMembership, U15, Nullable<Text>> = Column::new();
pub const _liked_by: Column<LibraryMembership, U16, Nullable<Text>> = Column::new();
