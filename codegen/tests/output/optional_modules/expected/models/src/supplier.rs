//! Supplier, of module Trade.
//!
//! Written by `cargo xtask codegen` from `doctypes/trade/supplier/supplier.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::contact::Contact;
use crate::country::Country;
use crate::currency::Currency;
use crate::uom::UOM;
use doctyped::models::User;
use doctyped::generated::*;

/// Supplier
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Supplier {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub supplier_name: String,
    pub legal_name: Option<String>,
    pub country: Link<Country>,
    pub currency: Option<Link<Currency>>,
    pub unit: Option<Link<UOM>>,
    pub main_contact: Option<Link<Contact>>,
}

impl Record for Supplier {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.supplier_name.value(), 8 => self.legal_name.value(), 9 => self.country.value(),
            10 => self.currency.value(), 11 => self.unit.value(), 12 => self.main_contact.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.supplier_name.assign(value), 8 => self.legal_name.assign(value),
            9 => self.country.assign(value), 10 => self.currency.assign(value), 11 => self.unit.assign(value),
            12 => self.main_contact.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Supplier {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XB, X1, X6, X7, XF, X2, X2, X9>;
    const DOCTYPE: &'static str = "Supplier";
    const TABLE: &'static str = "tabSupplier";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "supplier_name", "legal_name",
        "country", "currency", "unit", "main_contact", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Supplier);

static META: Meta = Meta::new(Definition {
    name: "Supplier",
    module: "Trade",
    table: "tabSupplier",
    fields: &[
        DocField { fieldname: "supplier_name", reqd: true, unique: true, ..DocField::NEW },
        DocField { fieldname: "legal_name", ..DocField::NEW },
        DocField { fieldname: "country", fieldtype: FieldType::Link, options: "Country", reqd: true, ..DocField::NEW },
        DocField { fieldname: "currency", fieldtype: FieldType::Link, options: "Currency", ..DocField::NEW },
        DocField { fieldname: "unit", fieldtype: FieldType::Link, options: "UOM", ..DocField::NEW },
        DocField { fieldname: "main_contact", fieldtype: FieldType::Link, options: "Contact", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, REPORT, EXPORT]),
    ],
    naming: Naming::Field("supplier_name"),
    title_field: "legal_name",
    ..Definition::NEW
});

/// The table of Supplier, for queries. The other constants are its columns.
pub const table: Table<Supplier> = Table::new();
pub const name: Column<Supplier, U0, Text> = Column::new();
pub const owner: Column<Supplier, U1, Text> = Column::new();
pub const creation: Column<Supplier, U2, Timestamp> = Column::new();
pub const modified: Column<Supplier, U3, Timestamp> = Column::new();
pub const modified_by: Column<Supplier, U4, Text> = Column::new();
pub const docstatus: Column<Supplier, U5, SmallInt> = Column::new();
pub const idx: Column<Supplier, U6, BigInt> = Column::new();
pub const supplier_name: Column<Supplier, U7, Text> = Column::new();
pub const legal_name: Column<Supplier, U8, Nullable<Text>> = Column::new();
pub const country: Column<Supplier, U9, Text> = Column::new();
pub const currency: Column<Supplier, U10, Nullable<Text>> = Column::new();
pub const unit: Column<Supplier, U11, Nullable<Text>> = Column::new();
pub const main_contact: Column<Supplier, U12, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Supplier, U13, Nullable<Text>> = Column::new();
pub const _comments: Column<Supplier, U14, Nullable<Text>> = Column::new();
pub const _assign: Column<Supplier, U15, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Supplier, U16, Nullable<Text>> = Column::new();
