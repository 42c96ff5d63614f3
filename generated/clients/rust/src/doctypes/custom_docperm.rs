//! The DocType Custom DocPerm.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/custom_docperm/custom_docperm.json`; not to be edited.

/// Custom DocPerm
///
/// A permission row that an administrator made. Where a DocType has any, they replace those of its
/// definition.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct CustomDocPerm {
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
    /// DocType
    ///
    /// The DocType whose own permissions this and the other rows for it replace.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub parent: crate::Link<crate::doctypes::doctype::DocType>,
    /// Role
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub role: crate::Link<crate::doctypes::role::Role>,
    /// Only If Owner
    ///
    /// Holds only for documents that the user created.
    #[serde(with = "crate::wire::check")]
    pub if_owner: bool,
    /// Level
    ///
    /// 0 for the document, higher for the fields of that level.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub permlevel: i64,
    /// Select
    #[serde(with = "crate::wire::check")]
    pub select: bool,
    /// Read
    #[serde(with = "crate::wire::check")]
    pub read: bool,
    /// Write
    #[serde(with = "crate::wire::check")]
    pub write: bool,
    /// Create
    #[serde(with = "crate::wire::check")]
    pub create: bool,
    /// Delete
    #[serde(with = "crate::wire::check")]
    pub delete: bool,
    /// Submit
    #[serde(with = "crate::wire::check")]
    pub submit: bool,
    /// Cancel
    #[serde(with = "crate::wire::check")]
    pub cancel: bool,
    /// Amend
    #[serde(with = "crate::wire::check")]
    pub amend: bool,
    /// Print
    #[serde(with = "crate::wire::check")]
    pub print: bool,
    /// Email
    #[serde(with = "crate::wire::check")]
    pub email: bool,
    /// Report
    #[serde(with = "crate::wire::check")]
    pub report: bool,
    /// Import
    #[serde(with = "crate::wire::check")]
    pub import: bool,
    /// Export
    #[serde(with = "crate::wire::check")]
    pub export: bool,
    /// Share
    #[serde(with = "crate::wire::check")]
    pub share: bool,
}

impl CustomDocPerm {
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
    /// The field `parent`.
    pub const PARENT: crate::Column<Self, crate::LinkTo<crate::doctypes::doctype::DocType>> = crate::Column::new("parent");
    /// The field `role`.
    pub const ROLE: crate::Column<Self, crate::LinkTo<crate::doctypes::role::Role>> = crate::Column::new("role");
    /// The field `if_owner`.
    pub const IF_OWNER: crate::Column<Self, crate::Check> = crate::Column::new("if_owner");
    /// The field `permlevel`.
    pub const PERMLEVEL: crate::Column<Self, crate::Int> = crate::Column::new("permlevel");
    /// The field `select`.
    pub const SELECT: crate::Column<Self, crate::Check> = crate::Column::new("select");
    /// The field `read`.
    pub const READ: crate::Column<Self, crate::Check> = crate::Column::new("read");
    /// The field `write`.
    pub const WRITE: crate::Column<Self, crate::Check> = crate::Column::new("write");
    /// The field `create`.
    pub const CREATE: crate::Column<Self, crate::Check> = crate::Column::new("create");
    /// The field `delete`.
    pub const DELETE: crate::Column<Self, crate::Check> = crate::Column::new("delete");
    /// The field `submit`.
    pub const SUBMIT: crate::Column<Self, crate::Check> = crate::Column::new("submit");
    /// The field `cancel`.
    pub const CANCEL: crate::Column<Self, crate::Check> = crate::Column::new("cancel");
    /// The field `amend`.
    pub const AMEND: crate::Column<Self, crate::Check> = crate::Column::new("amend");
    /// The field `print`.
    pub const PRINT: crate::Column<Self, crate::Check> = crate::Column::new("print");
    /// The field `email`.
    pub const EMAIL: crate::Column<Self, crate::Check> = crate::Column::new("email");
    /// The field `report`.
    pub const REPORT: crate::Column<Self, crate::Check> = crate::Column::new("report");
    /// The field `import`.
    pub const IMPORT: crate::Column<Self, crate::Check> = crate::Column::new("import");
    /// The field `export`.
    pub const EXPORT: crate::Column<Self, crate::Check> = crate::Column::new("export");
    /// The field `share`.
    pub const SHARE: crate::Column<Self, crate::Check> = crate::Column::new("share");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        parent: impl crate::IntoValue<crate::LinkTo<crate::doctypes::doctype::DocType>>,
        role: impl crate::IntoValue<crate::LinkTo<crate::doctypes::role::Role>>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::PARENT, parent).set(Self::ROLE, role)
    }
}

impl crate::DocType for CustomDocPerm {
    const DOCTYPE: &'static str = "Custom DocPerm";
}
impl crate::Named for CustomDocPerm {}
