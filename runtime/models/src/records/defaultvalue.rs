//! DefaultValue, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/defaultvalue/defaultvalue.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A default for new documents: of a user, or of the whole site.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DefaultValue {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// Key
    pub defkey: String,
    /// Value
    pub defvalue: Option<String>,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for DefaultValue {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.defkey.value(),
            8 => self.defvalue.value(), 9 => self.parent.value(), 10 => self.parentfield.value(),
            11 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.defkey.assign(value), 8 => self.defvalue.assign(value),
            9 => self.parent.assign(value), 10 => self.parentfield.assign(value), 11 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for DefaultValue {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XC, XD, X0, X9, X3, XF, X9, XF>;
    const DOCTYPE: &'static str = "DefaultValue";
    const TABLE: &'static str = "tabDefaultValue";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "defkey", "defvalue", "parent",
        "parentfield", "parenttype",
    ];
    const SLOTS: usize = 12;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DefaultValue);

static META: Meta = Meta::new(Definition {
    name: "DefaultValue",
    module: "Core",
    description: "A default for new documents: of a user, or of the whole site.",
    table: "tabDefaultValue",
    fields: &[
        DocField { fieldname: "defkey", label: "Key", reqd: true, in_list_view: true, ..DocField::NEW },
        DocField {
            fieldname: "defvalue", fieldtype: FieldType::Text, label: "Value", in_list_view: true, ..DocField::NEW
        },
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of DefaultValue, for queries. The other constants are its columns.
pub const table: Table<DefaultValue> = Table::new();
pub const name: Column<DefaultValue, U0, Text> = Column::new();
pub const owner: Column<DefaultValue, U1, Text> = Column::new();
pub const creation: Column<DefaultValue, U2, Timestamp> = Column::new();
pub const modified: Column<DefaultValue, U3, Timestamp> = Column::new();
pub const modified_by: Column<DefaultValue, U4, Text> = Column::new();
pub const docstatus: Column<DefaultValue, U5, SmallInt> = Column::new();
pub const idx: Column<DefaultValue, U6, BigInt> = Column::new();
pub const defkey: Column<DefaultValue, U7, Text> = Column::new();
pub const defvalue: Column<DefaultValue, U8, Nullable<Text>> = Column::new();
pub const parent: Column<DefaultValue, U9, Text> = Column::new();
pub const parentfield: Column<DefaultValue, U10, Text> = Column::new();
pub const parenttype: Column<DefaultValue, U11, Text> = Column::new();
