//! Option, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/option/option.json`; not to be edited.

#![allow(non_snake_case, non_upper_case_globals, reason = "members and columns are named like their fields")]

use crate::self_::Self_;
use doctyped::models::User;
use doctyped::generated::*;

/// Option
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Option {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub r#type: ::std::option::Option<Type>,
    pub self_: ::std::option::Option<String>,
    pub crate_: bool,
    pub _2_in_1: ::std::option::Option<String>,
    pub _2_in_1_: ::std::option::Option<String>,
    pub größe: ::std::option::Option<String>,
    pub table: ::std::option::Option<String>,
    pub META: ::std::option::Option<String>,
    pub name_: ::std::option::Option<String>,
    pub f: ::std::option::Option<String>,
    pub other: ::std::option::Option<String>,
    pub state: ::std::option::Option<String>,
    pub value: ::std::option::Option<String>,
    pub row: ::std::option::Option<String>,
    pub option: ::std::option::Option<OptionValue>,
    pub result: ::std::option::Option<Result>,
    pub type_value: ::std::option::Option<TypeValue>,
    pub item: ::std::option::Option<Item>,
    pub a__b: ::std::option::Option<String>,
    pub string: ::std::option::Option<String>,
    pub vec: ::std::option::Option<String>,
    pub doctyped: ::std::option::Option<String>,
    pub std: ::std::option::Option<String>,
    pub core: ::std::option::Option<String>,
    pub index: ::std::option::Option<String>,
    pub id: ::std::option::Option<String>,
    pub sql: ::std::option::Option<String>,
    pub slot: ::std::option::Option<String>,
    pub field: ::std::option::Option<String>,
    pub d: ::std::option::Option<String>,
    /// ChildRows
    pub rows: Vec<Self_>,
}

/// Values of the field `type`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// `A+`
    APlus,
    /// `A-`
    AMinus,
    /// `self`
    Self_,
    /// `1`
    N1,
    /// `-1`
    Minus1,
    /// `1-10`
    N1_10,
    /// Empty text.
    Blank,
    Other,
    Open,
    /// `Open`
    Open2,
    Größe,
    /// `≥`
    Option12,
    /// `=`
    Equal,
    /// A stored value that is none of the options.
    Unlisted(Box<str>),
}

impl Select for Type {
    fn as_str(&self) -> &str {
        match self {
            Self::APlus => "A+", Self::AMinus => "A-", Self::Self_ => "self", Self::N1 => "1", Self::Minus1 => "-1",
            Self::N1_10 => "1-10", Self::Blank => "", Self::Other => "Other", Self::Open => "open",
            Self::Open2 => "Open", Self::Größe => "größe", Self::Option12 => "≥", Self::Equal => "=",
            Self::Unlisted(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "A+" => Self::APlus, "A-" => Self::AMinus, "self" => Self::Self_, "1" => Self::N1, "-1" => Self::Minus1,
            "1-10" => Self::N1_10, "" => Self::Blank, "Other" => Self::Other, "open" => Self::Open,
            "Open" => Self::Open2, "größe" => Self::Größe, "≥" => Self::Option12, "=" => Self::Equal,
            _ => Self::Unlisted(text.into()),
        }
    }
}
select_impls!(Type);

/// Values of the field `option`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum OptionValue {
    Some,
    None,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for OptionValue {
    fn as_str(&self) -> &str {
        match self {
            Self::Some => "Some", Self::None => "None",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Some" => Self::Some, "None" => Self::None,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(OptionValue);

/// Values of the field `result`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Result {
    Ok,
    Err,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Result {
    fn as_str(&self) -> &str {
        match self {
            Self::Ok => "Ok", Self::Err => "Err",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Ok" => Self::Ok, "Err" => Self::Err,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Result);

/// Values of the field `type_value`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeValue {
    X,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for TypeValue {
    fn as_str(&self) -> &str {
        match self {
            Self::X => "X",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "X" => Self::X,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(TypeValue);

/// Values of the field `item`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Item {
    X,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Item {
    fn as_str(&self) -> &str {
        match self {
            Self::X => "X",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "X" => Self::X,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Item);

impl Record for Option {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot_: usize) -> ValueRef<'_> {
        match slot_ {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.r#type.value(),
            8 => self.self_.value(), 9 => self.crate_.value(), 10 => self._2_in_1.value(), 11 => self._2_in_1_.value(),
            12 => self.größe.value(), 13 => self.table.value(), 14 => self.META.value(), 15 => self.name_.value(),
            16 => self.f.value(), 17 => self.other.value(), 18 => self.state.value(), 19 => self.value.value(),
            20 => self.row.value(), 21 => self.option.value(), 22 => self.result.value(), 23 => self.type_value.value(),
            24 => self.item.value(), 25 => self.a__b.value(), 26 => self.string.value(), 27 => self.vec.value(),
            28 => self.doctyped.value(), 29 => self.std.value(), 30 => self.core.value(), 31 => self.index.value(),
            32 => self.id.value(), 33 => self.sql.value(), 34 => self.slot.value(), 35 => self.field.value(),
            36 => self.d.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot_: usize, value_: Value) -> ::std::result::Result<(), Mismatch> {
        match slot_ {
            0 => self.name.assign(value_), 1 => self.owner.assign(value_), 2 => self.creation.assign(value_),
            3 => self.modified.assign(value_), 4 => self.modified_by.assign(value_), 5 => self.docstatus.assign(value_),
            6 => self.idx.assign(value_), 7 => self.r#type.assign(value_), 8 => self.self_.assign(value_),
            9 => self.crate_.assign(value_), 10 => self._2_in_1.assign(value_), 11 => self._2_in_1_.assign(value_),
            12 => self.größe.assign(value_), 13 => self.table.assign(value_), 14 => self.META.assign(value_),
            15 => self.name_.assign(value_), 16 => self.f.assign(value_), 17 => self.other.assign(value_),
            18 => self.state.assign(value_), 19 => self.value.assign(value_), 20 => self.row.assign(value_),
            21 => self.option.assign(value_), 22 => self.result.assign(value_), 23 => self.type_value.assign(value_),
            24 => self.item.assign(value_), 25 => self.a__b.assign(value_), 26 => self.string.assign(value_),
            27 => self.vec.assign(value_), 28 => self.doctyped.assign(value_), 29 => self.std.assign(value_),
            30 => self.core.assign(value_), 31 => self.index.assign(value_), 32 => self.id.assign(value_),
            33 => self.sql.assign(value_), 34 => self.slot.assign(value_), 35 => self.field.assign(value_),
            36 => self.d.assign(value_),
            _ => Ok(()),
        }
    }

    fn rows(&self, index_: usize) -> ::std::option::Option<&dyn ChildRows> {
        match index_ {
            0 => Some(&self.rows),
            _ => None,
        }
    }

    fn rows_mut(&mut self, index_: usize) -> ::std::option::Option<&mut dyn ChildRows> {
        match index_ {
            0 => Some(&mut self.rows),
            _ => None,
        }
    }
}

impl Document for Option {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X1, X7, X2, X4, X5, XC, XB, X4>;
    const DOCTYPE: &'static str = "Option";
    const TABLE: &'static str = "tabOption";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "type", "self", "crate", "2_in_1",
        "_2_in_1", "größe", "table", "META", "name_", "f", "other", "state", "value", "row", "option", "result",
        "type_value", "item", "a__b", "string", "vec", "doctyped", "std", "core", "index", "id", "sql", "slot", "field",
        "d", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 37;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Option);

static META: Meta = Meta::new(Definition {
    name: "Option",
    module: "Test",
    table: "tabOption",
    fields: &[
        DocField {
            fieldname: "type", fieldtype: FieldType::Select, label: "Type",
            options: "A+\nA-\nself\n1\n-1\n1-10\n\nOther\nopen\nOpen\ngröße\n≥\n=", ..DocField::NEW
        },
        DocField { fieldname: "self", label: "Self", ..DocField::NEW },
        DocField { fieldname: "crate", fieldtype: FieldType::Check, label: "Crate", ..DocField::NEW },
        DocField { fieldname: "2_in_1", label: "2 In 1", ..DocField::NEW },
        DocField { fieldname: "_2_in_1", label: " 2 In 1", ..DocField::NEW },
        DocField { fieldname: "größe", label: "Größe", ..DocField::NEW },
        DocField { fieldname: "table", label: "Table", ..DocField::NEW },
        DocField { fieldname: "META", label: "Meta", ..DocField::NEW },
        DocField { fieldname: "name_", label: "Name ", ..DocField::NEW },
        DocField { fieldname: "f", label: "F", ..DocField::NEW },
        DocField { fieldname: "other", label: "Other", ..DocField::NEW },
        DocField { fieldname: "state", label: "State", ..DocField::NEW },
        DocField { fieldname: "value", label: "Value", ..DocField::NEW },
        DocField { fieldname: "row", label: "Row", ..DocField::NEW },
        DocField {
            fieldname: "option", fieldtype: FieldType::Select, label: "Option", options: "Some\nNone", ..DocField::NEW
        },
        DocField {
            fieldname: "result", fieldtype: FieldType::Select, label: "Result", options: "Ok\nErr", ..DocField::NEW
        },
        DocField {
            fieldname: "type_value", fieldtype: FieldType::Select, label: "Type Value", options: "X", ..DocField::NEW
        },
        DocField { fieldname: "item", fieldtype: FieldType::Select, label: "Item", options: "X", ..DocField::NEW },
        DocField { fieldname: "a__b", label: "A  B", ..DocField::NEW },
        DocField { fieldname: "string", label: "String", ..DocField::NEW },
        DocField { fieldname: "vec", label: "Vec", ..DocField::NEW },
        DocField { fieldname: "doctyped", label: "Doctyped", ..DocField::NEW },
        DocField { fieldname: "std", label: "Std", ..DocField::NEW },
        DocField { fieldname: "core", label: "Core", ..DocField::NEW },
        DocField { fieldname: "index", label: "Index", ..DocField::NEW },
        DocField { fieldname: "id", label: "Id", ..DocField::NEW },
        DocField { fieldname: "sql", label: "Sql", ..DocField::NEW },
        DocField { fieldname: "slot", label: "Slot", ..DocField::NEW },
        DocField { fieldname: "field", label: "Field", ..DocField::NEW },
        DocField { fieldname: "d", label: "D", ..DocField::NEW },
        DocField {
            fieldname: "rows", fieldtype: FieldType::Table, label: "ChildRows", options: "Self", ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    ..Definition::NEW
});

/// The table of Option, for queries. The other constants are its columns.
pub const table: Table<Option> = Table::new();
pub const name: Column<Option, U0, Text> = Column::new();
pub const owner: Column<Option, U1, Text> = Column::new();
pub const creation: Column<Option, U2, Timestamp> = Column::new();
pub const modified: Column<Option, U3, Timestamp> = Column::new();
pub const modified_by: Column<Option, U4, Text> = Column::new();
pub const docstatus: Column<Option, U5, SmallInt> = Column::new();
pub const idx: Column<Option, U6, BigInt> = Column::new();
pub const r#type: Column<Option, U7, Nullable<Text>> = Column::new();
pub const self_: Column<Option, U8, Nullable<Text>> = Column::new();
pub const crate_: Column<Option, U9, Check> = Column::new();
pub const _2_in_1: Column<Option, U10, Nullable<Text>> = Column::new();
pub const _2_in_1_: Column<Option, U11, Nullable<Text>> = Column::new();
pub const größe: Column<Option, U12, Nullable<Text>> = Column::new();
pub const table_: Column<Option, U13, Nullable<Text>> = Column::new();
pub const META_: Column<Option, U14, Nullable<Text>> = Column::new();
pub const name_: Column<Option, U15, Nullable<Text>> = Column::new();
pub const f: Column<Option, U16, Nullable<Text>> = Column::new();
pub const other: Column<Option, U17, Nullable<Text>> = Column::new();
pub const state: Column<Option, U18, Nullable<Text>> = Column::new();
pub const value: Column<Option, U19, Nullable<Text>> = Column::new();
pub const row: Column<Option, U20, Nullable<Text>> = Column::new();
pub const option: Column<Option, U21, Nullable<Text>> = Column::new();
pub const result: Column<Option, U22, Nullable<Text>> = Column::new();
pub const type_value: Column<Option, U23, Nullable<Text>> = Column::new();
pub const item: Column<Option, U24, Nullable<Text>> = Column::new();
pub const a__b: Column<Option, U25, Nullable<Text>> = Column::new();
pub const string: Column<Option, U26, Nullable<Text>> = Column::new();
pub const vec: Column<Option, U27, Nullable<Text>> = Column::new();
pub const doctyped: Column<Option, U28, Nullable<Text>> = Column::new();
pub const std: Column<Option, U29, Nullable<Text>> = Column::new();
pub const core: Column<Option, U30, Nullable<Text>> = Column::new();
pub const index: Column<Option, U31, Nullable<Text>> = Column::new();
pub const id: Column<Option, U32, Nullable<Text>> = Column::new();
pub const sql: Column<Option, U33, Nullable<Text>> = Column::new();
pub const slot: Column<Option, U34, Nullable<Text>> = Column::new();
pub const field: Column<Option, U35, Nullable<Text>> = Column::new();
pub const d: Column<Option, U36, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Option, U37, Nullable<Text>> = Column::new();
pub const _comments: Column<Option, U38, Nullable<Text>> = Column::new();
pub const _assign: Column<Option, U39, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Option, U40, Nullable<Text>> = Column::new();
