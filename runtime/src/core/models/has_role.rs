//! Has Role, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/has_role/has_role.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// A role that a user or a role profile holds.
#[derive(Debug, Clone, PartialEq)]
pub struct HasRole {
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
    /// Role
    pub role: ::doctyped::table::Link<crate::core::models::role::Role>,
    /// Parent
    pub parent: ::std::string::String,
    /// Parent Field
    pub parentfield: ::std::string::String,
    /// Parent DocType
    pub parenttype: ::std::string::String,
}

impl ::std::default::Default for HasRole {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            role: ::std::default::Default::default(),
            parent: ::std::string::String::new(),
            parentfield: ::std::string::String::new(),
            parenttype: ::std::string::String::new(),
        }
    }
}

impl ::doctyped::table::Record for HasRole {
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
            7 => self.role.value(),
            8 => self.parent.value(),
            9 => self.parentfield.value(),
            10 => self.parenttype.value(),
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
            7 => self.role.assign(__value),
            8 => self.parent.assign(__value),
            9 => self.parentfield.assign(__value),
            10 => self.parenttype.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for HasRole {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::X5,
    >;
    const DOCTYPE: &'static str = "Has Role";
    const TABLE: &'static str = "tabHas Role";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "role",
        "parent",
        "parentfield",
        "parenttype",
    ];
    const SLOTS: usize = 11;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(HasRole);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Has Role",
    module: "Core",
    description: "A role that a user or a role profile holds.",
    table: "tabHas Role",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "role",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Role",
            options: "Role",
            reqd: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
    ],
    is_child: true,
    ..::doctyped::schema::Definition::NEW
});

/// The table of Has Role, for queries.
pub const table: ::doctyped::table::Table<HasRole> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `role`.
pub const role: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parent`.
pub const parent: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parentfield`.
pub const parentfield: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parenttype`.
pub const parenttype: ::doctyped::table::Column<
    HasRole,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
