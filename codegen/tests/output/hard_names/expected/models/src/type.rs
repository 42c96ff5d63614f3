//! Type, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/type/type.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Type
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Type {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub r#type: Option<TypeValue>,
}

/// Values of the field `type`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeValue {
    Type,
    /// `Self`
    Self_,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for TypeValue {
    fn as_str(&self) -> &str {
        match self {
            Self::Type => "Type", Self::Self_ => "Self",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Type" => Self::Type, "Self" => Self::Self_,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(TypeValue);

impl Record for Type {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.r#type.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.r#type.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Type {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XD, X1, X5, X5, XD, X0, X6, XD>;
    const DOCTYPE: &'static str = "Type";
    const TABLE: &'static str = "tabType";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "type", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Type);

static META: Meta = Meta::new(Definition {
    name: "Type",
    module: "Test",
    table: "tabType",
    fields: &[
        DocField {
            fieldname: "type", fieldtype: FieldType::Select, label: "Type", options: "Type\nSelf", ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    ..Definition::NEW
});

/// The table of Type, for queries. The other constants are its columns.
pub const table: Table<Type> = Table::new();
pub const name: Column<Type, U0, Text> = Column::new();
pub const owner: Column<Type, U1, Text> = Column::new();
pub const creation: Column<Type, U2, Timestamp> = Column::new();
pub const modified: Column<Type, U3, Timestamp> = Column::new();
pub const modified_by: Column<Type, U4, Text> = Column::new();
pub const docstatus: Column<Type, U5, SmallInt> = Column::new();
pub const idx: Column<Type, U6, BigInt> = Column::new();
pub const r#type: Column<Type, U7, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Type, U8, Nullable<Text>> = Column::new();
pub const _comments: Column<Type, U9, Nullable<Text>> = Column::new();
pub const _assign: Column<Type, U10, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Type, U11, Nullable<Text>> = Column::new();
