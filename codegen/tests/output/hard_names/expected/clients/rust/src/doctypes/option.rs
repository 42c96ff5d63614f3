//! The DocType Option.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/option/option.json`; not to be edited.

/// Option
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Option {
    /// `name`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub name: ::std::string::String,
    /// `owner`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub owner: ::std::string::String,
    /// `creation`
    #[serde(with = "crate::wire::datetime")]
    pub creation: ::chrono::NaiveDateTime,
    /// `modified`
    #[serde(with = "crate::wire::datetime")]
    pub modified: ::chrono::NaiveDateTime,
    /// `modified_by`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub modified_by: ::std::string::String,
    /// `docstatus`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub docstatus: i64,
    /// `idx`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub idx: i64,
    /// Type
    pub r#type: ::std::option::Option<Type>,
    /// Self
    #[serde(rename = "self")]
    pub self_: ::std::option::Option<::std::string::String>,
    /// Crate
    #[serde(rename = "crate", with = "crate::wire::check")]
    pub crate_: bool,
    /// 2 In 1
    #[serde(rename = "2_in_1")]
    pub _2_in_1: ::std::option::Option<::std::string::String>,
    /// 2 In 1
    #[serde(rename = "_2_in_1")]
    pub _2_in_1_: ::std::option::Option<::std::string::String>,
    /// Größe
    pub größe: ::std::option::Option<::std::string::String>,
    /// Table
    pub table: ::std::option::Option<::std::string::String>,
    /// Meta
    pub META: ::std::option::Option<::std::string::String>,
    /// Name
    pub name_: ::std::option::Option<::std::string::String>,
    /// F
    pub f: ::std::option::Option<::std::string::String>,
    /// Other
    pub other: ::std::option::Option<::std::string::String>,
    /// State
    pub state: ::std::option::Option<::std::string::String>,
    /// Value
    pub value: ::std::option::Option<::std::string::String>,
    /// Row
    pub row: ::std::option::Option<::std::string::String>,
    /// Option
    pub option: ::std::option::Option<OptionValue>,
    /// Result
    pub result: ::std::option::Option<Result>,
    /// Type Value
    pub type_value: ::std::option::Option<TypeValue>,
    /// Item
    pub item: ::std::option::Option<Item>,
    /// A B
    pub a__b: ::std::option::Option<::std::string::String>,
    /// String
    pub string: ::std::option::Option<::std::string::String>,
    /// Vec
    pub vec: ::std::option::Option<::std::string::String>,
    /// Doctyped
    pub doctyped: ::std::option::Option<::std::string::String>,
    /// Std
    pub std: ::std::option::Option<::std::string::String>,
    /// Core
    pub core: ::std::option::Option<::std::string::String>,
    /// Index
    pub index: ::std::option::Option<::std::string::String>,
    /// Id
    pub id: ::std::option::Option<::std::string::String>,
    /// Sql
    pub sql: ::std::option::Option<::std::string::String>,
    /// Slot
    pub slot: ::std::option::Option<::std::string::String>,
    /// Field
    pub field: ::std::option::Option<::std::string::String>,
    /// D
    pub d: ::std::option::Option<::std::string::String>,
    /// ChildRows
    pub rows: ::std::vec::Vec<crate::doctypes::self_::Self_>,
}

impl Option {
    /// The field `name`.
    pub const NAME: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("name");
    /// The field `owner`.
    pub const OWNER: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("owner");
    /// The field `creation`.
    pub const CREATION: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("creation");
    /// The field `modified`.
    pub const MODIFIED: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("modified");
    /// The field `modified_by`.
    pub const MODIFIED_BY: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("modified_by");
    /// The field `docstatus`.
    pub const DOCSTATUS: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("docstatus");
    /// The field `idx`.
    pub const IDX: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("idx");
    /// The field `type`.
    pub const TYPE: crate::Column<Self, crate::Nullable<crate::Choice<Type>>> = crate::Column::new("type");
    /// The field `self`.
    pub const SELF_: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("self");
    /// The field `crate`.
    pub const CRATE_: crate::Column<Self, crate::Check> = crate::Column::new("crate");
    /// The field `2_in_1`.
    pub const _2_IN_1: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("2_in_1");
    /// The field `_2_in_1`.
    pub const _2_IN_1_: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("_2_in_1");
    /// The field `größe`.
    pub const GRÖSSE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("größe");
    /// The field `table`.
    pub const TABLE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("table");
    /// The field `META`.
    pub const META: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("META");
    /// The field `name_`.
    pub const NAME_: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("name_");
    /// The field `f`.
    pub const F: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("f");
    /// The field `other`.
    pub const OTHER: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("other");
    /// The field `state`.
    pub const STATE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("state");
    /// The field `value`.
    pub const VALUE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("value");
    /// The field `row`.
    pub const ROW: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("row");
    /// The field `option`.
    pub const OPTION: crate::Column<Self, crate::Nullable<crate::Choice<OptionValue>>> = crate::Column::new("option");
    /// The field `result`.
    pub const RESULT: crate::Column<Self, crate::Nullable<crate::Choice<Result>>> = crate::Column::new("result");
    /// The field `type_value`.
    pub const TYPE_VALUE: crate::Column<Self, crate::Nullable<crate::Choice<TypeValue>>> = crate::Column::new("type_value");
    /// The field `item`.
    pub const ITEM: crate::Column<Self, crate::Nullable<crate::Choice<Item>>> = crate::Column::new("item");
    /// The field `a__b`.
    pub const A__B: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("a__b");
    /// The field `string`.
    pub const STRING: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("string");
    /// The field `vec`.
    pub const VEC: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("vec");
    /// The field `doctyped`.
    pub const DOCTYPED: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("doctyped");
    /// The field `std`.
    pub const STD: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("std");
    /// The field `core`.
    pub const CORE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("core");
    /// The field `index`.
    pub const INDEX: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("index");
    /// The field `id`.
    pub const ID: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("id");
    /// The field `sql`.
    pub const SQL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("sql");
    /// The field `slot`.
    pub const SLOT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("slot");
    /// The field `field`.
    pub const FIELD: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("field");
    /// The field `d`.
    pub const D: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("d");
    /// The field `rows`.
    pub const ROWS: crate::Table<Self, crate::doctypes::self_::Self_> = crate::Table::new("rows");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for Option {
    const DOCTYPE: &'static str = "Option";
}
impl crate::Named for Option {}

/// Options of the field `type`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Type {
    /// `A+`
    #[default]
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
    /// ``
    Blank,
    /// `Other`
    Other,
    /// `open`
    Open,
    /// `Open`
    Open2,
    /// `größe`
    Größe,
    /// `≥`
    Option12,
    /// `=`
    Equal,
    /// A stored value that is none of the options.
    Unlisted(::std::string::String),
}

impl crate::Options for Type {
    fn as_str(&self) -> &str {
        match self {
            Self::APlus => "A+",
            Self::AMinus => "A-",
            Self::Self_ => "self",
            Self::N1 => "1",
            Self::Minus1 => "-1",
            Self::N1_10 => "1-10",
            Self::Blank => "",
            Self::Other => "Other",
            Self::Open => "open",
            Self::Open2 => "Open",
            Self::Größe => "größe",
            Self::Option12 => "≥",
            Self::Equal => "=",
            Self::Unlisted(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "A+" => Self::APlus,
            "A-" => Self::AMinus,
            "self" => Self::Self_,
            "1" => Self::N1,
            "-1" => Self::Minus1,
            "1-10" => Self::N1_10,
            "" => Self::Blank,
            "Other" => Self::Other,
            "open" => Self::Open,
            "Open" => Self::Open2,
            "größe" => Self::Größe,
            "≥" => Self::Option12,
            "=" => Self::Equal,
            _ => Self::Unlisted(text),
        }
    }
}

crate::options_impls!(Type);

/// Options of the field `option`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum OptionValue {
    /// `Some`
    #[default]
    Some,
    /// `None`
    None,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for OptionValue {
    fn as_str(&self) -> &str {
        match self {
            Self::Some => "Some",
            Self::None => "None",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Some" => Self::Some,
            "None" => Self::None,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(OptionValue);

/// Options of the field `result`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Result {
    /// `Ok`
    #[default]
    Ok,
    /// `Err`
    Err,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Result {
    fn as_str(&self) -> &str {
        match self {
            Self::Ok => "Ok",
            Self::Err => "Err",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Ok" => Self::Ok,
            "Err" => Self::Err,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Result);

/// Options of the field `type_value`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum TypeValue {
    /// `X`
    #[default]
    X,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for TypeValue {
    fn as_str(&self) -> &str {
        match self {
            Self::X => "X",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "X" => Self::X,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(TypeValue);

/// Options of the field `item`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Item {
    /// `X`
    #[default]
    X,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Item {
    fn as_str(&self) -> &str {
        match self {
            Self::X => "X",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "X" => Self::X,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Item);
