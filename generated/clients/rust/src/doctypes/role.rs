//! The DocType Role.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role/role.json`; not to be edited.

/// Role
///
/// A name for permissions: users with the role have them.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Role {
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
    /// Role Name
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub role_name: ::std::string::String,
    /// Disabled
    ///
    /// A disabled role is taken from its users when they are saved.
    #[serde(with = "crate::wire::check")]
    pub disabled: bool,
    /// Desk Access
    ///
    /// Users with the role are System Users.
    #[serde(with = "crate::wire::check")]
    pub desk_access: bool,
    /// Two-Factor Authentication
    ///
    /// Users with the role need a second factor.
    #[serde(with = "crate::wire::check")]
    pub two_factor_auth: bool,
    /// Home Page
    ///
    /// Home page of users with the role.
    pub home_page: ::std::option::Option<::std::string::String>,
    /// Is Custom
    ///
    /// Made by an administrator, not by a definition.
    #[serde(with = "crate::wire::check")]
    pub is_custom: bool,
}

impl Role {
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
    /// The field `role_name`.
    pub const ROLE_NAME: crate::Column<Self, crate::Text> = crate::Column::new("role_name");
    /// The field `disabled`.
    pub const DISABLED: crate::Column<Self, crate::Check> = crate::Column::new("disabled");
    /// The field `desk_access`.
    pub const DESK_ACCESS: crate::Column<Self, crate::Check> = crate::Column::new("desk_access");
    /// The field `two_factor_auth`.
    pub const TWO_FACTOR_AUTH: crate::Column<Self, crate::Check> = crate::Column::new("two_factor_auth");
    /// The field `home_page`.
    pub const HOME_PAGE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("home_page");
    /// The field `is_custom`.
    pub const IS_CUSTOM: crate::Column<Self, crate::Check> = crate::Column::new("is_custom");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(role_name: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::ROLE_NAME, role_name)
    }
}

impl crate::DocType for Role {
    const DOCTYPE: &'static str = "Role";
}
impl crate::Named for Role {}
