//! Role, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/role/role.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// What users are allowed by permissions that name it.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
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
    /// Role Name
    pub role_name: ::std::string::String,
    /// Disabled
    ///
    /// A disabled role is taken from its users when they are saved.
    pub disabled: bool,
    /// Desk Access
    ///
    /// Users who hold the role are System Users.
    pub desk_access: bool,
    /// Two-Factor Authentication
    ///
    /// Ask the users who hold the role for a second factor.
    pub two_factor_auth: bool,
    /// Home Page
    ///
    /// Route that the users who hold the role start at.
    pub home_page: ::std::option::Option<::std::string::String>,
    /// Is Custom
    ///
    /// Made by an administrator, not by a definition.
    pub is_custom: bool,
}

impl ::std::default::Default for Role {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            role_name: ::std::string::String::new(),
            disabled: false,
            desk_access: true,
            two_factor_auth: false,
            home_page: ::std::option::Option::None,
            is_custom: false,
        }
    }
}

impl ::doctyped::table::Record for Role {
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
            7 => self.role_name.value(),
            8 => self.disabled.value(),
            9 => self.desk_access.value(),
            10 => self.two_factor_auth.value(),
            11 => self.home_page.value(),
            12 => self.is_custom.value(),
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
            7 => self.role_name.assign(__value),
            8 => self.disabled.assign(__value),
            9 => self.desk_access.assign(__value),
            10 => self.two_factor_auth.assign(__value),
            11 => self.home_page.assign(__value),
            12 => self.is_custom.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for Role {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X9,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X2,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::X9,
    >;
    const DOCTYPE: &'static str = "Role";
    const TABLE: &'static str = "tabRole";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "role_name",
        "disabled",
        "desk_access",
        "two_factor_auth",
        "home_page",
        "is_custom",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 13;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(Role);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Role",
    module: "Core",
    description: "What users are allowed by permissions that name it.",
    table: "tabRole",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "role_name",
            label: "Role Name",
            reqd: true,
            unique: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "disabled",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Disabled",
            description: "A disabled role is taken from its users when they are saved.",
            default: ::std::option::Option::Some("0"),
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "desk_access",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Desk Access",
            description: "Users who hold the role are System Users.",
            default: ::std::option::Option::Some("1"),
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "two_factor_auth",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Two-Factor Authentication",
            description: "Ask the users who hold the role for a second factor.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "home_page",
            label: "Home Page",
            description: "Route that the users who hold the role start at.",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_custom",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Custom",
            description: "Made by an administrator, not by a definition.",
            default: ::std::option::Option::Some("0"),
            in_list_view: true,
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
    ],
    naming: ::doctyped::schema::Naming::Field("role_name"),
    allow_rename: true,
    track_changes: true,
    ..::doctyped::schema::Definition::NEW
});

/// The table of Role, for queries.
pub const table: ::doctyped::table::Table<Role> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `role_name`.
pub const role_name: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `disabled`.
pub const disabled: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `desk_access`.
pub const desk_access: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `two_factor_auth`.
pub const two_factor_auth: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `home_page`.
pub const home_page: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `is_custom`.
pub const is_custom: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    Role,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
