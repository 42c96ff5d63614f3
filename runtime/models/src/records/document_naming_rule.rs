//! Document Naming Rule, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule/document_naming_rule.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::doctype::DocType;
use super::document_naming_rule_condition::DocumentNamingRuleCondition;
use super::user::User;
use doctyped::generated::*;

/// How new documents of a DocType are named, in place of its own naming rule, as long as they
/// fulfil the conditions.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentNamingRule {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// The DocType whose new documents are named.
    pub document_type: Link<DocType>,
    /// The rule is kept but names nothing.
    pub disabled: bool,
    /// Of several rules for a DocType, the one with the highest number is tried first.
    pub priority: i32,
    /// The text before the number. Parts between dots may be YYYY, YY, MM, DD, WW or a field of the
    /// document, as in a naming series.
    pub prefix: String,
    /// The number that was given last. The next document has the one after it.
    pub counter: i32,
    /// Digits
    ///
    /// Smaller numbers have zeros before them until they are this long.
    pub prefix_digits: i32,
    /// All of them must hold; without any, the rule names every document.
    pub conditions: Vec<DocumentNamingRuleCondition>,
}

impl Default for DocumentNamingRule {
    fn default() -> Self {
        Self {
            prefix_digits: 5,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), document_type: Default::default(), disabled: Default::default(),
            priority: Default::default(), prefix: Default::default(), counter: Default::default(),
            conditions: Default::default(),
        }
    }
}

impl Record for DocumentNamingRule {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.document_type.value(), 8 => self.disabled.value(), 9 => self.priority.value(),
            10 => self.prefix.value(), 11 => self.counter.value(), 12 => self.prefix_digits.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.document_type.assign(value), 8 => self.disabled.assign(value),
            9 => self.priority.assign(value), 10 => self.prefix.assign(value), 11 => self.counter.assign(value),
            12 => self.prefix_digits.assign(value),
            _ => Ok(()),
        }
    }

    fn rows(&self, index: usize) -> Option<&dyn ChildRows> {
        match index {
            0 => Some(&self.conditions),
            _ => None,
        }
    }

    fn rows_mut(&mut self, index: usize) -> Option<&mut dyn ChildRows> {
        match index {
            0 => Some(&mut self.conditions),
            _ => None,
        }
    }
}

impl Document for DocumentNamingRule {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X2, XD, X8, XF, X7, X3, XD, XE>;
    const DOCTYPE: &'static str = "Document Naming Rule";
    const TABLE: &'static str = "tabDocument Naming Rule";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "document_type", "disabled",
        "priority", "prefix", "counter", "prefix_digits", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DocumentNamingRule);

static META: Meta = Meta::new(Definition {
    name: "Document Naming Rule",
    module: "Core",
    description: "How new documents of a DocType are named, in place of its own naming rule, as long as they fulfil the conditions.",
    table: "tabDocument Naming Rule",
    fields: &[
        DocField {
            fieldname: "document_type", fieldtype: FieldType::Link, label: "Document Type",
            description: "The DocType whose new documents are named.", options: "DocType", reqd: true,
            in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "disabled", fieldtype: FieldType::Check, label: "Disabled",
            description: "The rule is kept but names nothing.", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "priority", fieldtype: FieldType::Int, label: "Priority",
            description: "Of several rules for a DocType, the one with the highest number is tried first.",
            in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "conditions_section", fieldtype: FieldType::SectionBreak, label: "Conditions", ..DocField::NEW
        },
        DocField {
            fieldname: "conditions", fieldtype: FieldType::Table, label: "Conditions",
            description: "All of them must hold; without any, the rule names every document.",
            options: "Document Naming Rule Condition", ..DocField::NEW
        },
        DocField { fieldname: "naming_section", fieldtype: FieldType::SectionBreak, label: "Naming", ..DocField::NEW },
        DocField {
            fieldname: "prefix", label: "Prefix",
            description: "The text before the number. Parts between dots may be YYYY, YY, MM, DD, WW or a field of the document, as in a naming series.",
            reqd: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "counter", fieldtype: FieldType::Int, label: "Counter",
            description: "The number that was given last. The next document has the one after it.", default: Some("0"),
            non_negative: true, no_copy: true, in_list_view: true, ..DocField::NEW
        },
        DocField { fieldname: "column_break_digits", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "prefix_digits", fieldtype: FieldType::Int, label: "Digits",
            description: "Smaller numbers have zeros before them until they are this long.", default: Some("5"),
            reqd: true, non_negative: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    track_changes: true,
    title_field: "document_type",
    sort: &[("priority", SortOrder::Desc)],
    ..Definition::NEW
});

/// The table of Document Naming Rule, for queries. The other constants are its columns.
pub const table: Table<DocumentNamingRule> = Table::new();
pub const name: Column<DocumentNamingRule, U0, Text> = Column::new();
pub const owner: Column<DocumentNamingRule, U1, Text> = Column::new();
pub const creation: Column<DocumentNamingRule, U2, Timestamp> = Column::new();
pub const modified: Column<DocumentNamingRule, U3, Timestamp> = Column::new();
pub const modified_by: Column<DocumentNamingRule, U4, Text> = Column::new();
pub const docstatus: Column<DocumentNamingRule, U5, SmallInt> = Column::new();
pub const idx: Column<DocumentNamingRule, U6, BigInt> = Column::new();
pub const document_type: Column<DocumentNamingRule, U7, Text> = Column::new();
pub const disabled: Column<DocumentNamingRule, U8, Check> = Column::new();
pub const priority: Column<DocumentNamingRule, U9, Integer> = Column::new();
pub const prefix: Column<DocumentNamingRule, U10, Text> = Column::new();
pub const counter: Column<DocumentNamingRule, U11, Integer> = Column::new();
pub const prefix_digits: Column<DocumentNamingRule, U12, Integer> = Column::new();
pub const _user_tags: Column<DocumentNamingRule, U13, Nullable<Text>> = Column::new();
pub const _comments: Column<DocumentNamingRule, U14, Nullable<Text>> = Column::new();
pub const _assign: Column<DocumentNamingRule, U15, Nullable<Text>> = Column::new();
pub const _liked_by: Column<DocumentNamingRule, U16, Nullable<Text>> = Column::new();
