//! The DocType Dynamic Link.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/dynamic_link/dynamic_link.json`; not to be edited.

/// Dynamic Link
///
/// A document that an address or a contact belongs to.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct DynamicLink {
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
    /// Link Document Type
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub link_doctype: crate::Link<crate::doctypes::doctype::DocType>,
    /// Link Name
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub link_name: ::std::string::String,
    /// Link Title
    ///
    /// The title of the linked document when the row was saved.
    pub link_title: ::std::option::Option<::std::string::String>,
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

impl DynamicLink {
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
    /// The field `link_doctype`.
    pub const LINK_DOCTYPE: crate::Column<Self, crate::LinkTo<crate::doctypes::doctype::DocType>> = crate::Column::new("link_doctype");
    /// The field `link_name`.
    pub const LINK_NAME: crate::Column<Self, crate::Text> = crate::Column::new("link_name");
    /// The field `link_title`.
    pub const LINK_TITLE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("link_title");
    /// The field `parent`.
    pub const PARENT: crate::Column<Self, crate::Text> = crate::Column::new("parent");
    /// The field `parentfield`.
    pub const PARENTFIELD: crate::Column<Self, crate::Text> = crate::Column::new("parentfield");
    /// The field `parenttype`.
    pub const PARENTTYPE: crate::Column<Self, crate::Text> = crate::Column::new("parenttype");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        link_doctype: impl crate::IntoValue<crate::LinkTo<crate::doctypes::doctype::DocType>>,
        link_name: impl crate::IntoValue<crate::Text>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::LINK_DOCTYPE, link_doctype).set(Self::LINK_NAME, link_name)
    }
}

impl crate::DocType for DynamicLink {
    const DOCTYPE: &'static str = "Dynamic Link";
}
impl crate::Named for DynamicLink {}
