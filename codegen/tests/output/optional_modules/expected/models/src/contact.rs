//! Contact, of module Contacts.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact/contact.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::address::Address;
use crate::contact_email::ContactEmail;
use crate::contact_phone::ContactPhone;
use crate::dynamic_link::DynamicLink;
use crate::gender::Gender;
use crate::salutation::Salutation;
use doctyped::models::User;
use doctyped::generated::*;

/// A person or an organisation, linked to the documents that it is the contact of.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub first_name: Option<String>,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    pub full_name: Option<String>,
    /// Email Address
    ///
    /// The primary one of the email addresses.
    pub email_id: Option<String>,
    /// User Id
    pub user: Option<Link<User>>,
    pub address: Option<Link<Address>>,
    pub status: Option<Status>,
    pub salutation: Option<Link<Salutation>>,
    pub gender: Option<Link<Gender>>,
    pub phone: Option<String>,
    pub mobile_no: Option<String>,
    pub company_name: Option<String>,
    pub image: Option<String>,
    pub is_primary_contact: bool,
    pub department: Option<String>,
    pub designation: Option<String>,
    pub unsubscribed: bool,
    /// Email Addresses
    pub email_ids: Vec<ContactEmail>,
    /// Contact Numbers
    pub phone_nos: Vec<ContactPhone>,
    pub links: Vec<DynamicLink>,
}

impl Default for Contact {
    fn default() -> Self {
        Self {
            status: Some(Status::Passive),
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), first_name: Default::default(), middle_name: Default::default(),
            last_name: Default::default(), full_name: Default::default(), email_id: Default::default(),
            user: Default::default(), address: Default::default(), salutation: Default::default(),
            gender: Default::default(), phone: Default::default(), mobile_no: Default::default(),
            company_name: Default::default(), image: Default::default(), is_primary_contact: Default::default(),
            department: Default::default(), designation: Default::default(), unsubscribed: Default::default(),
            email_ids: Default::default(), phone_nos: Default::default(), links: Default::default(),
        }
    }
}

/// Values of the field `status`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    Passive,
    Open,
    Replied,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Status {
    fn as_str(&self) -> &str {
        match self {
            Self::Passive => "Passive", Self::Open => "Open", Self::Replied => "Replied",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Passive" => Self::Passive, "Open" => Self::Open, "Replied" => Self::Replied,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Status);

impl Record for Contact {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.first_name.value(), 8 => self.middle_name.value(), 9 => self.last_name.value(),
            10 => self.full_name.value(), 11 => self.email_id.value(), 12 => self.user.value(),
            13 => self.address.value(), 14 => self.status.value(), 15 => self.salutation.value(),
            16 => self.gender.value(), 17 => self.phone.value(), 18 => self.mobile_no.value(),
            19 => self.company_name.value(), 20 => self.image.value(), 21 => self.is_primary_contact.value(),
            22 => self.department.value(), 23 => self.designation.value(), 24 => self.unsubscribed.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.first_name.assign(value), 8 => self.middle_name.assign(value),
            9 => self.last_name.assign(value), 10 => self.full_name.assign(value), 11 => self.email_id.assign(value),
            12 => self.user.assign(value), 13 => self.address.assign(value), 14 => self.status.assign(value),
            15 => self.salutation.assign(value), 16 => self.gender.assign(value), 17 => self.phone.assign(value),
            18 => self.mobile_no.assign(value), 19 => self.company_name.assign(value), 20 => self.image.assign(value),
            21 => self.is_primary_contact.assign(value), 22 => self.department.assign(value),
            23 => self.designation.assign(value), 24 => self.unsubscribed.assign(value),
            _ => Ok(()),
        }
    }

    fn rows(&self, index: usize) -> Option<&dyn ChildRows> {
        match index {
            0 => Some(&self.email_ids), 1 => Some(&self.phone_nos), 2 => Some(&self.links),
            _ => None,
        }
    }

    fn rows_mut(&mut self, index: usize) -> Option<&mut dyn ChildRows> {
        match index {
            0 => Some(&mut self.email_ids), 1 => Some(&mut self.phone_nos), 2 => Some(&mut self.links),
            _ => None,
        }
    }
}

impl Document for Contact {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X7, X3, XA, XC, X9, X4, XC, X3>;
    const DOCTYPE: &'static str = "Contact";
    const TABLE: &'static str = "tabContact";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "first_name", "middle_name",
        "last_name", "full_name", "email_id", "user", "address", "status", "salutation", "gender", "phone", "mobile_no",
        "company_name", "image", "is_primary_contact", "department", "designation", "unsubscribed", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 25;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Contact);

static META: Meta = Meta::new(Definition {
    name: "Contact",
    module: "Contacts",
    description: "A person or an organisation, linked to the documents that it is the contact of.",
    table: "tabContact",
    fields: &[
        DocField { fieldname: "contact_section", fieldtype: FieldType::SectionBreak, ..DocField::NEW },
        DocField { fieldname: "first_name", label: "First Name", in_global_search: true, ..DocField::NEW },
        DocField { fieldname: "middle_name", label: "Middle Name", ..DocField::NEW },
        DocField { fieldname: "last_name", label: "Last Name", ..DocField::NEW },
        DocField { fieldname: "full_name", label: "Full Name", read_only: true, hidden: true, ..DocField::NEW },
        DocField {
            fieldname: "email_id", label: "Email Address", description: "The primary one of the email addresses.",
            options: "Email", search_index: true, read_only: true, in_list_view: true, in_global_search: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "user", fieldtype: FieldType::Link, label: "User Id", options: "User",
            ignore_user_permissions: true, in_global_search: true, ..DocField::NEW
        },
        DocField {
            fieldname: "address", fieldtype: FieldType::Link, label: "Address", options: "Address", ..DocField::NEW
        },
        DocField { fieldname: "cb00", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "status", fieldtype: FieldType::Select, label: "Status", options: "Passive\nOpen\nReplied",
            default: Some("Passive"), in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "salutation", fieldtype: FieldType::Link, label: "Salutation", options: "Salutation",
            ..DocField::NEW
        },
        DocField {
            fieldname: "gender", fieldtype: FieldType::Link, label: "Gender", options: "Gender", ..DocField::NEW
        },
        DocField {
            fieldname: "phone", label: "Phone", options: "Phone", read_only: true, in_list_view: true, ..DocField::NEW
        },
        DocField { fieldname: "mobile_no", label: "Mobile No", options: "Phone", read_only: true, ..DocField::NEW },
        DocField { fieldname: "company_name", label: "Company Name", ..DocField::NEW },
        DocField {
            fieldname: "image", fieldtype: FieldType::AttachImage, label: "Image", hidden: true, ..DocField::NEW
        },
        DocField { fieldname: "sb_01", fieldtype: FieldType::SectionBreak, label: "Contact Details", ..DocField::NEW },
        DocField {
            fieldname: "email_ids", fieldtype: FieldType::Table, label: "Email Addresses", options: "Contact Email",
            ..DocField::NEW
        },
        DocField {
            fieldname: "phone_nos", fieldtype: FieldType::Table, label: "Contact Numbers", options: "Contact Phone",
            ..DocField::NEW
        },
        DocField {
            fieldname: "contact_details", fieldtype: FieldType::SectionBreak, label: "Reference", ..DocField::NEW
        },
        DocField {
            fieldname: "is_primary_contact", fieldtype: FieldType::Check, label: "Is Primary Contact",
            default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "links", fieldtype: FieldType::Table, label: "Links", options: "Dynamic Link", ..DocField::NEW
        },
        DocField {
            fieldname: "more_info", fieldtype: FieldType::SectionBreak, label: "More Information", ..DocField::NEW
        },
        DocField { fieldname: "department", label: "Department", ..DocField::NEW },
        DocField { fieldname: "designation", label: "Designation", ..DocField::NEW },
        DocField {
            fieldname: "unsubscribed", fieldtype: FieldType::Check, label: "Unsubscribed", default: Some("0"),
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[READ, WRITE, CREATE, DELETE]).if_owner(),
    ],
    allow_rename: true,
    allow_import: true,
    show_title_field_in_link: true,
    title_field: "full_name",
    ..Definition::NEW
});

/// The table of Contact, for queries. The other constants are its columns.
pub const table: Table<Contact> = Table::new();
pub const name: Column<Contact, U0, Text> = Column::new();
pub const owner: Column<Contact, U1, Text> = Column::new();
pub const creation: Column<Contact, U2, Timestamp> = Column::new();
pub const modified: Column<Contact, U3, Timestamp> = Column::new();
pub const modified_by: Column<Contact, U4, Text> = Column::new();
pub const docstatus: Column<Contact, U5, SmallInt> = Column::new();
pub const idx: Column<Contact, U6, BigInt> = Column::new();
pub const first_name: Column<Contact, U7, Nullable<Text>> = Column::new();
pub const middle_name: Column<Contact, U8, Nullable<Text>> = Column::new();
pub const last_name: Column<Contact, U9, Nullable<Text>> = Column::new();
pub const full_name: Column<Contact, U10, Nullable<Text>> = Column::new();
pub const email_id: Column<Contact, U11, Nullable<Text>> = Column::new();
pub const user: Column<Contact, U12, Nullable<Text>> = Column::new();
pub const address: Column<Contact, U13, Nullable<Text>> = Column::new();
pub const status: Column<Contact, U14, Nullable<Text>> = Column::new();
pub const salutation: Column<Contact, U15, Nullable<Text>> = Column::new();
pub const gender: Column<Contact, U16, Nullable<Text>> = Column::new();
pub const phone: Column<Contact, U17, Nullable<Text>> = Column::new();
pub const mobile_no: Column<Contact, U18, Nullable<Text>> = Column::new();
pub const company_name: Column<Contact, U19, Nullable<Text>> = Column::new();
pub const image: Column<Contact, U20, Nullable<Text>> = Column::new();
pub const is_primary_contact: Column<Contact, U21, Check> = Column::new();
pub const department: Column<Contact, U22, Nullable<Text>> = Column::new();
pub const designation: Column<Contact, U23, Nullable<Text>> = Column::new();
pub const unsubscribed: Column<Contact, U24, Check> = Column::new();
pub const _user_tags: Column<Contact, U25, Nullable<Text>> = Column::new();
pub const _comments: Column<Contact, U26, Nullable<Text>> = Column::new();
pub const _assign: Column<Contact, U27, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Contact, U28, Nullable<Text>> = Column::new();
