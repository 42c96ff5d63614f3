//! The DocType User Permission.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user_permission/user_permission.json`; not to be edited.

/// User Permission
///
/// Restricts a user to some documents of a DocType and to what links to them.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct UserPermission {
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
    /// User
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub user: crate::Link<crate::doctypes::user::User>,
    /// Allow
    ///
    /// The DocType whose documents are restricted.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub allow: crate::Link<crate::doctypes::doctype::DocType>,
    /// For Value
    ///
    /// The document that the user may see.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub for_value: ::std::string::String,
    /// Is Default
    ///
    /// Fill new links with this document.
    #[serde(with = "crate::wire::check")]
    pub is_default: bool,
    /// Apply to All DocTypes
    #[serde(with = "crate::wire::check")]
    pub apply_to_all_doctypes: bool,
    /// Applicable For
    ///
    /// Counts only in documents of this DocType.
    pub applicable_for: ::std::option::Option<crate::Link<crate::doctypes::doctype::DocType>>,
    /// Hide Descendants
    ///
    /// Of a tree, allow the node without what is below it.
    #[serde(with = "crate::wire::check")]
    pub hide_descendants: bool,
}

impl UserPermission {
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
    /// The field `user`.
    pub const USER: crate::Column<Self, crate::LinkTo<crate::doctypes::user::User>> = crate::Column::new("user");
    /// The field `allow`.
    pub const ALLOW: crate::Column<Self, crate::LinkTo<crate::doctypes::doctype::DocType>> = crate::Column::new("allow");
    /// The field `for_value`.
    pub const FOR_VALUE: crate::Column<Self, crate::Text> = crate::Column::new("for_value");
    /// The field `is_default`.
    pub const IS_DEFAULT: crate::Column<Self, crate::Check> = crate::Column::new("is_default");
    /// The field `apply_to_all_doctypes`.
    pub const APPLY_TO_ALL_DOCTYPES: crate::Column<Self, crate::Check> = crate::Column::new("apply_to_all_doctypes");
    /// The field `applicable_for`.
    pub const APPLICABLE_FOR: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::doctype::DocType>>> = crate::Column::new("applicable_for");
    /// The field `hide_descendants`.
    pub const HIDE_DESCENDANTS: crate::Column<Self, crate::Check> = crate::Column::new("hide_descendants");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        user: impl crate::IntoValue<crate::LinkTo<crate::doctypes::user::User>>,
        allow: impl crate::IntoValue<crate::LinkTo<crate::doctypes::doctype::DocType>>,
        for_value: impl crate::IntoValue<crate::Text>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::USER, user).set(Self::ALLOW, allow).set(Self::FOR_VALUE, for_value)
    }
}

impl crate::DocType for UserPermission {
    const DOCTYPE: &'static str = "User Permission";
}
impl crate::Named for UserPermission {}
