//! Option, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/option/option.json`; not to be edited.

#![allow(non_snake_case, non_upper_case_globals, reason = "members and columns are named like their fields")]

/// Option
#[derive(Debug, Clone, PartialEq)]
pub struct Option {
    /// ID
    pub name: ::std::string::String,
    /// Created By
    pub owner: ::doctyped::table::Link<::doctyped::core::User>,
    /// Created On
    pub creation: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated On
    pub modified: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated By
    pub modified_by: ::doctyped::table::Link<::doctyped::core::User>,
    /// Document Status
    pub docstatus: ::doctyped::table::DocStatus,
    /// Index
    pub idx: i64,
    /// Type
    pub r#type: ::std::option::Option<Type>,
    /// Self
    pub self_: ::std::option::Option<::std::string::String>,
    /// Crate
    pub crate_: bool,
    /// 2 In 1
    pub _2_in_1: ::std::option::Option<::std::string::String>,
    /// 2 In 1
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
    /// Rows
    pub rows: ::std::vec::Vec<crate::self_::Self_>,
}

/// Type
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
    /// Nothing.
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
    Unlisted(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Type {
    fn as_str(&self) -> &str {
        match self {
            Type::APlus => "A+",
            Type::AMinus => "A-",
            Type::Self_ => "self",
            Type::N1 => "1",
            Type::Minus1 => "-1",
            Type::N1_10 => "1-10",
            Type::Blank => "",
            Type::Other => "Other",
            Type::Open => "open",
            Type::Open2 => "Open",
            Type::Größe => "größe",
            Type::Option12 => "≥",
            Type::Equal => "=",
            Type::Unlisted(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Type {
        match __text {
            "A+" => Type::APlus,
            "A-" => Type::AMinus,
            "self" => Type::Self_,
            "1" => Type::N1,
            "-1" => Type::Minus1,
            "1-10" => Type::N1_10,
            "" => Type::Blank,
            "Other" => Type::Other,
            "open" => Type::Open,
            "Open" => Type::Open2,
            "größe" => Type::Größe,
            "≥" => Type::Option12,
            "=" => Type::Equal,
            _ => Type::Unlisted(__text.into()),
        }
    }
}
::doctyped::select_impls!(Type);

/// Option
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum OptionValue {
    /// `Some`
    Some,
    /// `None`
    None,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for OptionValue {
    fn as_str(&self) -> &str {
        match self {
            OptionValue::Some => "Some",
            OptionValue::None => "None",
            OptionValue::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> OptionValue {
        match __text {
            "Some" => OptionValue::Some,
            "None" => OptionValue::None,
            _ => OptionValue::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(OptionValue);

/// Result
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Result {
    /// `Ok`
    Ok,
    /// `Err`
    Err,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Result {
    fn as_str(&self) -> &str {
        match self {
            Result::Ok => "Ok",
            Result::Err => "Err",
            Result::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Result {
        match __text {
            "Ok" => Result::Ok,
            "Err" => Result::Err,
            _ => Result::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Result);

/// Type Value
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeValue {
    /// `X`
    X,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for TypeValue {
    fn as_str(&self) -> &str {
        match self {
            TypeValue::X => "X",
            TypeValue::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> TypeValue {
        match __text {
            "X" => TypeValue::X,
            _ => TypeValue::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(TypeValue);

/// Item
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Item {
    /// `X`
    X,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Item {
    fn as_str(&self) -> &str {
        match self {
            Item::X => "X",
            Item::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Item {
        match __text {
            "X" => Item::X,
            _ => Item::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Item);

impl ::std::default::Default for Option {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            r#type: ::std::option::Option::None,
            self_: ::std::option::Option::None,
            crate_: false,
            _2_in_1: ::std::option::Option::None,
            _2_in_1_: ::std::option::Option::None,
            größe: ::std::option::Option::None,
            table: ::std::option::Option::None,
            META: ::std::option::Option::None,
            name_: ::std::option::Option::None,
            f: ::std::option::Option::None,
            other: ::std::option::Option::None,
            state: ::std::option::Option::None,
            value: ::std::option::Option::None,
            row: ::std::option::Option::None,
            option: ::std::option::Option::None,
            result: ::std::option::Option::None,
            type_value: ::std::option::Option::None,
            item: ::std::option::Option::None,
            a__b: ::std::option::Option::None,
            string: ::std::option::Option::None,
            vec: ::std::option::Option::None,
            doctyped: ::std::option::Option::None,
            std: ::std::option::Option::None,
            core: ::std::option::Option::None,
            index: ::std::option::Option::None,
            id: ::std::option::Option::None,
            sql: ::std::option::Option::None,
            slot: ::std::option::Option::None,
            field: ::std::option::Option::None,
            d: ::std::option::Option::None,
            rows: ::std::vec::Vec::new(),
        }
    }
}

impl ::doctyped::table::Record for Option {
    fn meta(&self) -> &'static ::doctyped::schema::Meta {
        &META
    }
    fn get(&self, __slot: usize) -> ::doctyped::table::ValueRef<'_> {
        use ::doctyped::table::FieldValue as _;
        match __slot {
            0 => self.name.value(),
            1 => self.owner.value(),
            2 => self.creation.value(),
            3 => self.modified.value(),
            4 => self.modified_by.value(),
            5 => self.docstatus.value(),
            6 => self.idx.value(),
            7 => self.r#type.value(),
            8 => self.self_.value(),
            9 => self.crate_.value(),
            10 => self._2_in_1.value(),
            11 => self._2_in_1_.value(),
            12 => self.größe.value(),
            13 => self.table.value(),
            14 => self.META.value(),
            15 => self.name_.value(),
            16 => self.f.value(),
            17 => self.other.value(),
            18 => self.state.value(),
            19 => self.value.value(),
            20 => self.row.value(),
            21 => self.option.value(),
            22 => self.result.value(),
            23 => self.type_value.value(),
            24 => self.item.value(),
            25 => self.a__b.value(),
            26 => self.string.value(),
            27 => self.vec.value(),
            28 => self.doctyped.value(),
            29 => self.std.value(),
            30 => self.core.value(),
            31 => self.index.value(),
            32 => self.id.value(),
            33 => self.sql.value(),
            34 => self.slot.value(),
            35 => self.field.value(),
            36 => self.d.value(),
            _ => ::doctyped::table::ValueRef::Null,
        }
    }
    fn set(
        &mut self,
        __slot: usize,
        __value: ::doctyped::table::Value,
    ) -> ::std::result::Result<(), ::doctyped::table::Mismatch> {
        use ::doctyped::table::FieldValue as _;
        match __slot {
            0 => self.name.assign(__value),
            1 => self.owner.assign(__value),
            2 => self.creation.assign(__value),
            3 => self.modified.assign(__value),
            4 => self.modified_by.assign(__value),
            5 => self.docstatus.assign(__value),
            6 => self.idx.assign(__value),
            7 => self.r#type.assign(__value),
            8 => self.self_.assign(__value),
            9 => self.crate_.assign(__value),
            10 => self._2_in_1.assign(__value),
            11 => self._2_in_1_.assign(__value),
            12 => self.größe.assign(__value),
            13 => self.table.assign(__value),
            14 => self.META.assign(__value),
            15 => self.name_.assign(__value),
            16 => self.f.assign(__value),
            17 => self.other.assign(__value),
            18 => self.state.assign(__value),
            19 => self.value.assign(__value),
            20 => self.row.assign(__value),
            21 => self.option.assign(__value),
            22 => self.result.assign(__value),
            23 => self.type_value.assign(__value),
            24 => self.item.assign(__value),
            25 => self.a__b.assign(__value),
            26 => self.string.assign(__value),
            27 => self.vec.assign(__value),
            28 => self.doctyped.assign(__value),
            29 => self.std.assign(__value),
            30 => self.core.assign(__value),
            31 => self.index.assign(__value),
            32 => self.id.assign(__value),
            33 => self.sql.assign(__value),
            34 => self.slot.assign(__value),
            35 => self.field.assign(__value),
            36 => self.d.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
    fn rows(
        &self,
        __table: usize,
    ) -> ::std::option::Option<&dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&self.rows),
            _ => ::std::option::Option::None,
        }
    }
    fn rows_mut(
        &mut self,
        __table: usize,
    ) -> ::std::option::Option<&mut dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&mut self.rows),
            _ => ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Document for Option {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X1,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::X2,
        ::doctyped::table::id::X4,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::XC,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X4,
    >;
    const DOCTYPE: &'static str = "Option";
    const TABLE: &'static str = "tabOption";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "type",
        "self",
        "crate",
        "2_in_1",
        "_2_in_1",
        "größe",
        "table",
        "META",
        "name_",
        "f",
        "other",
        "state",
        "value",
        "row",
        "option",
        "result",
        "type_value",
        "item",
        "a__b",
        "string",
        "vec",
        "doctyped",
        "std",
        "core",
        "index",
        "id",
        "sql",
        "slot",
        "field",
        "d",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 37;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(Option);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Option",
    module: "Test",
    table: "tabOption",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "type",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Type",
            options: "A+\nA-\nself\n1\n-1\n1-10\n\nOther\nopen\nOpen\ngröße\n≥\n=",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "self",
            label: "Self",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "crate",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Crate",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "2_in_1",
            label: "2 In 1",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "_2_in_1",
            label: " 2 In 1",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "größe",
            label: "Größe",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "table",
            label: "Table",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "META",
            label: "Meta",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "name_",
            label: "Name ",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "f",
            label: "F",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "other",
            label: "Other",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "state",
            label: "State",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "value",
            label: "Value",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "row",
            label: "Row",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "option",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Option",
            options: "Some\nNone",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "result",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Result",
            options: "Ok\nErr",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "type_value",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Type Value",
            options: "X",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "item",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Item",
            options: "X",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "a__b",
            label: "A  B",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "string",
            label: "String",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "vec",
            label: "Vec",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "doctyped",
            label: "Doctyped",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "std",
            label: "Std",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "core",
            label: "Core",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "index",
            label: "Index",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "id",
            label: "Id",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "sql",
            label: "Sql",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "slot",
            label: "Slot",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "field",
            label: "Field",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "d",
            label: "D",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "rows",
            fieldtype: ::doctyped::schema::FieldType::Table,
            label: "Rows",
            options: "Self",
            ..::doctyped::schema::DocField::NEW
        },
    ],
    permissions: &[
        ::doctyped::schema::DocPerm {
            role: "System Manager",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE)
                .and(::doctyped::schema::Rights::DELETE),
        },
    ],
    ..::doctyped::schema::Definition::NEW
});

/// The table of Option, for queries.
pub const table: ::doctyped::table::Table<Option> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `type`.
pub const r#type: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `self`.
pub const self_: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `crate`.
pub const crate_: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `2_in_1`.
pub const _2_in_1: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_2_in_1`.
pub const _2_in_1_: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `größe`.
pub const größe: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `table`.
pub const table_: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `META`.
pub const META_: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `name_`.
pub const name_: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `f`.
pub const f: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `other`.
pub const other: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `state`.
pub const state: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U18,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `value`.
pub const value: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U19,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `row`.
pub const row: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U20,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `option`.
pub const option: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U21,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `result`.
pub const result: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U22,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `type_value`.
pub const type_value: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U23,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `item`.
pub const item: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U24,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `a__b`.
pub const a__b: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U25,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `string`.
pub const string: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U26,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `vec`.
pub const vec: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U27,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `doctyped`.
pub const doctyped: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U28,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `std`.
pub const std: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U29,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `core`.
pub const core: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U30,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `index`.
pub const index: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U31,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `id`.
pub const id: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U32,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `sql`.
pub const sql: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U33,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `slot`.
pub const slot: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U34,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `field`.
pub const field: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U35,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `d`.
pub const d: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U36,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U37,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U38,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U39,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    Option,
    ::doctyped::table::index::U40,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
