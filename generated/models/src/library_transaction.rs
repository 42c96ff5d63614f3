//! Library Transaction, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_transaction/library_transaction.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// An article that a member takes or brings back.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryTransaction {
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
    /// Article
    pub article: ::doctyped::table::Link<crate::article::Article>,
    /// Library Member
    pub library_member: ::doctyped::table::Link<crate::library_member::LibraryMember>,
    /// Type
    pub r#type: Type,
    /// Date
    pub date: ::std::option::Option<::doctyped::chrono::NaiveDate>,
    /// Amended From
    pub amended_from: ::std::option::Option<
        ::doctyped::table::Link<crate::library_transaction::LibraryTransaction>,
    >,
}

/// Type
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// `Issue`
    Issue,
    /// `Return`
    Return,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Type {
    fn as_str(&self) -> &str {
        match self {
            Type::Issue => "Issue",
            Type::Return => "Return",
            Type::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Type {
        match __text {
            "Issue" => Type::Issue,
            "Return" => Type::Return,
            _ => Type::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Type);

impl ::std::default::Default for LibraryTransaction {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            article: ::std::default::Default::default(),
            library_member: ::std::default::Default::default(),
            r#type: Type::Issue,
            date: ::std::option::Option::None,
            amended_from: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for LibraryTransaction {
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
            7 => self.article.value(),
            8 => self.library_member.value(),
            9 => self.r#type.value(),
            10 => self.date.value(),
            11 => self.amended_from.value(),
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
            7 => self.article.assign(__value),
            8 => self.library_member.assign(__value),
            9 => self.r#type.assign(__value),
            10 => self.date.assign(__value),
            11 => self.amended_from.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for LibraryTransaction {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X0,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::X9,
        ::doctyped::table::id::X2,
        ::doctyped::table::id::X8,
    >;
    const DOCTYPE: &'static str = "Library Transaction";
    const TABLE: &'static str = "tabLibrary Transaction";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "article",
        "library_member",
        "type",
        "date",
        "amended_from",
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
::doctyped::queryable!(LibraryTransaction);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Library Transaction",
    module: "Library",
    description: "An article that a member takes or brings back.",
    table: "tabLibrary Transaction",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "article",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Article",
            options: "Article",
            reqd: true,
            search_index: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "library_member",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Library Member",
            options: "Library Member",
            reqd: true,
            search_index: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_type",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "type",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Type",
            options: "Issue\nReturn",
            default: ::std::option::Option::Some("Issue"),
            reqd: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "date",
            fieldtype: ::doctyped::schema::FieldType::Date,
            label: "Date",
            default: ::std::option::Option::Some("Today"),
            reqd: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "amended_from",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Amended From",
            options: "Library Transaction",
            search_index: true,
            no_copy: true,
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
                .and(::doctyped::schema::Rights::SUBMIT)
                .and(::doctyped::schema::Rights::CANCEL)
                .and(::doctyped::schema::Rights::AMEND)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
        ::doctyped::schema::DocPerm {
            role: "Librarian",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE)
                .and(::doctyped::schema::Rights::DELETE)
                .and(::doctyped::schema::Rights::SUBMIT)
                .and(::doctyped::schema::Rights::CANCEL)
                .and(::doctyped::schema::Rights::AMEND)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
    ],
    naming: ::doctyped::schema::Naming::Expression("LT.#####"),
    is_submittable: true,
    track_changes: true,
    search_fields: &["article", "library_member"],
    ..::doctyped::schema::Definition::NEW
});

/// The table of Library Transaction, for queries.
pub const table: ::doctyped::table::Table<LibraryTransaction> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `article`.
pub const article: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `library_member`.
pub const library_member: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `type`.
pub const r#type: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `date`.
pub const date: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Date>,
> = ::doctyped::table::Column::new();
/// Column `amended_from`.
pub const amended_from: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    LibraryTransaction,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
