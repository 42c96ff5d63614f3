//! Note Seen By, of module Desk.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/note_seen_by/note_seen_by.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// A user that has seen a note.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NoteSeenBy {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub user: Option<Link<User>>,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for NoteSeenBy {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.user.value(),
            8 => self.parent.value(), 9 => self.parentfield.value(), 10 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.user.assign(value), 8 => self.parent.assign(value),
            9 => self.parentfield.assign(value), 10 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for NoteSeenBy {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XA, XB, X1, XB, X7, X6, X2, X1>;
    const DOCTYPE: &'static str = "Note Seen By";
    const TABLE: &'static str = "tabNote Seen By";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "user", "parent", "parentfield",
        "parenttype",
    ];
    const SLOTS: usize = 11;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(NoteSeenBy);

static META: Meta = Meta::new(Definition {
    name: "Note Seen By",
    module: "Desk",
    description: "A user that has seen a note.",
    table: "tabNote Seen By",
    fields: &[
        DocField {
            fieldname: "user", fieldtype: FieldType::Link, label: "User", options: "User", in_list_view: true,
            ..DocField::NEW
        },
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of Note Seen By, for queries. The other constants are its columns.
pub const table: Table<NoteSeenBy> = Table::new();
pub const name: Column<NoteSeenBy, U0, Text> = Column::new();
pub const owner: Column<NoteSeenBy, U1, Text> = Column::new();
pub const creation: Column<NoteSeenBy, U2, Timestamp> = Column::new();
pub const modified: Column<NoteSeenBy, U3, Timestamp> = Column::new();
pub const modified_by: Column<NoteSeenBy, U4, Text> = Column::new();
pub const docstatus: Column<NoteSeenBy, U5, SmallInt> = Column::new();
pub const idx: Column<NoteSeenBy, U6, BigInt> = Column::new();
pub const user: Column<NoteSeenBy, U7, Nullable<Text>> = Column::new();
pub const parent: Column<NoteSeenBy, U8, Text> = Column::new();
pub const parentfield: Column<NoteSeenBy, U9, Text> = Column::new();
pub const parenttype: Column<NoteSeenBy, U10, Text> = Column::new();
