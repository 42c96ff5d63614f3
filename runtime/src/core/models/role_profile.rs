//! Role Profile, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role_profile/role_profile.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// A set of roles that users are given together.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleProfile {
    /// ID
    pub name: ::std::string::String,
    /// Created By
    pub owner: ::doctyped::table::Link<crate::core::models::user::User>,
    /// Created On
    pub creation: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated On
    pub modified: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated By
    pub modified_by: ::doctyped::table::Link<crate::core::models::user::User>,
    /// Document Status
    pub docstatus: ::doctyped::table::DocStatus,
    /// Index
    pub idx: i64,
    /// Role Profile
    pub role_profile: ::std::string::String,
    /// Roles
    pub roles: ::std::vec::Vec<crate::core::models::has_role::HasRole>,
}

impl ::std::default::Default for RoleProfile {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            role_profile: ::std::string::String::new(),
            roles: ::std::vec::Vec::new(),
        }
    }
}

impl ::doctyped::table::Record for RoleProfile {
    fn meta(&self) -> &'static ::doctyped::schema::Meta {
        &META
    }
    fn get(&self, __slot: usize) -> ::doctyped::table::ValueRef<'_> {
        use ::doctyped::table::FieldValue as _;
        match __slot {
            0 => self.name.value(),
            1 => self.owner.value(),
            2 => self.creation.value(),
            3 => self.modified.value(),
            4 => self.modified_by.value(),
            5 => self.docstatus.value(),
            6 => self.idx.value(),
            7 => self.role_profile.value(),
            _ => ::doctyped::table::ValueRef::Null,
        }
    }
    fn set(
        &mut self,
        __slot: usize,
        __value: ::doctyped::table::Value,
    ) -> ::std::result::Result<(), ::doctyped::table::Mismatch> {
        use ::doctyped::table::FieldValue as _;
        match __slot {
            0 => self.name.assign(__value),
            1 => self.owner.assign(__value),
            2 => self.creation.assign(__value),
            3 => self.modified.assign(__value),
            4 => self.modified_by.assign(__value),
            5 => self.docstatus.assign(__value),
            6 => self.idx.assign(__value),
            7 => self.role_profile.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
    fn rows(
        &self,
        __table: usize,
    ) -> ::std::option::Option<&dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&self.roles),
            _ => ::std::option::Option::None,
        }
    }
    fn rows_mut(
        &mut self,
        __table: usize,
    ) -> ::std::option::Option<&mut dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&mut self.roles),
            _ => ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Document for RoleProfile {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X2,
        ::doctyped::table::id::X9,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::XD,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X1,
        ::doctyped::table::id::X8,
        ::doctyped::table::id::X4,
    >;
    const DOCTYPE: &'static str = "Role Profile";
    const TABLE: &'static str = "tabRole Profile";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "role_profile",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 8;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(RoleProfile);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Role Profile",
    module: "Core",
    description: "A set of roles that users are given together.",
    table: "tabRole Profile",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "role_profile",
            label: "Role Profile",
            reqd: true,
            unique: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "roles",
            fieldtype: ::doctyped::schema::FieldType::Table,
            label: "Roles",
            options: "Has Role",
            permlevel: 1,
            ..::doctyped::schema::DocField::NEW
        },
    ],
    permissions: &[
        ::doctyped::schema::DocPerm {
            role: "System Manager",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE)
                .and(::doctyped::schema::Rights::DELETE)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
        ::doctyped::schema::DocPerm {
            role: "System Manager",
            permlevel: 1,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE),
        },
    ],
    naming: ::doctyped::schema::Naming::Field("role_profile"),
    track_changes: true,
    title_field: "role_profile",
    ..::doctyped::schema::Definition::NEW
});

/// The table of Role Profile, for queries.
pub const table: ::doctyped::table::Table<RoleProfile> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `role_profile`.
pub const role_profile: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    RoleProfile,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
