//! Note, of module Desk.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/note/note.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::note_seen_by::NoteSeenBy;
use doctyped::models::User;
use doctyped::generated::*;

/// A text to keep, for oneself or for everyone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Note {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub title: String,
    /// Everyone can read it.
    pub public: bool,
    /// Show it to users when they sign in.
    pub notify_on_login: bool,
    /// Show it again to users that have seen it.
    pub notify_on_every_login: bool,
    /// The last day on which it is shown.
    pub expire_notification_on: Option<NaiveDate>,
    pub content: Option<String>,
    pub seen_by: Vec<NoteSeenBy>,
}

impl Record for Note {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.title.value(),
            8 => self.public.value(), 9 => self.notify_on_login.value(), 10 => self.notify_on_every_login.value(),
            11 => self.expire_notification_on.value(), 12 => self.content.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.title.assign(value), 8 => self.public.assign(value),
            9 => self.notify_on_login.assign(value), 10 => self.notify_on_every_login.assign(value),
            11 => self.expire_notification_on.assign(value), 12 => self.content.assign(value),
            _ => Ok(()),
        }
    }

    fn rows(&self, index: usize) -> Option<&dyn ChildRows> {
        match index {
            0 => Some(&self.seen_by),
            _ => None,
        }
    }

    fn rows_mut(&mut self, index: usize) -> Option<&mut dyn ChildRows> {
        match index {
            0 => Some(&mut self.seen_by),
            _ => None,
        }
    }
}

impl Document for Note {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X1, X4, X4, X0, XC, X1, X5, XD>;
    const DOCTYPE: &'static str = "Note";
    const TABLE: &'static str = "tabNote";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "public",
        "notify_on_login", "notify_on_every_login", "expire_notification_on", "content", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Note);

static META: Meta = Meta::new(Definition {
    name: "Note",
    module: "Desk",
    description: "A text to keep, for oneself or for everyone.",
    table: "tabNote",
    fields: &[
        DocField {
            fieldname: "title", label: "Title", reqd: true, in_list_view: true, in_global_search: true, ..DocField::NEW
        },
        DocField {
            fieldname: "public", fieldtype: FieldType::Check, label: "Public", description: "Everyone can read it.",
            default: Some("0"), permlevel: 1, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "notify_on_login", fieldtype: FieldType::Check, label: "Notify on Login",
            description: "Show it to users when they sign in.", default: Some("0"), permlevel: 1,
            conditions: &[("depends_on", "public")], ..DocField::NEW
        },
        DocField {
            fieldname: "notify_on_every_login", fieldtype: FieldType::Check, label: "Notify on Every Login",
            description: "Show it again to users that have seen it.", default: Some("0"), permlevel: 1,
            conditions: &[("depends_on", "notify_on_login")], ..DocField::NEW
        },
        DocField {
            fieldname: "expire_notification_on", fieldtype: FieldType::Date, label: "Expire Notification On",
            description: "The last day on which it is shown.", permlevel: 1, search_index: true,
            conditions: &[("depends_on", "notify_on_login")], ..DocField::NEW
        },
        DocField {
            fieldname: "content_section", fieldtype: FieldType::SectionBreak, label: "Content", ..DocField::NEW
        },
        DocField {
            fieldname: "content", fieldtype: FieldType::TextEditor, label: "Content", in_global_search: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "seen_by_section", fieldtype: FieldType::SectionBreak, label: "Seen By", ..DocField::NEW
        },
        DocField {
            fieldname: "seen_by", fieldtype: FieldType::Table, label: "Seen By", options: "Note Seen By", permlevel: 1,
            no_copy: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
        DocPerm::new("System Manager", 1, &[READ, WRITE]),
        DocPerm::new("Desk User", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, SHARE]).if_owner(),
        DocPerm::new("Desk User", 1, &[READ]),
        DocPerm::new("All", 0, &[READ, PRINT, EMAIL]),
    ],
    track_changes: true,
    title_field: "title",
    ..Definition::NEW
});

/// The table of Note, for queries. The other constants are its columns.
pub const table: Table<Note> = Table::new();
pub const name: Column<Note, U0, Text> = Column::new();
pub const owner: Column<Note, U1, Text> = Column::new();
pub const creation: Column<Note, U2, Timestamp> = Column::new();
pub const modified: Column<Note, U3, Timestamp> = Column::new();
pub const modified_by: Column<Note, U4, Text> = Column::new();
pub const docstatus: Column<Note, U5, SmallInt> = Column::new();
pub const idx: Column<Note, U6, BigInt> = Column::new();
pub const title: Column<Note, U7, Text> = Column::new();
pub const public: Column<Note, U8, Check> = Column::new();
pub const notify_on_login: Column<Note, U9, Check> = Column::new();
pub const notify_on_every_login: Column<Note, U10, Check> = Column::new();
pub const expire_notification_on: Column<Note, U11, Nullable<Date>> = Column::new();
pub const content: Column<Note, U12, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Note, U13, Nullable<Text>> = Column::new();
pub const _comments: Column<Note, U14, Nullable<Text>> = Column::new();
pub const _assign: Column<Note, U15, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Note, U16, Nullable<Text>> = Column::new();
