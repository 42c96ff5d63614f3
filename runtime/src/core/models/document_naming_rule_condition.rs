//! Document Naming Rule Condition, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule_condition/document_naming_rule_condition.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// What must hold of a document for a naming rule to name it.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentNamingRuleCondition {
    /// ID
    pub name: ::std::string::String,
    /// Created By
    pub owner: ::doctyped::table::Link<crate::core::models::user::User>,
    /// Created On
    pub creation: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated On
    pub modified: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated By
    pub modified_by: ::doctyped::table::Link<crate::core::models::user::User>,
    /// Document Status
    pub docstatus: ::doctyped::table::DocStatus,
    /// Index
    pub idx: i64,
    /// Field
    ///
    /// A field of the DocType that the rule is for.
    pub field: ::std::string::String,
    /// Condition
    pub condition: Condition,
    /// Value
    ///
    /// What the field is compared with, in the type of the field.
    pub value: ::std::string::String,
    /// Parent
    pub parent: ::std::string::String,
    /// Parent Field
    pub parentfield: ::std::string::String,
    /// Parent DocType
    pub parenttype: ::std::string::String,
}

/// Condition
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Condition {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `>`
    Greater,
    /// `<`
    Less,
    /// `>=`
    GreaterEqual,
    /// `<=`
    LessEqual,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Condition {
    fn as_str(&self) -> &str {
        match self {
            Condition::Equal => "=",
            Condition::NotEqual => "!=",
            Condition::Greater => ">",
            Condition::Less => "<",
            Condition::GreaterEqual => ">=",
            Condition::LessEqual => "<=",
            Condition::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Condition {
        match __text {
            "=" => Condition::Equal,
            "!=" => Condition::NotEqual,
            ">" => Condition::Greater,
            "<" => Condition::Less,
            ">=" => Condition::GreaterEqual,
            "<=" => Condition::LessEqual,
            _ => Condition::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Condition);

impl ::std::default::Default for DocumentNamingRuleCondition {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            field: ::std::string::String::new(),
            condition: Condition::Equal,
            value: ::std::string::String::new(),
            parent: ::std::string::String::new(),
            parentfield: ::std::string::String::new(),
            parenttype: ::std::string::String::new(),
        }
    }
}

impl ::doctyped::table::Record for DocumentNamingRuleCondition {
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
            7 => self.field.value(),
            8 => self.condition.value(),
            9 => self.value.value(),
            10 => self.parent.value(),
            11 => self.parentfield.value(),
            12 => self.parenttype.value(),
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
            7 => self.field.assign(__value),
            8 => self.condition.assign(__value),
            9 => self.value.assign(__value),
            10 => self.parent.assign(__value),
            11 => self.parentfield.assign(__value),
            12 => self.parenttype.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for DocumentNamingRuleCondition {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::XD,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::X1,
        ::doctyped::table::id::X4,
        ::doctyped::table::id::X9,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::XF,
    >;
    const DOCTYPE: &'static str = "Document Naming Rule Condition";
    const TABLE: &'static str = "tabDocument Naming Rule Condition";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "field",
        "condition",
        "value",
        "parent",
        "parentfield",
        "parenttype",
    ];
    const SLOTS: usize = 13;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(DocumentNamingRuleCondition);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Document Naming Rule Condition",
    module: "Core",
    description: "What must hold of a document for a naming rule to name it.",
    table: "tabDocument Naming Rule Condition",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "field",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Field",
            description: "A field of the DocType that the rule is for.",
            reqd: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "condition",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Condition",
            options: "=\n!=\n>\n<\n>=\n<=",
            reqd: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "value",
            label: "Value",
            description: "What the field is compared with, in the type of the field.",
            reqd: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
    ],
    is_child: true,
    ..::doctyped::schema::Definition::NEW
});

/// The table of Document Naming Rule Condition, for queries.
pub const table: ::doctyped::table::Table<DocumentNamingRuleCondition> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `field`.
pub const field: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `condition`.
pub const condition: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `value`.
pub const value: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parent`.
pub const parent: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parentfield`.
pub const parentfield: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parenttype`.
pub const parenttype: ::doctyped::table::Column<
    DocumentNamingRuleCondition,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
