//! The DocType Garden Settings.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/garden_settings/garden_settings.json`; not to be edited.

/// Garden Settings
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct GardenSettings {
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
    /// Season
    pub season: ::std::option::Option<Season>,
}

impl GardenSettings {
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
    /// The field `season`.
    pub const SEASON: crate::Column<Self, crate::Nullable<crate::Choice<Season>>> = crate::Column::new("season");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for GardenSettings {
    const DOCTYPE: &'static str = "Garden Settings";
}
impl crate::Single for GardenSettings {}

/// Options of the field `season`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Season {
    /// `Spring`
    #[default]
    Spring,
    /// `Autumn`
    Autumn,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Season {
    fn as_str(&self) -> &str {
        match self {
            Self::Spring => "Spring",
            Self::Autumn => "Autumn",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Spring" => Self::Spring,
            "Autumn" => Self::Autumn,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Season);
