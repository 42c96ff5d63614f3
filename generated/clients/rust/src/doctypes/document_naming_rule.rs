//! The DocType Document Naming Rule.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule/document_naming_rule.json`; not to be edited.

/// Document Naming Rule
///
/// How new documents of a DocType are named, in place of its own naming rule, as long as they
/// fulfil the conditions.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct DocumentNamingRule {
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
    /// Document Type
    ///
    /// The DocType whose new documents are named.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub document_type: crate::Link<crate::doctypes::doctype::DocType>,
    /// Disabled
    ///
    /// The rule is kept but names nothing.
    #[serde(with = "crate::wire::check")]
    pub disabled: bool,
    /// Priority
    ///
    /// Of several rules for a DocType, the one with the highest number is tried first.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub priority: i64,
    /// Prefix
    ///
    /// The text before the number. Parts between dots may be YYYY, YY, MM, DD, WW or a field of the
    /// document, as in a naming series.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub prefix: ::std::string::String,
    /// Counter
    ///
    /// The number that was given last. The next document has the one after it.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub counter: i64,
    /// Digits
    ///
    /// Smaller numbers have zeros before them until they are this long.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub prefix_digits: i64,
    /// Conditions
    ///
    /// All of them must hold; without any, the rule names every document.
    pub conditions: ::std::vec::Vec<crate::doctypes::document_naming_rule_condition::DocumentNamingRuleCondition>,
}

impl DocumentNamingRule {
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
    /// The field `document_type`.
    pub const DOCUMENT_TYPE: crate::Column<Self, crate::LinkTo<crate::doctypes::doctype::DocType>> = crate::Column::new("document_type");
    /// The field `disabled`.
    pub const DISABLED: crate::Column<Self, crate::Check> = crate::Column::new("disabled");
    /// The field `priority`.
    pub const PRIORITY: crate::Column<Self, crate::Int> = crate::Column::new("priority");
    /// The field `prefix`.
    pub const PREFIX: crate::Column<Self, crate::Text> = crate::Column::new("prefix");
    /// The field `counter`.
    pub const COUNTER: crate::Column<Self, crate::Int> = crate::Column::new("counter");
    /// The field `prefix_digits`.
    pub const PREFIX_DIGITS: crate::Column<Self, crate::Int> = crate::Column::new("prefix_digits");
    /// The field `conditions`.
    pub const CONDITIONS: crate::Table<Self, crate::doctypes::document_naming_rule_condition::DocumentNamingRuleCondition> = crate::Table::new("conditions");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        document_type: impl crate::IntoValue<crate::LinkTo<crate::doctypes::doctype::DocType>>,
        prefix: impl crate::IntoValue<crate::Text>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::DOCUMENT_TYPE, document_type).set(Self::PREFIX, prefix)
    }
}

impl crate::DocType for DocumentNamingRule {
    const DOCTYPE: &'static str = "Document Naming Rule";
}
impl crate::Named for DocumentNamingRule {}
