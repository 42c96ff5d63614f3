//! Article, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article/article.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// Something that the library lends: a book, a journal, a film.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
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
    /// Article Name
    pub article_name: ::std::string::String,
    /// Image
    pub image: ::std::option::Option<::std::string::String>,
    /// Author
    pub author: ::std::option::Option<::std::string::String>,
    /// Category
    pub category: ::std::option::Option<
        ::doctyped::table::Link<crate::article_category::ArticleCategory>,
    >,
    /// ISBN
    pub isbn: ::std::option::Option<::std::string::String>,
    /// Publisher
    pub publisher: ::std::option::Option<::std::string::String>,
    /// Status
    ///
    /// Follows from the transactions that were submitted.
    pub status: Status,
    /// Description
    pub description: ::std::option::Option<::std::string::String>,
}

/// Status
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// `Available`
    Available,
    /// `Issued`
    Issued,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Status {
    fn as_str(&self) -> &str {
        match self {
            Status::Available => "Available",
            Status::Issued => "Issued",
            Status::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Status {
        match __text {
            "Available" => Status::Available,
            "Issued" => Status::Issued,
            _ => Status::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Status);

impl ::std::default::Default for Article {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            article_name: ::std::string::String::new(),
            image: ::std::option::Option::None,
            author: ::std::option::Option::None,
            category: ::std::option::Option::None,
            isbn: ::std::option::Option::None,
            publisher: ::std::option::Option::None,
            status: Status::Available,
            description: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for Article {
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
            7 => self.article_name.value(),
            8 => self.image.value(),
            9 => self.author.value(),
            10 => self.category.value(),
            11 => self.isbn.value(),
            12 => self.publisher.value(),
            13 => self.status.value(),
            14 => self.description.value(),
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
            7 => self.article_name.assign(__value),
            8 => self.image.assign(__value),
            9 => self.author.assign(__value),
            10 => self.category.assign(__value),
            11 => self.isbn.assign(__value),
            12 => self.publisher.assign(__value),
            13 => self.status.assign(__value),
            14 => self.description.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for Article {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::XE,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::X8,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::X9,
    >;
    const DOCTYPE: &'static str = "Article";
    const TABLE: &'static str = "tabArticle";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "article_name",
        "image",
        "author",
        "category",
        "isbn",
        "publisher",
        "status",
        "description",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 15;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(Article);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Article",
    module: "Library",
    description: "Something that the library lends: a book, a journal, a film.",
    table: "tabArticle",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "article_name",
            label: "Article Name",
            reqd: true,
            unique: true,
            in_list_view: true,
            in_global_search: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "image",
            fieldtype: ::doctyped::schema::FieldType::AttachImage,
            label: "Image",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "author",
            label: "Author",
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "category",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Category",
            options: "Article Category",
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_publication",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "isbn",
            label: "ISBN",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "publisher",
            label: "Publisher",
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "status",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Status",
            description: "Follows from the transactions that were submitted.",
            options: "Available\nIssued",
            default: ::std::option::Option::Some("Available"),
            reqd: true,
            no_copy: true,
            read_only: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "description_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Description",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "description",
            fieldtype: ::doctyped::schema::FieldType::TextEditor,
            label: "Description",
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
            role: "Librarian",
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
            role: "Library Member",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::SELECT
                .and(::doctyped::schema::Rights::READ)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::REPORT),
        },
    ],
    naming: ::doctyped::schema::Naming::Field("article_name"),
    allow_rename: true,
    allow_import: true,
    track_changes: true,
    search_fields: &["author", "isbn"],
    sort: &[("article_name", ::doctyped::schema::SortOrder::Asc)],
    ..::doctyped::schema::Definition::NEW
});

/// The table of Article, for queries.
pub const table: ::doctyped::table::Table<Article> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `article_name`.
pub const article_name: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `image`.
pub const image: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `author`.
pub const author: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `category`.
pub const category: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `isbn`.
pub const isbn: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `publisher`.
pub const publisher: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `status`.
pub const status: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `description`.
pub const description: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    Article,
    ::doctyped::table::index::U18,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
