//! User Permission, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user_permission/user_permission.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// Restricts a user to some documents of a DocType and to what links to them.
#[derive(Debug, Clone, PartialEq)]
pub struct UserPermission {
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
    /// User
    pub user: ::doctyped::table::Link<crate::core::models::user::User>,
    /// Allow
    ///
    /// The DocType whose documents are restricted.
    pub allow: ::doctyped::table::Link<crate::core::models::doctype::DocType>,
    /// For Value
    ///
    /// The document that the user may see.
    pub for_value: ::std::string::String,
    /// Is Default
    ///
    /// Fill new links with this document.
    pub is_default: bool,
    /// Apply to All DocTypes
    pub apply_to_all_doctypes: bool,
    /// Applicable For
    ///
    /// Counts only in documents of this DocType.
    pub applicable_for: ::std::option::Option<
        ::doctyped::table::Link<crate::core::models::doctype::DocType>,
    >,
    /// Hide Descendants
    ///
    /// Of a tree, allow the node without what is below it.
    pub hide_descendants: bool,
}

impl ::std::default::Default for UserPermission {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            user: ::std::default::Default::default(),
            allow: ::std::default::Default::default(),
            for_value: ::std::string::String::new(),
            is_default: false,
            apply_to_all_doctypes: true,
            applicable_for: ::std::option::Option::None,
            hide_descendants: false,
        }
    }
}

impl ::doctyped::table::Record for UserPermission {
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
            7 => self.user.value(),
            8 => self.allow.value(),
            9 => self.for_value.value(),
            10 => self.is_default.value(),
            11 => self.apply_to_all_doctypes.value(),
            12 => self.applicable_for.value(),
            13 => self.hide_descendants.value(),
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
            7 => self.user.assign(__value),
            8 => self.allow.assign(__value),
            9 => self.for_value.assign(__value),
            10 => self.is_default.assign(__value),
            11 => self.apply_to_all_doctypes.assign(__value),
            12 => self.applicable_for.assign(__value),
            13 => self.hide_descendants.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for UserPermission {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X7,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::X9,
    >;
    const DOCTYPE: &'static str = "User Permission";
    const TABLE: &'static str = "tabUser Permission";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "user",
        "allow",
        "for_value",
        "is_default",
        "apply_to_all_doctypes",
        "applicable_for",
        "hide_descendants",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 14;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(UserPermission);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "User Permission",
    module: "Core",
    description: "Restricts a user to some documents of a DocType and to what links to them.",
    table: "tabUser Permission",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "user",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "User",
            options: "User",
            reqd: true,
            search_index: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allow",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Allow",
            description: "The DocType whose documents are restricted.",
            options: "DocType",
            reqd: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "for_value",
            fieldtype: ::doctyped::schema::FieldType::DynamicLink,
            label: "For Value",
            description: "The document that the user may see.",
            options: "allow",
            reqd: true,
            ignore_user_permissions: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_default",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Default",
            description: "Fill new links with this document.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "scope_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Scope",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "apply_to_all_doctypes",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Apply to All DocTypes",
            default: ::std::option::Option::Some("1"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "applicable_for",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Applicable For",
            description: "Counts only in documents of this DocType.",
            options: "DocType",
            in_list_view: true,
            conditions: &[("depends_on", "eval:!doc.apply_to_all_doctypes")],
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "hide_descendants",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Hide Descendants",
            description: "Of a tree, allow the node without what is below it.",
            default: ::std::option::Option::Some("0"),
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
    allow_import: true,
    track_changes: true,
    title_field: "user",
    ..::doctyped::schema::Definition::NEW
});

/// The table of User Permission, for queries.
pub const table: ::doctyped::table::Table<UserPermission> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `user`.
pub const user: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `allow`.
pub const allow: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `for_value`.
pub const for_value: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `is_default`.
pub const is_default: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `apply_to_all_doctypes`.
pub const apply_to_all_doctypes: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `applicable_for`.
pub const applicable_for: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `hide_descendants`.
pub const hide_descendants: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    UserPermission,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
