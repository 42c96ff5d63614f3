//! Contact Phone, of module Contacts.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact_phone/contact_phone.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// A telephone number of a contact.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ContactPhone {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// Number
    pub phone: String,
    pub is_primary_phone: bool,
    /// Is Primary Mobile
    pub is_primary_mobile_no: bool,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for ContactPhone {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.phone.value(),
            8 => self.is_primary_phone.value(), 9 => self.is_primary_mobile_no.value(), 10 => self.parent.value(),
            11 => self.parentfield.value(), 12 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.phone.assign(value), 8 => self.is_primary_phone.assign(value),
            9 => self.is_primary_mobile_no.assign(value), 10 => self.parent.assign(value),
            11 => self.parentfield.assign(value), 12 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for ContactPhone {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X5, XF, XF, X3, X3, XF, X5, X3>;
    const DOCTYPE: &'static str = "Contact Phone";
    const TABLE: &'static str = "tabContact Phone";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "phone", "is_primary_phone",
        "is_primary_mobile_no", "parent", "parentfield", "parenttype",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(ContactPhone);

static META: Meta = Meta::new(Definition {
    name: "Contact Phone",
    module: "Contacts",
    description: "A telephone number of a contact.",
    table: "tabContact Phone",
    fields: &[
        DocField {
            fieldname: "phone", label: "Number", options: "Phone", reqd: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "is_primary_phone", fieldtype: FieldType::Check, label: "Is Primary Phone", default: Some("0"),
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "is_primary_mobile_no", fieldtype: FieldType::Check, label: "Is Primary Mobile",
            default: Some("0"), in_list_view: true, ..DocField::NEW
        },
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of Contact Phone, for queries. The other constants are its columns.
pub const table: Table<ContactPhone> = Table::new();
pub const name: Column<ContactPhone, U0, Text> = Column::new();
pub const owner: Column<ContactPhone, U1, Text> = Column::new();
pub const creation: Column<ContactPhone, U2, Timestamp> = Column::new();
pub const modified: Column<ContactPhone, U3, Timestamp> = Column::new();
pub const modified_by: Column<ContactPhone, U4, Text> = Column::new();
pub const docstatus: Column<ContactPhone, U5, SmallInt> = Column::new();
pub const idx: Column<ContactPhone, U6, BigInt> = Column::new();
pub const phone: Column<ContactPhone, U7, Text> = Column::new();
pub const is_primary_phone: Column<ContactPhone, U8, Check> = Column::new();
pub const is_primary_mobile_no: Column<ContactPhone, U9, Check> = Column::new();
pub const parent: Column<ContactPhone, U10, Text> = Column::new();
pub const parentfield: Column<ContactPhone, U11, Text> = Column::new();
pub const parenttype: Column<ContactPhone, U12, Text> = Column::new();
