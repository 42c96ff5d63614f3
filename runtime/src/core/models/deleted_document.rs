//! Deleted Document, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/deleted_document/deleted_document.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// A copy of a document that was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct DeletedDocument {
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
    /// Deleted Name
    pub deleted_name: ::std::option::Option<::std::string::String>,
    /// Deleted DocType
    pub deleted_doctype: ::std::option::Option<::std::string::String>,
    /// Restored
    pub restored: bool,
    /// New Name
    ///
    /// The name after it was restored.
    pub new_name: ::std::option::Option<::std::string::String>,
    /// Data
    ///
    /// The document as JSON.
    pub data: ::std::option::Option<::std::string::String>,
}

impl ::std::default::Default for DeletedDocument {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            deleted_name: ::std::option::Option::None,
            deleted_doctype: ::std::option::Option::None,
            restored: false,
            new_name: ::std::option::Option::None,
            data: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for DeletedDocument {
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
            7 => self.deleted_name.value(),
            8 => self.deleted_doctype.value(),
            9 => self.restored.value(),
            10 => self.new_name.value(),
            11 => self.data.value(),
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
            7 => self.deleted_name.assign(__value),
            8 => self.deleted_doctype.assign(__value),
            9 => self.restored.assign(__value),
            10 => self.new_name.assign(__value),
            11 => self.data.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for DeletedDocument {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::XA,
        ::doctyped::table::id::X4,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X8,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::X4,
        ::doctyped::table::id::X3,
    >;
    const DOCTYPE: &'static str = "Deleted Document";
    const TABLE: &'static str = "tabDeleted Document";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "deleted_name",
        "deleted_doctype",
        "restored",
        "new_name",
        "data",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 12;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(DeletedDocument);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Deleted Document",
    module: "Core",
    description: "A copy of a document that was deleted.",
    table: "tabDeleted Document",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "deleted_name",
            label: "Deleted Name",
            read_only: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "deleted_doctype",
            label: "Deleted DocType",
            read_only: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "restored",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Restored",
            default: ::std::option::Option::Some("0"),
            read_only: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "new_name",
            fieldtype: ::doctyped::schema::FieldType::ReadOnly,
            label: "New Name",
            description: "The name after it was restored.",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "data",
            fieldtype: ::doctyped::schema::FieldType::Code,
            label: "Data",
            description: "The document as JSON.",
            ignore_xss_filter: true,
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
                .and(::doctyped::schema::Rights::DELETE)
                .and(::doctyped::schema::Rights::EXPORT),
        },
    ],
    title_field: "deleted_name",
    ..::doctyped::schema::Definition::NEW
});

/// The table of Deleted Document, for queries.
pub const table: ::doctyped::table::Table<DeletedDocument> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `deleted_name`.
pub const deleted_name: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `deleted_doctype`.
pub const deleted_doctype: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `restored`.
pub const restored: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `new_name`.
pub const new_name: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `data`.
pub const data: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    DeletedDocument,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
