//! Tag Link, of module Desk.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/tag_link/tag_link.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// That a document has a tag.
#[derive(Debug, Clone, PartialEq)]
pub struct TagLink {
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
    /// Document Type
    pub document_type: ::std::option::Option<
        ::doctyped::table::Link<crate::core::models::doctype::DocType>,
    >,
    /// Document Name
    pub document_name: ::std::option::Option<::std::string::String>,
    /// Tag
    pub tag: ::std::option::Option<
        ::doctyped::table::Link<crate::core::models::tag::Tag>,
    >,
    /// Document Title
    ///
    /// The document's title when it was tagged.
    pub title: ::std::option::Option<::std::string::String>,
}

impl ::std::default::Default for TagLink {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            document_type: ::std::option::Option::None,
            document_name: ::std::option::Option::None,
            tag: ::std::option::Option::None,
            title: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for TagLink {
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
            7 => self.document_type.value(),
            8 => self.document_name.value(),
            9 => self.tag.value(),
            10 => self.title.value(),
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
            7 => self.document_type.assign(__value),
            8 => self.document_name.assign(__value),
            9 => self.tag.assign(__value),
            10 => self.title.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for TagLink {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::X9,
        ::doctyped::table::id::XD,
    >;
    const DOCTYPE: &'static str = "Tag Link";
    const TABLE: &'static str = "tabTag Link";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "document_type",
        "document_name",
        "tag",
        "title",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 11;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(TagLink);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Tag Link",
    module: "Desk",
    description: "That a document has a tag.",
    table: "tabTag Link",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "document_type",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Document Type",
            options: "DocType",
            search_index: true,
            read_only: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "document_name",
            fieldtype: ::doctyped::schema::FieldType::DynamicLink,
            label: "Document Name",
            options: "document_type",
            search_index: true,
            read_only: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "tag",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Tag",
            options: "Tag",
            search_index: true,
            read_only: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "title",
            label: "Document Title",
            description: "The document's title when it was tagged.",
            read_only: true,
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
    ..::doctyped::schema::Definition::NEW
});

/// The table of Tag Link, for queries.
pub const table: ::doctyped::table::Table<TagLink> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `document_type`.
pub const document_type: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `document_name`.
pub const document_name: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `tag`.
pub const tag: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `title`.
pub const title: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    TagLink,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
