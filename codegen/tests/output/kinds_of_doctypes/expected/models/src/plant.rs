//! Plant, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/plant/plant.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// Plant
#[derive(Debug, Clone, PartialEq)]
pub struct Plant {
    /// ID
    pub name: ::std::string::String,
    /// Created By
    pub owner: ::doctyped::table::Link<::doctyped::core::User>,
    /// Created On
    pub creation: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated On
    pub modified: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated By
    pub modified_by: ::doctyped::table::Link<::doctyped::core::User>,
    /// Document Status
    pub docstatus: ::doctyped::table::DocStatus,
    /// Index
    pub idx: i64,
    /// Title
    pub title: ::std::string::String,
    /// Lft
    pub lft: i32,
    /// Rgt
    pub rgt: i32,
    /// Is Group
    pub is_group: bool,
    /// Old Parent
    pub old_parent: ::std::option::Option<::doctyped::table::Link<crate::plant::Plant>>,
    /// Parent Plant
    pub parent_plant: ::std::option::Option<
        ::doctyped::table::Link<crate::plant::Plant>,
    >,
}

impl ::std::default::Default for Plant {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            title: ::std::string::String::new(),
            lft: 0,
            rgt: 0,
            is_group: false,
            old_parent: ::std::option::Option::None,
            parent_plant: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for Plant {
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
            7 => self.title.value(),
            8 => self.lft.value(),
            9 => self.rgt.value(),
            10 => self.is_group.value(),
            11 => self.old_parent.value(),
            12 => self.parent_plant.value(),
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
            7 => self.title.assign(__value),
            8 => self.lft.assign(__value),
            9 => self.rgt.assign(__value),
            10 => self.is_group.assign(__value),
            11 => self.old_parent.assign(__value),
            12 => self.parent_plant.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for Plant {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X8,
        ::doctyped::table::id::XD,
        ::doctyped::table::id::XC,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::X8,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::X2,
    >;
    const DOCTYPE: &'static str = "Plant";
    const TABLE: &'static str = "tabPlant";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "title",
        "lft",
        "rgt",
        "is_group",
        "old_parent",
        "parent_plant",
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
::doctyped::queryable!(Plant);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Plant",
    module: "Test",
    table: "tabPlant",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "title",
            label: "Title",
            reqd: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "lft",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Lft",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "rgt",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Rgt",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_group",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Group",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "old_parent",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Old Parent",
            options: "Plant",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "parent_plant",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Parent Plant",
            options: "Plant",
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
                .and(::doctyped::schema::Rights::DELETE),
        },
    ],
    naming: ::doctyped::schema::Naming::Field("title"),
    is_tree: true,
    parent_field: "parent_plant",
    ..::doctyped::schema::Definition::NEW
});

/// The table of Plant, for queries.
pub const table: ::doctyped::table::Table<Plant> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `title`.
pub const title: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `lft`.
pub const lft: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `rgt`.
pub const rgt: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `is_group`.
pub const is_group: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `old_parent`.
pub const old_parent: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `parent_plant`.
pub const parent_plant: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    Plant,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
