//! The DocType Role Profile.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role_profile/role_profile.json`; not to be edited.

/// Role Profile
///
/// A set of roles that users are given together.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct RoleProfile {
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
    /// Role Profile
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub role_profile: ::std::string::String,
    /// Roles
    pub roles: ::std::vec::Vec<crate::doctypes::has_role::HasRole>,
}

impl RoleProfile {
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
    /// The field `role_profile`.
    pub const ROLE_PROFILE: crate::Column<Self, crate::Text> = crate::Column::new("role_profile");
    /// The field `roles`.
    pub const ROLES: crate::Table<Self, crate::doctypes::has_role::HasRole> = crate::Table::new("roles");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(role_profile: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::ROLE_PROFILE, role_profile)
    }
}

impl crate::DocType for RoleProfile {
    const DOCTYPE: &'static str = "Role Profile";
}
impl crate::Named for RoleProfile {}
