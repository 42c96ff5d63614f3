//! Article Category, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article_category/article_category.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Where an article stands in the library: categories lie inside other categories.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ArticleCategory {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// Category
    pub category_name: String,
    pub is_group: bool,
    /// Inside
    pub parent_article_category: Option<Link<ArticleCategory>>,
    /// Left
    pub lft: i32,
    /// Right
    pub rgt: i32,
    /// Was Inside
    pub old_parent: Option<Link<ArticleCategory>>,
}

impl Record for ArticleCategory {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.category_name.value(), 8 => self.is_group.value(), 9 => self.parent_article_category.value(),
            10 => self.lft.value(), 11 => self.rgt.value(), 12 => self.old_parent.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.category_name.assign(value), 8 => self.is_group.assign(value),
            9 => self.parent_article_category.assign(value), 10 => self.lft.assign(value), 11 => self.rgt.assign(value),
            12 => self.old_parent.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for ArticleCategory {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X3, X7, XE, XF, XC, X0, X5, XF>;
    const DOCTYPE: &'static str = "Article Category";
    const TABLE: &'static str = "tabArticle Category";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "category_name", "is_group",
        "parent_article_category", "lft", "rgt", "old_parent", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 13;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(ArticleCategory);

static META: Meta = Meta::new(Definition {
    name: "Article Category",
    module: "Library",
    description: "Where an article stands in the library: categories lie inside other categories.",
    table: "tabArticle Category",
    fields: &[
        DocField {
            fieldname: "category_name", label: "Category", reqd: true, unique: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "is_group", fieldtype: FieldType::Check, label: "Is Group", default: Some("0"),
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "parent_article_category", fieldtype: FieldType::Link, label: "Inside",
            options: "Article Category", ignore_user_permissions: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "lft", fieldtype: FieldType::Int, label: "Left", search_index: true, no_copy: true,
            read_only: true, hidden: true, ..DocField::NEW
        },
        DocField {
            fieldname: "rgt", fieldtype: FieldType::Int, label: "Right", search_index: true, no_copy: true,
            read_only: true, hidden: true, ..DocField::NEW
        },
        DocField {
            fieldname: "old_parent", fieldtype: FieldType::Link, label: "Was Inside", options: "Article Category",
            no_copy: true, read_only: true, hidden: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("Librarian", 0, &[READ, WRITE, CREATE, DELETE, PRINT, REPORT, EXPORT, SHARE]),
        DocPerm::new("Library Member", 0, &[READ]),
    ],
    naming: Naming::Field("category_name"),
    is_tree: true,
    allow_rename: true,
    sort: &[("lft", SortOrder::Asc)],
    parent_field: "parent_article_category",
    ..Definition::NEW
});

/// The table of Article Category, for queries. The other constants are its columns.
pub const table: Table<ArticleCategory> = Table::new();
pub const name: Column<ArticleCategory, U0, Text> = Column::new();
pub const owner: Column<ArticleCategory, U1, Text> = Column::new();
pub const creation: Column<ArticleCategory, U2, Timestamp> = Column::new();
pub const modified: Column<ArticleCategory, U3, Timestamp> = Column::new();
pub const modified_by: Column<ArticleCategory, U4, Text> = Column::new();
pub const docstatus: Column<ArticleCategory, U5, SmallInt> = Column::new();
pub const idx: Column<ArticleCategory, U6, BigInt> = Column::new();
pub const category_name: Column<ArticleCategory, U7, Text> = Column::new();
pub const is_group: Column<ArticleCategory, U8, Check> = Column::new();
pub const parent_article_category: Column<ArticleCategory, U9, Nullable<Text>> = Column::new();
pub const lft: Column<ArticleCategory, U10, Integer> = Column::new();
pub const rgt: Column<ArticleCategory, U11, Integer> = Column::new();
pub const old_parent: Column<ArticleCategory, U12, Nullable<Text>> = Column::new();
pub const _user_tags: Column<ArticleCategory, U13, Nullable<Text>> = Column::new();
pub const _comments: Column<ArticleCategory, U14, Nullable<Text>> = Column::new();
pub const _assign: Column<ArticleCategory, U15, Nullable<Text>> = Column::new();
pub const _liked_by: Column<ArticleCategory, U16, Nullable<Text>> = Column::new();
