//! Library Member, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_member/library_member.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// A person that may hold memberships and borrow articles.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LibraryMember {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    /// Made from the names above.
    pub full_name: Option<String>,
    pub email_address: Option<String>,
    pub phone: Option<String>,
}

impl Record for LibraryMember {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.first_name.value(), 8 => self.last_name.value(), 9 => self.full_name.value(),
            10 => self.email_address.value(), 11 => self.phone.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.first_name.assign(value), 8 => self.last_name.assign(value),
            9 => self.full_name.assign(value), 10 => self.email_address.assign(value), 11 => self.phone.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for LibraryMember {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XB, X1, X0, XD, XB, X4, X6, X2>;
    const DOCTYPE: &'static str = "Library Member";
    const TABLE: &'static str = "tabLibrary Member";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "first_name", "last_name",
        "full_name", "email_address", "phone", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 12;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(LibraryMember);

static META: Meta = Meta::new(Definition {
    name: "Library Member",
    module: "Library",
    description: "A person that may hold memberships and borrow articles.",
    table: "tabLibrary Member",
    fields: &[
        DocField { fieldname: "first_name", label: "First Name", reqd: true, ..DocField::NEW },
        DocField { fieldname: "last_name", label: "Last Name", ..DocField::NEW },
        DocField {
            fieldname: "full_name", label: "Full Name", description: "Made from the names above.", read_only: true,
            in_list_view: true, in_global_search: true, ..DocField::NEW
        },
        DocField { fieldname: "column_break_contact", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField { fieldname: "email_address", label: "Email Address", options: "Email", ..DocField::NEW },
        DocField { fieldname: "phone", label: "Phone", options: "Phone", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
        DocPerm::new("Librarian", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    naming: Naming::Expression("LM.#####"),
    allow_import: true,
    track_changes: true,
    show_title_field_in_link: true,
    title_field: "full_name",
    search_fields: &["full_name", "email_address"],
    ..Definition::NEW
});

/// The table of Library Member, for queries. The other constants are its columns.
pub const table: Table<LibraryMember> = Table::new();
pub const name: Column<LibraryMember, U0, Text> = Column::new();
pub const owner: Column<LibraryMember, U1, Text> = Column::new();
pub const creation: Column<LibraryMember, U2, Timestamp> = Column::new();
pub const modified: Column<LibraryMember, U3, Timestamp> = Column::new();
pub const modified_by: Column<LibraryMember, U4, Text> = Column::new();
pub const docstatus: Column<LibraryMember, U5, SmallInt> = Column::new();
pub const idx: Column<LibraryMember, U6, BigInt> = Column::new();
pub const first_name: Column<LibraryMember, U7, Text> = Column::new();
pub const last_name: Column<LibraryMember, U8, Nullable<Text>> = Column::new();
pub const full_name: Column<LibraryMember, U9, Nullable<Text>> = Column::new();
pub const email_address: Column<LibraryMember, U10, Nullable<Text>> = Column::new();
pub const phone: Column<LibraryMember, U11, Nullable<Text>> = Column::new();
pub const _user_tags: Column<LibraryMember, U12, Nullable<Text>> = Column::new();
pub const _comments: Column<LibraryMember, U13, Nullable<Text>> = Column::new();
pub const _assign: Column<LibraryMember, U14, Nullable<Text>> = Column::new();
pub const _liked_by: Column<LibraryMember, U15, Nullable<Text>> = Column::new();
