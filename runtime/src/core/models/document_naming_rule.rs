//! Document Naming Rule, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule/document_naming_rule.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// How new documents of a DocType are named, in place of its own naming rule, as long as they
/// fulfil the conditions.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentNamingRule {
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
    /// Document Type
    ///
    /// The DocType whose new documents are named.
    pub document_type: ::doctyped::table::Link<crate::core::models::doctype::DocType>,
    /// Disabled
    ///
    /// The rule is kept but names nothing.
    pub disabled: bool,
    /// Priority
    ///
    /// Of several rules for a DocType, the one with the highest number is tried first.
    pub priority: i32,
    /// Prefix
    ///
    /// What stands before the number. Parts between dots may be YYYY, YY, MM, DD, WW or a field of the
    /// document, as in a naming series.
    pub prefix: ::std::string::String,
    /// Counter
    ///
    /// The number that was given last. The next document has the one after it.
    pub counter: i32,
    /// Digits
    ///
    /// Smaller numbers have zeros before them until they are this long.
    pub prefix_digits: i32,
    /// Conditions
    ///
    /// All of them must hold; without any, the rule names every document.
    pub conditions: ::std::vec::Vec<
        crate::core::models::document_naming_rule_condition::DocumentNamingRuleCondition,
    >,
}

impl ::std::default::Default for DocumentNamingRule {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            document_type: ::std::default::Default::default(),
            disabled: false,
            priority: 0,
            prefix: ::std::string::String::new(),
            counter: 0,
            prefix_digits: 5,
            conditions: ::std::vec::Vec::new(),
        }
    }
}

impl ::doctyped::table::Record for DocumentNamingRule {
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
            7 => self.document_type.value(),
            8 => self.disabled.value(),
            9 => self.priority.value(),
            10 => self.prefix.value(),
            11 => self.counter.value(),
            12 => self.prefix_digits.value(),
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
            7 => self.document_type.assign(__value),
            8 => self.disabled.assign(__value),
            9 => self.priority.assign(__value),
            10 => self.prefix.assign(__value),
            11 => self.counter.assign(__value),
            12 => self.prefix_digits.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
    fn rows(
        &self,
        __table: usize,
    ) -> ::std::option::Option<&dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&self.conditions),
            _ => ::std::option::Option::None,
        }
    }
    fn rows_mut(
        &mut self,
        __table: usize,
    ) -> ::std::option::Option<&mut dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&mut self.conditions),
            _ => ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Document for DocumentNamingRule {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X2,
        ::doctyped::table::id::XD,
        ::doctyped::table::id::X8,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::XD,
        ::doctyped::table::id::XE,
    >;
    const DOCTYPE: &'static str = "Document Naming Rule";
    const TABLE: &'static str = "tabDocument Naming Rule";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "document_type",
        "disabled",
        "priority",
        "prefix",
        "counter",
        "prefix_digits",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 13;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(DocumentNamingRule);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Document Naming Rule",
    module: "Core",
    description: "How new documents of a DocType are named, in place of its own naming rule, as long as they fulfil the conditions.",
    table: "tabDocument Naming Rule",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "document_type",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Document Type",
            description: "The DocType whose new documents are named.",
            options: "DocType",
            reqd: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "disabled",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Disabled",
            description: "The rule is kept but names nothing.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "priority",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Priority",
            description: "Of several rules for a DocType, the one with the highest number is tried first.",
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "conditions_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Conditions",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "conditions",
            fieldtype: ::doctyped::schema::FieldType::Table,
            label: "Conditions",
            description: "All of them must hold; without any, the rule names every document.",
            options: "Document Naming Rule Condition",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "naming_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Naming",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "prefix",
            label: "Prefix",
            description: "What stands before the number. Parts between dots may be YYYY, YY, MM, DD, WW or a field of the document, as in a naming series.",
            reqd: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "counter",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Counter",
            description: "The number that was given last. The next document has the one after it.",
            default: ::std::option::Option::Some("0"),
            non_negative: true,
            no_copy: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_digits",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "prefix_digits",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Digits",
            description: "Smaller numbers have zeros before them until they are this long.",
            default: ::std::option::Option::Some("5"),
            reqd: true,
            non_negative: true,
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
                .and(::doctyped::schema::Rights::DELETE)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
    ],
    track_changes: true,
    title_field: "document_type",
    sort: &[("priority", ::doctyped::schema::SortOrder::Desc)],
    ..::doctyped::schema::Definition::NEW
});

/// The table of Document Naming Rule, for queries.
pub const table: ::doctyped::table::Table<DocumentNamingRule> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `document_type`.
pub const document_type: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `disabled`.
pub const disabled: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `priority`.
pub const priority: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `prefix`.
pub const prefix: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `counter`.
pub const counter: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `prefix_digits`.
pub const prefix_digits: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    DocumentNamingRule,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
