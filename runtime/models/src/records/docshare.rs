//! DocShare, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docshare/docshare.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::doctype::DocType;
use super::user::User;
use doctyped::generated::*;

/// A document that a user, or everyone, was given beyond what roles allow.
#[derive(Debug, Clone, PartialEq)]
pub struct DocShare {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// The user that the document is shared with.
    pub user: Option<Link<User>>,
    /// Shared with every user except Guest.
    pub everyone: bool,
    /// Document Type
    pub share_doctype: Link<DocType>,
    /// Document Name
    pub share_name: String,
    pub read: bool,
    pub write: bool,
    pub submit: bool,
    pub share: bool,
    pub notify_by_email: bool,
}

impl Default for DocShare {
    fn default() -> Self {
        Self {
            notify_by_email: true,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), user: Default::default(), everyone: Default::default(),
            share_doctype: Default::default(), share_name: Default::default(), read: Default::default(),
            write: Default::default(), submit: Default::default(), share: Default::default(),
        }
    }
}

impl Record for DocShare {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.user.value(),
            8 => self.everyone.value(), 9 => self.share_doctype.value(), 10 => self.share_name.value(),
            11 => self.read.value(), 12 => self.write.value(), 13 => self.submit.value(), 14 => self.share.value(),
            15 => self.notify_by_email.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.user.assign(value), 8 => self.everyone.assign(value),
            9 => self.share_doctype.assign(value), 10 => self.share_name.assign(value), 11 => self.read.assign(value),
            12 => self.write.assign(value), 13 => self.submit.assign(value), 14 => self.share.assign(value),
            15 => self.notify_by_email.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for DocShare {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XD, XB, X0, X3, X6, X7, XE, X8>;
    const DOCTYPE: &'static str = "DocShare";
    const TABLE: &'static str = "tabDocShare";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "user", "everyone", "share_doctype",
        "share_name", "read", "write", "submit", "share", "notify_by_email", "_user_tags", "_comments", "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 16;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DocShare);

static META: Meta = Meta::new(Definition {
    name: "DocShare",
    module: "Core",
    description: "A document that a user, or everyone, was given beyond what roles allow.",
    table: "tabDocShare",
    fields: &[
        DocField {
            fieldname: "user", fieldtype: FieldType::Link, label: "User",
            description: "The user that the document is shared with.", options: "User", search_index: true,
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "everyone", fieldtype: FieldType::Check, label: "Everyone",
            description: "Shared with every user except Guest.", default: Some("0"), search_index: true, ..DocField::NEW
        },
        DocField {
            fieldname: "share_doctype", fieldtype: FieldType::Link, label: "Document Type", options: "DocType",
            reqd: true, search_index: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "share_name", fieldtype: FieldType::DynamicLink, label: "Document Name",
            options: "share_doctype", reqd: true, search_index: true, in_list_view: true, ..DocField::NEW
        },
        DocField { fieldname: "rights_section", fieldtype: FieldType::SectionBreak, label: "Rights", ..DocField::NEW },
        DocField { fieldname: "read", fieldtype: FieldType::Check, label: "Read", default: Some("0"), ..DocField::NEW },
        DocField {
            fieldname: "write", fieldtype: FieldType::Check, label: "Write", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "submit", fieldtype: FieldType::Check, label: "Submit", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "share", fieldtype: FieldType::Check, label: "Share", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "notify_by_email", fieldtype: FieldType::Check, label: "Notify by Email", default: Some("1"),
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, REPORT, IMPORT, EXPORT, SHARE]),
    ],
    allow_import: true,
    track_changes: true,
    ..Definition::NEW
});

/// The table of DocShare, for queries. The other constants are its columns.
pub const table: Table<DocShare> = Table::new();
pub const name: Column<DocShare, U0, Text> = Column::new();
pub const owner: Column<DocShare, U1, Text> = Column::new();
pub const creation: Column<DocShare, U2, Timestamp> = Column::new();
pub const modified: Column<DocShare, U3, Timestamp> = Column::new();
pub const modified_by: Column<DocShare, U4, Text> = Column::new();
pub const docstatus: Column<DocShare, U5, SmallInt> = Column::new();
pub const idx: Column<DocShare, U6, BigInt> = Column::new();
pub const user: Column<DocShare, U7, Nullable<Text>> = Column::new();
pub const everyone: Column<DocShare, U8, Check> = Column::new();
pub const share_doctype: Column<DocShare, U9, Text> = Column::new();
pub const share_name: Column<DocShare, U10, Text> = Column::new();
pub const read: Column<DocShare, U11, Check> = Column::new();
pub const write: Column<DocShare, U12, Check> = Column::new();
pub const submit: Column<DocShare, U13, Check> = Column::new();
pub const share: Column<DocShare, U14, Check> = Column::new();
pub const notify_by_email: Column<DocShare, U15, Check> = Column::new();
pub const _user_tags: Column<DocShare, U16, Nullable<Text>> = Column::new();
pub const _comments: Column<DocShare, U17, Nullable<Text>> = Column::new();
pub const _assign: Column<DocShare, U18, Nullable<Text>> = Column::new();
pub const _liked_by: Column<DocShare, U19, Nullable<Text>> = Column::new();
