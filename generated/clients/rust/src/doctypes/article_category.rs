//! The DocType Article Category.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article_category/article_category.json`; not to be edited.

/// Article Category
///
/// Where an article stands in the library: categories lie inside other categories.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct ArticleCategory {
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
    /// Category
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub category_name: ::std::string::String,
    /// Is Group
    #[serde(with = "crate::wire::check")]
    pub is_group: bool,
    /// Inside
    pub parent_article_category: ::std::option::Option<crate::Link<crate::doctypes::article_category::ArticleCategory>>,
    /// Left
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub lft: i64,
    /// Right
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub rgt: i64,
    /// Was Inside
    pub old_parent: ::std::option::Option<crate::Link<crate::doctypes::article_category::ArticleCategory>>,
}

impl ArticleCategory {
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
    /// The field `category_name`.
    pub const CATEGORY_NAME: crate::Column<Self, crate::Text> = crate::Column::new("category_name");
    /// The field `is_group`.
    pub const IS_GROUP: crate::Column<Self, crate::Check> = crate::Column::new("is_group");
    /// The field `parent_article_category`.
    pub const PARENT_ARTICLE_CATEGORY: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::article_category::ArticleCategory>>> = crate::Column::new("parent_article_category");
    /// The field `lft`.
    pub const LFT: crate::Column<Self, crate::Int> = crate::Column::new("lft");
    /// The field `rgt`.
    pub const RGT: crate::Column<Self, crate::Int> = crate::Column::new("rgt");
    /// The field `old_parent`.
    pub const OLD_PARENT: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::article_category::ArticleCategory>>> = crate::Column::new("old_parent");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(category_name: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::CATEGORY_NAME, category_name)
    }
}

impl crate::DocType for ArticleCategory {
    const DOCTYPE: &'static str = "Article Category";
}
impl crate::Named for ArticleCategory {}
impl crate::Tree for ArticleCategory {}
