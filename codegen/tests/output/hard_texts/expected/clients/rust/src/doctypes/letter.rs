//! The DocType Letter.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/letter/letter.json`; not to be edited.

/// Letter
///
/// turned over
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Letter {
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
    /// Professional
    ///
    /// ab c d
    pub title: ::std::option::Option<::std::string::String>,
    /// Kind of
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub kind: Kind,
    /// `state`
    pub state: ::std::option::Option<State>,
    /// N ote
    pub note: ::std::option::Option<::std::string::String>,
}

impl Letter {
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
    /// The field `title`.
    pub const TITLE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("title");
    /// The field `kind`.
    pub const KIND: crate::Column<Self, crate::Choice<Kind>> = crate::Column::new("kind");
    /// The field `state`.
    pub const STATE: crate::Column<Self, crate::Nullable<crate::Choice<State>>> = crate::Column::new("state");
    /// The field `note`.
    pub const NOTE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("note");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for Letter {
    const DOCTYPE: &'static str = "Letter";
}
impl crate::Named for Letter {}

/// Options of the field `kind`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `A\rB`
    #[default]
    AB,
    /// `C`
    C,
    /// `\u{202e}D`
    D,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Kind {
    fn as_str(&self) -> &str {
        match self {
            Self::AB => "A\rB",
            Self::C => "C",
            Self::D => "\u{202e}D",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "A\rB" => Self::AB,
            "C" => Self::C,
            "\u{202e}D" => Self::D,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Kind);

/// Options of the field `state`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// `x\u{2028}y`
    #[default]
    XY,
    /// `'z'`
    Z,
    /// `\`
    Backslash,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for State {
    fn as_str(&self) -> &str {
        match self {
            Self::XY => "x\u{2028}y",
            Self::Z => "`z`",
            Self::Backslash => "\\",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "x\u{2028}y" => Self::XY,
            "`z`" => Self::Z,
            "\\" => Self::Backslash,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(State);
