//! The DocType Type.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/type/type.json`; not to be edited.

/// Type
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Type {
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
    pub r#type: ::std::option::Option<TypeValue>,
}

impl Type {
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
    pub const TYPE: crate::Column<Self, crate::Nullable<crate::Choice<TypeValue>>> = crate::Column::new("type");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for Type {
    const DOCTYPE: &'static str = "Type";
}
impl crate::Named for Type {}

/// Options of the field `type`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum TypeValue {
    /// `Type`
    #[default]
    Type,
    /// `Self`
    Self_,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for TypeValue {
    fn as_str(&self) -> &str {
        match self {
            Self::Type => "Type",
            Self::Self_ => "Self",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Type" => Self::Type,
            "Self" => Self::Self_,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(TypeValue);
