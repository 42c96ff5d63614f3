//! Contact Email, of module Contacts.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact_email/contact_email.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// An email address of a contact.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ContactEmail {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// Email Address
    pub email_id: String,
    pub is_primary: bool,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for ContactEmail {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.email_id.value(), 8 => self.is_primary.value(), 9 => self.parent.value(),
            10 => self.parentfield.value(), 11 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.email_id.assign(value), 8 => self.is_primary.assign(value),
            9 => self.parent.assign(value), 10 => self.parentfield.assign(value), 11 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for ContactEmail {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XF, X9, X1, X3, X0, XB, XC, XB>;
    const DOCTYPE: &'static str = "Contact Email";
    const TABLE: &'static str = "tabContact Email";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "email_id", "is_primary", "parent",
        "parentfield", "parenttype",
    ];
    const SLOTS: usize = 12;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(ContactEmail);

static META: Meta = Meta::new(Definition {
    name: "Contact Email",
    module: "Contacts",
    description: "An email address of a contact.",
    table: "tabContact Email",
    fields: &[
        DocField {
            fieldname: "email_id", label: "Email Address", options: "Email", reqd: true, search_index: true,
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "is_primary", fieldtype: FieldType::Check, label: "Is Primary", default: Some("0"),
            in_list_view: true, ..DocField::NEW
        },
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of Contact Email, for queries. The other constants are its columns.
pub const table: Table<ContactEmail> = Table::new();
pub const name: Column<ContactEmail, U0, Text> = Column::new();
pub const owner: Column<ContactEmail, U1, Text> = Column::new();
pub const creation: Column<ContactEmail, U2, Timestamp> = Column::new();
pub const modified: Column<ContactEmail, U3, Timestamp> = Column::new();
pub const modified_by: Column<ContactEmail, U4, Text> = Column::new();
pub const docstatus: Column<ContactEmail, U5, SmallInt> = Column::new();
pub const idx: Column<ContactEmail, U6, BigInt> = Column::new();
pub const email_id: Column<ContactEmail, U7, Text> = Column::new();
pub const is_primary: Column<ContactEmail, U8, Check> = Column::new();
pub const parent: Column<ContactEmail, U9, Text> = Column::new();
pub const parentfield: Column<ContactEmail, U10, Text> = Column::new();
pub const parenttype: Column<ContactEmail, U11, Text> = Column::new();
