//! The DocType Top Bar Item.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/top_bar_item/top_bar_item.json`; not to be edited.

/// Top Bar Item
///
/// An entry of a navigation bar; many applications have tables of them in their settings.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct TopBarItem {
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
    /// Text
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub label: ::std::string::String,
    /// Below
    ///
    /// The entry that this one drops down from.
    pub parent_label: ::std::option::Option<::std::string::String>,
    /// URL
    ///
    /// Where it leads: a path on this server or a whole URL.
    pub url: ::std::option::Option<::std::string::String>,
    /// On the Right
    #[serde(with = "crate::wire::check")]
    pub right: bool,
    /// In a New Tab
    #[serde(with = "crate::wire::check")]
    pub open_in_new_tab: bool,
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

impl TopBarItem {
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
    /// The field `label`.
    pub const LABEL: crate::Column<Self, crate::Text> = crate::Column::new("label");
    /// The field `parent_label`.
    pub const PARENT_LABEL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("parent_label");
    /// The field `url`.
    pub const URL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("url");
    /// The field `right`.
    pub const RIGHT: crate::Column<Self, crate::Check> = crate::Column::new("right");
    /// The field `open_in_new_tab`.
    pub const OPEN_IN_NEW_TAB: crate::Column<Self, crate::Check> = crate::Column::new("open_in_new_tab");
    /// The field `parent`.
    pub const PARENT: crate::Column<Self, crate::Text> = crate::Column::new("parent");
    /// The field `parentfield`.
    pub const PARENTFIELD: crate::Column<Self, crate::Text> = crate::Column::new("parentfield");
    /// The field `parenttype`.
    pub const PARENTTYPE: crate::Column<Self, crate::Text> = crate::Column::new("parenttype");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(label: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::LABEL, label)
    }
}

impl crate::DocType for TopBarItem {
    const DOCTYPE: &'static str = "Top Bar Item";
}
impl crate::Named for TopBarItem {}
