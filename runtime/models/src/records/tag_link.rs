//! Tag Link, of module Desk.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/tag_link/tag_link.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::doctype::DocType;
use super::tag::Tag;
use super::user::User;
use doctyped::generated::*;

/// That a document has a tag.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TagLink {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub document_type: Option<Link<DocType>>,
    pub document_name: Option<String>,
    pub tag: Option<Link<Tag>>,
    /// Document Title
    ///
    /// The document's title when it was tagged.
    pub title: Option<String>,
}

impl Record for TagLink {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.document_type.value(), 8 => self.document_name.value(), 9 => self.tag.value(),
            10 => self.title.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.document_type.assign(value), 8 => self.document_name.assign(value),
            9 => self.tag.assign(value), 10 => self.title.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for TagLink {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X0, X3, XE, X3, X0, X5, X9, XD>;
    const DOCTYPE: &'static str = "Tag Link";
    const TABLE: &'static str = "tabTag Link";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "document_type", "document_name",
        "tag", "title", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 11;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(TagLink);

static META: Meta = Meta::new(Definition {
    name: "Tag Link",
    module: "Desk",
    description: "That a document has a tag.",
    table: "tabTag Link",
    fields: &[
        DocField {
            fieldname: "document_type", fieldtype: FieldType::Link, label: "Document Type", options: "DocType",
            search_index: true, read_only: true, in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "document_name", fieldtype: FieldType::DynamicLink, label: "Document Name",
            options: "document_type", search_index: true, read_only: true, in_list_view: true, in_standard_filter: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "tag", fieldtype: FieldType::Link, label: "Tag", options: "Tag", search_index: true,
            read_only: true, in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "title", label: "Document Title", description: "The document's title when it was tagged.",
            read_only: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    ..Definition::NEW
});

/// The table of Tag Link, for queries. The other constants are its columns.
pub const table: Table<TagLink> = Table::new();
pub const name: Column<TagLink, U0, Text> = Column::new();
pub const owner: Column<TagLink, U1, Text> = Column::new();
pub const creation: Column<TagLink, U2, Timestamp> = Column::new();
pub const modified: Column<TagLink, U3, Timestamp> = Column::new();
pub const modified_by: Column<TagLink, U4, Text> = Column::new();
pub const docstatus: Column<TagLink, U5, SmallInt> = Column::new();
pub const idx: Column<TagLink, U6, BigInt> = Column::new();
pub const document_type: Column<TagLink, U7, Nullable<Text>> = Column::new();
pub const document_name: Column<TagLink, U8, Nullable<Text>> = Column::new();
pub const tag: Column<TagLink, U9, Nullable<Text>> = Column::new();
pub const title: Column<TagLink, U10, Nullable<Text>> = Column::new();
pub const _user_tags: Column<TagLink, U11, Nullable<Text>> = Column::new();
pub const _comments: Column<TagLink, U12, Nullable<Text>> = Column::new();
pub const _assign: Column<TagLink, U13, Nullable<Text>> = Column::new();
pub const _liked_by: Column<TagLink, U14, Nullable<Text>> = Column::new();
