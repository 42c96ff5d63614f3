//! Article Category, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article_category/article_category.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// Where an article stands in the library: categories lie inside other categories.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleCategory {
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
    /// Category
    pub category_name: ::std::string::String,
    /// Is Group
    pub is_group: bool,
    /// Inside
    pub parent_article_category: ::std::option::Option<
        ::doctyped::table::Link<crate::article_category::ArticleCategory>,
    >,
    /// Left
    pub lft: i32,
    /// Right
    pub rgt: i32,
    /// Was Inside
    pub old_parent: ::std::option::Option<
        ::doctyped::table::Link<crate::article_category::ArticleCategory>,
    >,
}

impl ::std::default::Default for ArticleCategory {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            category_name: ::std::string::String::new(),
            is_group: false,
            parent_article_category: ::std::option::Option::None,
            lft: 0,
            rgt: 0,
            old_parent: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for ArticleCategory {
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
            7 => self.category_name.value(),
            8 => self.is_group.value(),
            9 => self.parent_article_category.value(),
            10 => self.lft.value(),
            11 => self.rgt.value(),
            12 => self.old_parent.value(),
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
            7 => self.category_name.assign(__value),
            8 => self.is_group.assign(__value),
            9 => self.parent_article_category.assign(__value),
            10 => self.lft.assign(__value),
            11 => self.rgt.assign(__value),
            12 => self.old_parent.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for ArticleCategory {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X3,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::XC,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::XF,
    >;
    const DOCTYPE: &'static str = "Article Category";
    const TABLE: &'static str = "tabArticle Category";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "category_name",
        "is_group",
        "parent_article_category",
        "lft",
        "rgt",
        "old_parent",
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
::doctyped::queryable!(ArticleCategory);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Article Category",
    module: "Library",
    description: "Where an article stands in the library: categories lie inside other categories.",
    table: "tabArticle Category",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "category_name",
            label: "Category",
            reqd: true,
            unique: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_group",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Group",
            default: ::std::option::Option::Some("0"),
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "parent_article_category",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Inside",
            options: "Article Category",
            ignore_user_permissions: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "lft",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Left",
            search_index: true,
            no_copy: true,
            read_only: true,
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "rgt",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Right",
            search_index: true,
            no_copy: true,
            read_only: true,
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "old_parent",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Was Inside",
            options: "Article Category",
            no_copy: true,
            read_only: true,
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
    ],
    permissions: &[
        ::doctyped::schema::DocPerm {
            role: "Librarian",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE)
                .and(::doctyped::schema::Rights::DELETE)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
        ::doctyped::schema::DocPerm {
            role: "Library Member",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ,
        },
    ],
    naming: ::doctyped::schema::Naming::Field("category_name"),
    is_tree: true,
    allow_rename: true,
    sort: &[("lft", ::doctyped::schema::SortOrder::Asc)],
    parent_field: "parent_article_category",
    ..::doctyped::schema::Definition::NEW
});

/// The table of Article Category, for queries.
pub const table: ::doctyped::table::Table<ArticleCategory> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `category_name`.
pub const category_name: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `is_group`.
pub const is_group: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `parent_article_category`.
pub const parent_article_category: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `lft`.
pub const lft: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `rgt`.
pub const rgt: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `old_parent`.
pub const old_parent: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    ArticleCategory,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
