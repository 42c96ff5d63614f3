//! The DocType Plant.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/plant/plant.json`; not to be edited.

/// Plant
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Plant {
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
    /// Title
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub title: ::std::string::String,
    /// Lft
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub lft: i64,
    /// Rgt
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub rgt: i64,
    /// Is Group
    #[serde(with = "crate::wire::check")]
    pub is_group: bool,
    /// Old Parent
    pub old_parent: ::std::option::Option<crate::Link<crate::doctypes::plant::Plant>>,
    /// Parent Plant
    pub parent_plant: ::std::option::Option<crate::Link<crate::doctypes::plant::Plant>>,
}

impl Plant {
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
    pub const TITLE: crate::Column<Self, crate::Text> = crate::Column::new("title");
    /// The field `lft`.
    pub const LFT: crate::Column<Self, crate::Int> = crate::Column::new("lft");
    /// The field `rgt`.
    pub const RGT: crate::Column<Self, crate::Int> = crate::Column::new("rgt");
    /// The field `is_group`.
    pub const IS_GROUP: crate::Column<Self, crate::Check> = crate::Column::new("is_group");
    /// The field `old_parent`.
    pub const OLD_PARENT: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::plant::Plant>>> = crate::Column::new("old_parent");
    /// The field `parent_plant`.
    pub const PARENT_PLANT: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::plant::Plant>>> = crate::Column::new("parent_plant");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(title: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::TITLE, title)
    }
}

impl crate::DocType for Plant {
    const DOCTYPE: &'static str = "Plant";
}
impl crate::Named for Plant {}
impl crate::Tree for Plant {}
