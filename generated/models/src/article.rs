//! Article, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article/article.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::article_category::ArticleCategory;
use doctyped::models::User;
use doctyped::generated::*;

/// Something that the library lends: a book, a journal, a film.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub article_name: String,
    pub image: Option<String>,
    pub author: Option<String>,
    pub category: Option<Link<ArticleCategory>>,
    pub isbn: Option<String>,
    pub publisher: Option<String>,
    /// Follows from the transactions that were submitted.
    pub status: Status,
    pub description: Option<String>,
}

/// Values of the field `status`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Status {
    #[default]
    Available,
    Issued,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Status {
    fn as_str(&self) -> &str {
        match self {
            Self::Available => "Available", Self::Issued => "Issued",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Available" => Self::Available, "Issued" => Self::Issued,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Status);

impl Record for Article {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.article_name.value(), 8 => self.image.value(), 9 => self.author.value(),
            10 => self.category.value(), 11 => self.isbn.value(), 12 => self.publisher.value(),
            13 => self.status.value(), 14 => self.description.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.article_name.assign(value), 8 => self.image.assign(value),
            9 => self.author.assign(value), 10 => self.category.assign(value), 11 => self.isbn.assign(value),
            12 => self.publisher.assign(value), 13 => self.status.assign(value), 14 => self.description.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Article {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XE, XF, X5, X8, X0, X5, XF, X9>;
    const DOCTYPE: &'static str = "Article";
    const TABLE: &'static str = "tabArticle";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "article_name", "image", "author",
        "category", "isbn", "publisher", "status", "description", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 15;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Article);

static META: Meta = Meta::new(Definition {
    name: "Article",
    module: "Library",
    description: "Something that the library lends: a book, a journal, a film.",
    table: "tabArticle",
    fields: &[
        DocField {
            fieldname: "article_name", label: "Article Name", reqd: true, unique: true, in_list_view: true,
            in_global_search: true, ..DocField::NEW
        },
        DocField { fieldname: "image", fieldtype: FieldType::AttachImage, label: "Image", ..DocField::NEW },
        DocField {
            fieldname: "author", label: "Author", in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "category", fieldtype: FieldType::Link, label: "Category", options: "Article Category",
            in_standard_filter: true, ..DocField::NEW
        },
        DocField { fieldname: "column_break_publication", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField { fieldname: "isbn", label: "ISBN", ..DocField::NEW },
        DocField { fieldname: "publisher", label: "Publisher", in_standard_filter: true, ..DocField::NEW },
        DocField {
            fieldname: "status", fieldtype: FieldType::Select, label: "Status",
            description: "Follows from the transactions that were submitted.", options: "Available\nIssued",
            default: Some("Available"), reqd: true, no_copy: true, read_only: true, in_list_view: true,
            in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "description_section", fieldtype: FieldType::SectionBreak, label: "Description", ..DocField::NEW
        },
        DocField { fieldname: "description", fieldtype: FieldType::TextEditor, label: "Description", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
        DocPerm::new("Librarian", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
        DocPerm::new("Library Member", 0, &[SELECT, READ, PRINT, REPORT]),
    ],
    naming: Naming::Field("article_name"),
    allow_rename: true,
    allow_import: true,
    track_changes: true,
    search_fields: &["author", "isbn"],
    sort: &[("article_name", SortOrder::Asc)],
    ..Definition::NEW
});

/// The table of Article, for queries. The other constants are its columns.
pub const table: Table<Article> = Table::new();
pub const name: Column<Article, U0, Text> = Column::new();
pub const owner: Column<Article, U1, Text> = Column::new();
pub const creation: Column<Article, U2, Timestamp> = Column::new();
pub const modified: Column<Article, U3, Timestamp> = Column::new();
pub const modified_by: Column<Article, U4, Text> = Column::new();
pub const docstatus: Column<Article, U5, SmallInt> = Column::new();
pub const idx: Column<Article, U6, BigInt> = Column::new();
pub const article_name: Column<Article, U7, Text> = Column::new();
pub const image: Column<Article, U8, Nullable<Text>> = Column::new();
pub const author: Column<Article, U9, Nullable<Text>> = Column::new();
pub const category: Column<Article, U10, Nullable<Text>> = Column::new();
pub const isbn: Column<Article, U11, Nullable<Text>> = Column::new();
pub const publisher: Column<Article, U12, Nullable<Text>> = Column::new();
pub const status: Column<Article, U13, Text> = Column::new();
pub const description: Column<Article, U14, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Article, U15, Nullable<Text>> = Column::new();
pub const _comments: Column<Article, U16, Nullable<Text>> = Column::new();
pub const _assign: Column<Article, U17, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Article, U18, Nullable<Text>> = Column::new();
