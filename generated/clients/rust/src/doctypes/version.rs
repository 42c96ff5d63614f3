//! The DocType Version.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/version/version.json`; not to be edited.

/// Version
///
/// One change of a document whose DocType tracks changes.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Version {
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
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub ref_doctype: crate::Link<crate::doctypes::doctype::DocType>,
    /// Document Name
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub docname: ::std::string::String,
    /// Changes
    ///
    /// JSON: changed fields with the old and the new value, and rows added, removed and changed.
    pub data: ::std::option::Option<::std::string::String>,
}

impl Version {
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
    /// The field `ref_doctype`.
    pub const REF_DOCTYPE: crate::Column<Self, crate::LinkTo<crate::doctypes::doctype::DocType>> = crate::Column::new("ref_doctype");
    /// The field `docname`.
    pub const DOCNAME: crate::Column<Self, crate::Text> = crate::Column::new("docname");
    /// The field `data`.
    pub const DATA: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("data");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        ref_doctype: impl crate::IntoValue<crate::LinkTo<crate::doctypes::doctype::DocType>>,
        docname: impl crate::IntoValue<crate::Text>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::REF_DOCTYPE, ref_doctype).set(Self::DOCNAME, docname)
    }
}

impl crate::DocType for Version {
    const DOCTYPE: &'static str = "Version";
}
impl crate::Named for Version {}
