//! The DocType Document Naming Rule Condition.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule_condition/document_naming_rule_condition.json`; not to be edited.

/// Document Naming Rule Condition
///
/// A condition on documents that a naming rule names.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct DocumentNamingRuleCondition {
    /// `name`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub name: ::std::string::String,
    /// `owner`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub owner: crate::Link<crate::doctypes::user::User>,
    /// `creation`
    #[serde(with = "crate::wire::datetime")]
    pub creation: ::chrono::NaiveDateTime,
    /// `modified`
    #[serde(with = "crate::wire::datetime")]
    pub modified: ::chrono::NaiveDateTime,
    /// `modified_by`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub modified_by: crate::Link<crate::doctypes::user::User>,
    /// `docstatus`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub docstatus: i64,
    /// `idx`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub idx: i64,
    /// Field
    ///
    /// A field of the DocType that the rule is for.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub field: ::std::string::String,
    /// Condition
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub condition: Condition,
    /// Value
    ///
    /// The value that the field is compared with, in the type of the field.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub value: ::std::string::String,
    /// `parent`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub parent: ::std::string::String,
    /// `parentfield`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub parentfield: ::std::string::String,
    /// `parenttype`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub parenttype: ::std::string::String,
}

impl DocumentNamingRuleCondition {
    /// The field `name`.
    pub const NAME: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("name");
    /// The field `owner`.
    pub const OWNER: crate::Column<Self, crate::ReadOnly<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("owner");
    /// The field `creation`.
    pub const CREATION: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("creation");
    /// The field `modified`.
    pub const MODIFIED: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("modified");
    /// The field `modified_by`.
    pub const MODIFIED_BY: crate::Column<Self, crate::ReadOnly<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("modified_by");
    /// The field `docstatus`.
    pub const DOCSTATUS: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("docstatus");
    /// The field `idx`.
    pub const IDX: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("idx");
    /// The field `field`.
    pub const FIELD: crate::Column<Self, crate::Text> = crate::Column::new("field");
    /// The field `condition`.
    pub const CONDITION: crate::Column<Self, crate::Choice<Condition>> = crate::Column::new("condition");
    /// The field `value`.
    pub const VALUE: crate::Column<Self, crate::Text> = crate::Column::new("value");
    /// The field `parent`.
    pub const PARENT: crate::Column<Self, crate::Text> = crate::Column::new("parent");
    /// The field `parentfield`.
    pub const PARENTFIELD: crate::Column<Self, crate::Text> = crate::Column::new("parentfield");
    /// The field `parenttype`.
    pub const PARENTTYPE: crate::Column<Self, crate::Text> = crate::Column::new("parenttype");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        field: impl crate::IntoValue<crate::Text>, value: impl crate::IntoValue<crate::Text>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::FIELD, field).set(Self::VALUE, value)
    }
}

impl crate::DocType for DocumentNamingRuleCondition {
    const DOCTYPE: &'static str = "Document Naming Rule Condition";
}
impl crate::Named for DocumentNamingRuleCondition {}

/// Options of the field `condition`.
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
    Other(::std::string::String),
}

impl crate::Options for Condition {
    fn as_str(&self) -> &str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Greater => ">",
            Self::Less => "<",
            Self::GreaterEqual => ">=",
            Self::LessEqual => "<=",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "=" => Self::Equal,
            "!=" => Self::NotEqual,
            ">" => Self::Greater,
            "<" => Self::Less,
            ">=" => Self::GreaterEqual,
            "<=" => Self::LessEqual,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Condition);
