//! Address, of module Contacts.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/address/address.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::country::Country;
use crate::dynamic_link::DynamicLink;
use doctyped::models::User;
use doctyped::generated::*;

/// A postal address, linked to the documents that it is the address of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Address {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// The first part of the name of the address. Empty for the name of the first linked document.
    pub address_title: Option<String>,
    pub address_type: AddressType,
    pub address_line1: String,
    pub address_line2: Option<String>,
    /// City/Town
    pub city: String,
    pub county: Option<String>,
    /// State/Province
    pub state: Option<String>,
    pub country: Link<Country>,
    /// Postal Code
    pub pincode: Option<String>,
    /// Email Address
    pub email_id: Option<String>,
    pub phone: Option<String>,
    pub fax: Option<String>,
    /// Preferred Billing Address
    ///
    /// Of the addresses of a document, one is the preferred one.
    pub is_primary_address: bool,
    /// Preferred Shipping Address
    pub is_shipping_address: bool,
    pub disabled: bool,
    pub links: Vec<DynamicLink>,
}

/// Values of the field `address_type`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum AddressType {
    #[default]
    Billing,
    Shipping,
    Office,
    Personal,
    Plant,
    Postal,
    Shop,
    Subsidiary,
    Warehouse,
    Current,
    Permanent,
    Other,
    /// A stored value that is none of the options.
    Unlisted(Box<str>),
}

impl Select for AddressType {
    fn as_str(&self) -> &str {
        match self {
            Self::Billing => "Billing", Self::Shipping => "Shipping", Self::Office => "Office",
            Self::Personal => "Personal", Self::Plant => "Plant", Self::Postal => "Postal", Self::Shop => "Shop",
            Self::Subsidiary => "Subsidiary", Self::Warehouse => "Warehouse", Self::Current => "Current",
            Self::Permanent => "Permanent", Self::Other => "Other",
            Self::Unlisted(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Billing" => Self::Billing, "Shipping" => Self::Shipping, "Office" => Self::Office,
            "Personal" => Self::Personal, "Plant" => Self::Plant, "Postal" => Self::Postal, "Shop" => Self::Shop,
            "Subsidiary" => Self::Subsidiary, "Warehouse" => Self::Warehouse, "Current" => Self::Current,
            "Permanent" => Self::Permanent, "Other" => Self::Other,
            _ => Self::Unlisted(text.into()),
        }
    }
}
select_impls!(AddressType);

impl Record for Address {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.address_title.value(), 8 => self.address_type.value(), 9 => self.address_line1.value(),
            10 => self.address_line2.value(), 11 => self.city.value(), 12 => self.county.value(),
            13 => self.state.value(), 14 => self.country.value(), 15 => self.pincode.value(),
            16 => self.email_id.value(), 17 => self.phone.value(), 18 => self.fax.value(),
            19 => self.is_primary_address.value(), 20 => self.is_shipping_address.value(), 21 => self.disabled.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.address_title.assign(value), 8 => self.address_type.assign(value),
            9 => self.address_line1.assign(value), 10 => self.address_line2.assign(value),
            11 => self.city.assign(value), 12 => self.county.assign(value), 13 => self.state.assign(value),
            14 => self.country.assign(value), 15 => self.pincode.assign(value), 16 => self.email_id.assign(value),
            17 => self.phone.assign(value), 18 => self.fax.assign(value), 19 => self.is_primary_address.assign(value),
            20 => self.is_shipping_address.assign(value), 21 => self.disabled.assign(value),
            _ => Ok(()),
        }
    }

    fn rows(&self, index: usize) -> Option<&dyn ChildRows> {
        match index {
            0 => Some(&self.links),
            _ => None,
        }
    }

    fn rows_mut(&mut self, index: usize) -> Option<&mut dyn ChildRows> {
        match index {
            0 => Some(&mut self.links),
            _ => None,
        }
    }
}

impl Document for Address {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X7, X0, X0, X5, X6, X0, XF, X3>;
    const DOCTYPE: &'static str = "Address";
    const TABLE: &'static str = "tabAddress";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "address_title", "address_type",
        "address_line1", "address_line2", "city", "county", "state", "country", "pincode", "email_id", "phone", "fax",
        "is_primary_address", "is_shipping_address", "disabled", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 22;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Address);

static META: Meta = Meta::new(Definition {
    name: "Address",
    module: "Contacts",
    description: "A postal address, linked to the documents that it is the address of.",
    table: "tabAddress",
    fields: &[
        DocField { fieldname: "address_details", fieldtype: FieldType::SectionBreak, ..DocField::NEW },
        DocField {
            fieldname: "address_title", label: "Address Title",
            description: "The first part of the name of the address. Empty for the name of the first linked document.",
            ..DocField::NEW
        },
        DocField {
            fieldname: "address_type", fieldtype: FieldType::Select, label: "Address Type",
            options: "Billing\nShipping\nOffice\nPersonal\nPlant\nPostal\nShop\nSubsidiary\nWarehouse\nCurrent\nPermanent\nOther",
            reqd: true, in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField { fieldname: "address_line1", label: "Address Line 1", length: 240, reqd: true, ..DocField::NEW },
        DocField { fieldname: "address_line2", label: "Address Line 2", length: 240, ..DocField::NEW },
        DocField {
            fieldname: "city", label: "City/Town", reqd: true, search_index: true, in_list_view: true,
            in_global_search: true, ..DocField::NEW
        },
        DocField { fieldname: "county", label: "County", ..DocField::NEW },
        DocField { fieldname: "state", label: "State/Province", ..DocField::NEW },
        DocField {
            fieldname: "country", fieldtype: FieldType::Link, label: "Country", options: "Country", reqd: true,
            search_index: true, in_standard_filter: true, in_global_search: true, ..DocField::NEW
        },
        DocField { fieldname: "pincode", label: "Postal Code", search_index: true, ..DocField::NEW },
        DocField { fieldname: "column_break0", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField { fieldname: "email_id", label: "Email Address", options: "Email", ..DocField::NEW },
        DocField { fieldname: "phone", label: "Phone", ..DocField::NEW },
        DocField { fieldname: "fax", label: "Fax", ..DocField::NEW },
        DocField {
            fieldname: "is_primary_address", fieldtype: FieldType::Check, label: "Preferred Billing Address",
            description: "Of the addresses of a document, one is the preferred one.", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "is_shipping_address", fieldtype: FieldType::Check, label: "Preferred Shipping Address",
            default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "disabled", fieldtype: FieldType::Check, label: "Disabled", default: Some("0"), ..DocField::NEW
        },
        DocField { fieldname: "linked_with", fieldtype: FieldType::SectionBreak, label: "Reference", ..DocField::NEW },
        DocField {
            fieldname: "links", fieldtype: FieldType::Table, label: "Links", options: "Dynamic Link", ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[READ, WRITE, CREATE]).if_owner(),
    ],
    allow_rename: true,
    allow_import: true,
    search_fields: &["country", "state"],
    ..Definition::NEW
});

/// The table of Address, for queries. The other constants are its columns.
pub const table: Table<Address> = Table::new();
pub const name: Column<Address, U0, Text> = Column::new();
pub const owner: Column<Address, U1, Text> = Column::new();
pub const creation: Column<Address, U2, Timestamp> = Column::new();
pub const modified: Column<Address, U3, Timestamp> = Column::new();
pub const modified_by: Column<Address, U4, Text> = Column::new();
pub const docstatus: Column<Address, U5, SmallInt> = Column::new();
pub const idx: Column<Address, U6, BigInt> = Column::new();
pub const address_title: Column<Address, U7, Nullable<Text>> = Column::new();
pub const address_type: Column<Address, U8, Text> = Column::new();
pub const address_line1: Column<Address, U9, Text> = Column::new();
pub const address_line2: Column<Address, U10, Nullable<Text>> = Column::new();
pub const city: Column<Address, U11, Text> = Column::new();
pub const county: Column<Address, U12, Nullable<Text>> = Column::new();
pub const state: Column<Address, U13, Nullable<Text>> = Column::new();
pub const country: Column<Address, U14, Text> = Column::new();
pub const pincode: Column<Address, U15, Nullable<Text>> = Column::new();
pub const email_id: Column<Address, U16, Nullable<Text>> = Column::new();
pub const phone: Column<Address, U17, Nullable<Text>> = Column::new();
pub const fax: Column<Address, U18, Nullable<Text>> = Column::new();
pub const is_primary_address: Column<Address, U19, Check> = Column::new();
pub const is_shipping_address: Column<Address, U20, Check> = Column::new();
pub const disabled: Column<Address, U21, Check> = Column::new();
pub const _user_tags: Column<Address, U22, Nullable<Text>> = Column::new();
pub const _comments: Column<Address, U23, Nullable<Text>> = Column::new();
pub const _assign: Column<Address, U24, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Address, U25, Nullable<Text>> = Column::new();
