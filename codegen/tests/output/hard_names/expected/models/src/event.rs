//! Event, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/event/event.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Event
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Event {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub event: Option<Link<crate::option::Option>>,
}

impl Record for Event {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.event.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.event.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Event {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XD, X0, X2, XB, X5, X3, X3, XF>;
    const DOCTYPE: &'static str = "Event";
    const TABLE: &'static str = "tabEvent";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "event", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Event);

static META: Meta = Meta::new(Definition {
    name: "Event",
    module: "Test",
    table: "tabEvent",
    fields: &[
        DocField { fieldname: "event", fieldtype: FieldType::Link, label: "Event", options: "Option", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    ..Definition::NEW
});

/// The table of Event, for queries. The other constants are its columns.
pub const table: Table<Event> = Table::new();
pub const name: Column<Event, U0, Text> = Column::new();
pub const owner: Column<Event, U1, Text> = Column::new();
pub const creation: Column<Event, U2, Timestamp> = Column::new();
pub const modified: Column<Event, U3, Timestamp> = Column::new();
pub const modified_by: Column<Event, U4, Text> = Column::new();
pub const docstatus: Column<Event, U5, SmallInt> = Column::new();
pub const idx: Column<Event, U6, BigInt> = Column::new();
pub const event: Column<Event, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Event, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Event, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Event, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Event, U11, Nullable<Text>> = Column::new();
