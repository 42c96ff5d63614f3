//! DocShare, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docshare/docshare.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// A document that a user, or everyone, was given beyond what roles allow.
#[derive(Debug, Clone, PartialEq)]
pub struct DocShare {
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
    ///
    /// Who it is shared with.
    pub user: ::std::option::Option<
        ::doctyped::table::Link<crate::core::models::user::User>,
    >,
    /// Everyone
    ///
    /// Shared with every user who has signed in.
    pub everyone: bool,
    /// Document Type
    pub share_doctype: ::doctyped::table::Link<crate::core::models::doctype::DocType>,
    /// Document Name
    pub share_name: ::std::string::String,
    /// Read
    pub read: bool,
    /// Write
    pub write: bool,
    /// Submit
    pub submit: bool,
    /// Share
    pub share: bool,
    /// Notify by Email
    pub notify_by_email: bool,
}

impl ::std::default::Default for DocShare {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            user: ::std::option::Option::None,
            everyone: false,
            share_doctype: ::std::default::Default::default(),
            share_name: ::std::string::String::new(),
            read: false,
            write: false,
            submit: false,
            share: false,
            notify_by_email: true,
        }
    }
}

impl ::doctyped::table::Record for DocShare {
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
            8 => self.everyone.value(),
            9 => self.share_doctype.value(),
            10 => self.share_name.value(),
            11 => self.read.value(),
            12 => self.write.value(),
            13 => self.submit.value(),
            14 => self.share.value(),
            15 => self.notify_by_email.value(),
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
            8 => self.everyone.assign(__value),
            9 => self.share_doctype.assign(__value),
            10 => self.share_name.assign(__value),
            11 => self.read.assign(__value),
            12 => self.write.assign(__value),
            13 => self.submit.assign(__value),
            14 => self.share.assign(__value),
            15 => self.notify_by_email.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for DocShare {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::XD,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X8,
    >;
    const DOCTYPE: &'static str = "DocShare";
    const TABLE: &'static str = "tabDocShare";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "user",
        "everyone",
        "share_doctype",
        "share_name",
        "read",
        "write",
        "submit",
        "share",
        "notify_by_email",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 16;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(DocShare);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "DocShare",
    module: "Core",
    description: "A document that a user, or everyone, was given beyond what roles allow.",
    table: "tabDocShare",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "user",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "User",
            description: "Who it is shared with.",
            options: "User",
            search_index: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "everyone",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Everyone",
            description: "Shared with every user who has signed in.",
            default: ::std::option::Option::Some("0"),
            search_index: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "share_doctype",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Document Type",
            options: "DocType",
            reqd: true,
            search_index: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "share_name",
            fieldtype: ::doctyped::schema::FieldType::DynamicLink,
            label: "Document Name",
            options: "share_doctype",
            reqd: true,
            search_index: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "rights_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Rights",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "read",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Read",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "write",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Write",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "submit",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Submit",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "share",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Share",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "notify_by_email",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Notify by Email",
            default: ::std::option::Option::Some("1"),
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
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::IMPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
    ],
    allow_import: true,
    track_changes: true,
    ..::doctyped::schema::Definition::NEW
});

/// The table of DocShare, for queries.
pub const table: ::doctyped::table::Table<DocShare> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `user`.
pub const user: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `everyone`.
pub const everyone: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `share_doctype`.
pub const share_doctype: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `share_name`.
pub const share_name: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `read`.
pub const read: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `write`.
pub const write: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `submit`.
pub const submit: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `share`.
pub const share: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `notify_by_email`.
pub const notify_by_email: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U18,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    DocShare,
    ::doctyped::table::index::U19,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
