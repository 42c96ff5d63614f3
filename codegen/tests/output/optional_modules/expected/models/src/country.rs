//! Country, of module Geo.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/geo/country/country.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// A country or territory of ISO 3166-1.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub country_name: String,
    /// How dates are usually written there.
    pub date_format: Option<String>,
    pub time_format: Option<String>,
    /// Names of the time zone database, one a line.
    pub time_zones: Option<String>,
    /// The two letters of ISO 3166-1, in lower case.
    pub code: Option<String>,
}

impl Default for Country {
    fn default() -> Self {
        Self {
            time_format: Some(String::from("HH:mm:ss")),
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), country_name: Default::default(), date_format: Default::default(),
            time_zones: Default::default(), code: Default::default(),
        }
    }
}

impl Record for Country {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.country_name.value(), 8 => self.date_format.value(), 9 => self.time_format.value(),
            10 => self.time_zones.value(), 11 => self.code.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.country_name.assign(value), 8 => self.date_format.assign(value),
            9 => self.time_format.assign(value), 10 => self.time_zones.assign(value), 11 => self.code.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Country {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X0, X4, XF, X4, XF, XE, X7, X1>;
    const DOCTYPE: &'static str = "Country";
    const TABLE: &'static str = "tabCountry";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "country_name", "date_format",
        "time_format", "time_zones", "code", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 12;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Country);

static META: Meta = Meta::new(Definition {
    name: "Country",
    module: "Geo",
    description: "A country or territory of ISO 3166-1.",
    table: "tabCountry",
    fields: &[
        DocField {
            fieldname: "country_name", label: "Country Name", reqd: true, unique: true, in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "date_format", label: "Date Format", description: "How dates are usually written there.",
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "time_format", label: "Time Format", default: Some("HH:mm:ss"), in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "time_zones", fieldtype: FieldType::Text, label: "Time Zones",
            description: "Names of the time zone database, one a line.", ..DocField::NEW
        },
        DocField {
            fieldname: "code", label: "Code", description: "The two letters of ISO 3166-1, in lower case.",
            search_index: true, in_list_view: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("All", 0, &[SELECT, READ, REPORT]),
    ],
    naming: Naming::Field("country_name"),
    allow_import: true,
    track_changes: true,
    sort: &[("country_name", SortOrder::Asc)],
    ..Definition::NEW
});

/// The table of Country, for queries. The other constants are its columns.
pub const table: Table<Country> = Table::new();
pub const name: Column<Country, U0, Text> = Column::new();
pub const owner: Column<Country, U1, Text> = Column::new();
pub const creation: Column<Country, U2, Timestamp> = Column::new();
pub const modified: Column<Country, U3, Timestamp> = Column::new();
pub const modified_by: Column<Country, U4, Text> = Column::new();
pub const docstatus: Column<Country, U5, SmallInt> = Column::new();
pub const idx: Column<Country, U6, BigInt> = Column::new();
pub const country_name: Column<Country, U7, Text> = Column::new();
pub const date_format: Column<Country, U8, Nullable<Text>> = Column::new();
pub const time_format: Column<Country, U9, Nullable<Text>> = Column::new();
pub const time_zones: Column<Country, U10, Nullable<Text>> = Column::new();
pub const code: Column<Country, U11, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Country, U12, Nullable<Text>> = Column::new();
pub const _comments: Column<Country, U13, Nullable<Text>> = Column::new();
pub const _assign: Column<Country, U14, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Country, U15, Nullable<Text>> = Column::new();
