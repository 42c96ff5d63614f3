//! Document Naming Rule Condition, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule_condition/document_naming_rule_condition.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A condition on documents that a naming rule names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DocumentNamingRuleCondition {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// A field of the DocType that the rule is for.
    pub field: String,
    pub condition: Condition,
    /// The value that the field is compared with, in the type of the field.
    pub value: String,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

/// Values of the field `condition`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Condition {
    /// `=`
    #[default]
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
    Other(Box<str>),
}

impl Select for Condition {
    fn as_str(&self) -> &str {
        match self {
            Self::Equal => "=", Self::NotEqual => "!=", Self::Greater => ">", Self::Less => "<",
            Self::GreaterEqual => ">=", Self::LessEqual => "<=",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "=" => Self::Equal, "!=" => Self::NotEqual, ">" => Self::Greater, "<" => Self::Less,
            ">=" => Self::GreaterEqual, "<=" => Self::LessEqual,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Condition);

impl Record for DocumentNamingRuleCondition {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.field.value(),
            8 => self.condition.value(), 9 => self.value.value(), 10 => self.parent.value(),
            11 => self.parentfield.value(), 12 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value_: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value_), 1 => self.owner.assign(value_), 2 => self.creation.assign(value_),
            3 => self.modified.assign(value_), 4 => self.modified_by.assign(value_), 5 => self.docstatus.assign(value_),
            6 => self.idx.assign(value_), 7 => self.field.assign(value_), 8 => self.condition.assign(value_),
            9 => self.value.assign(value_), 10 => self.parent.assign(value_), 11 => self.parentfield.assign(value_),
            12 => self.parenttype.assign(value_),
            _ => Ok(()),
        }
    }
}

impl Document for DocumentNamingRuleCondition {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XD, X0, X6, X1, X4, X9, XA, XF>;
    const DOCTYPE: &'static str = "Document Naming Rule Condition";
    const TABLE: &'static str = "tabDocument Naming Rule Condition";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "field", "condition", "value",
        "parent", "parentfield", "parenttype",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DocumentNamingRuleCondition);

static META: Meta = Meta::new(Definition {
    name: "Document Naming Rule Condition",
    module: "Core",
    description: "A condition on documents that a naming rule names.",
    table: "tabDocument Naming Rule Condition",
    fields: &[
        DocField {
            fieldname: "field", fieldtype: FieldType::Select, label: "Field",
            description: "A field of the DocType that the rule is for.", reqd: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "condition", fieldtype: FieldType::Select, label: "Condition", options: "=\n!=\n>\n<\n>=\n<=",
            reqd: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "value", label: "Value",
            description: "The value that the field is compared with, in the type of the field.", reqd: true,
            in_list_view: true, ..DocField::NEW
        },
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of Document Naming Rule Condition, for queries. The other constants are its columns.
pub const table: Table<DocumentNamingRuleCondition> = Table::new();
pub const name: Column<DocumentNamingRuleCondition, U0, Text> = Column::new();
pub const owner: Column<DocumentNamingRuleCondition, U1, Text> = Column::new();
pub const creation: Column<DocumentNamingRuleCondition, U2, Timestamp> = Column::new();
pub const modified: Column<DocumentNamingRuleCondition, U3, Timestamp> = Column::new();
pub const modified_by: Column<DocumentNamingRuleCondition, U4, Text> = Column::new();
pub const docstatus: Column<DocumentNamingRuleCondition, U5, SmallInt> = Column::new();
pub const idx: Column<DocumentNamingRuleCondition, U6, BigInt> = Column::new();
pub const field: Column<DocumentNamingRuleCondition, U7, Text> = Column::new();
pub const condition: Column<DocumentNamingRuleCondition, U8, Text> = Column::new();
pub const value: Column<DocumentNamingRuleCondition, U9, Text> = Column::new();
pub const parent: Column<DocumentNamingRuleCondition, U10, Text> = Column::new();
pub const parentfield: Column<DocumentNamingRuleCondition, U11, Text> = Column::new();
pub const parenttype: Column<DocumentNamingRuleCondition, U12, Text> = Column::new();
