//! Comment, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/comment/comment.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::doctype::DocType;
use super::user::User;
use doctyped::generated::*;

/// A remark on a document, or an event in its life.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comment {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub comment_type: CommentType,
    /// Address of the author.
    pub comment_email: Option<String>,
    /// Name of the author.
    pub comment_by: Option<String>,
    pub subject: Option<String>,
    pub content: Option<String>,
    /// Reference Document Type
    pub reference_doctype: Option<Link<DocType>>,
    pub reference_name: Option<String>,
    pub reference_owner: Option<String>,
    pub published: bool,
    pub seen: bool,
    pub ip_address: Option<String>,
}

/// Values of the field `comment_type`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum CommentType {
    #[default]
    Comment,
    Like,
    Info,
    Label,
    Workflow,
    Created,
    Submitted,
    Cancelled,
    Updated,
    Deleted,
    Assigned,
    AssignmentCompleted,
    Attachment,
    AttachmentRemoved,
    Shared,
    Unshared,
    Bot,
    Relinked,
    Edit,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for CommentType {
    fn as_str(&self) -> &str {
        match self {
            Self::Comment => "Comment", Self::Like => "Like", Self::Info => "Info", Self::Label => "Label",
            Self::Workflow => "Workflow", Self::Created => "Created", Self::Submitted => "Submitted",
            Self::Cancelled => "Cancelled", Self::Updated => "Updated", Self::Deleted => "Deleted",
            Self::Assigned => "Assigned", Self::AssignmentCompleted => "Assignment Completed",
            Self::Attachment => "Attachment", Self::AttachmentRemoved => "Attachment Removed", Self::Shared => "Shared",
            Self::Unshared => "Unshared", Self::Bot => "Bot", Self::Relinked => "Relinked", Self::Edit => "Edit",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Comment" => Self::Comment, "Like" => Self::Like, "Info" => Self::Info, "Label" => Self::Label,
            "Workflow" => Self::Workflow, "Created" => Self::Created, "Submitted" => Self::Submitted,
            "Cancelled" => Self::Cancelled, "Updated" => Self::Updated, "Deleted" => Self::Deleted,
            "Assigned" => Self::Assigned, "Assignment Completed" => Self::AssignmentCompleted,
            "Attachment" => Self::Attachment, "Attachment Removed" => Self::AttachmentRemoved, "Shared" => Self::Shared,
            "Unshared" => Self::Unshared, "Bot" => Self::Bot, "Relinked" => Self::Relinked, "Edit" => Self::Edit,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(CommentType);

impl Record for Comment {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.comment_type.value(), 8 => self.comment_email.value(), 9 => self.comment_by.value(),
            10 => self.subject.value(), 11 => self.content.value(), 12 => self.reference_doctype.value(),
            13 => self.reference_name.value(), 14 => self.reference_owner.value(), 15 => self.published.value(),
            16 => self.seen.value(), 17 => self.ip_address.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.comment_type.assign(value), 8 => self.comment_email.assign(value),
            9 => self.comment_by.assign(value), 10 => self.subject.assign(value), 11 => self.content.assign(value),
            12 => self.reference_doctype.assign(value), 13 => self.reference_name.assign(value),
            14 => self.reference_owner.assign(value), 15 => self.published.assign(value), 16 => self.seen.assign(value),
            17 => self.ip_address.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Comment {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X9, X8, X4, XF, X9, XF, XF, XE>;
    const DOCTYPE: &'static str = "Comment";
    const TABLE: &'static str = "tabComment";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "comment_type", "comment_email",
        "comment_by", "subject", "content", "reference_doctype", "reference_name", "reference_owner", "published",
        "seen", "ip_address", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 18;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Comment);

static META: Meta = Meta::new(Definition {
    name: "Comment",
    module: "Core",
    description: "A remark on a document, or an event in its life.",
    table: "tabComment",
    fields: &[
        DocField {
            fieldname: "comment_type", fieldtype: FieldType::Select, label: "Comment Type",
            options: "Comment\nLike\nInfo\nLabel\nWorkflow\nCreated\nSubmitted\nCancelled\nUpdated\nDeleted\nAssigned\nAssignment Completed\nAttachment\nAttachment Removed\nShared\nUnshared\nBot\nRelinked\nEdit",
            default: Some("Comment"), reqd: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "comment_email", label: "Comment Email", description: "Address of the author.",
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "comment_by", label: "Comment By", description: "Name of the author.", in_list_view: true,
            ..DocField::NEW
        },
        DocField { fieldname: "subject", fieldtype: FieldType::Text, label: "Subject", ..DocField::NEW },
        DocField {
            fieldname: "content", fieldtype: FieldType::HtmlEditor, label: "Content", in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "reference_section", fieldtype: FieldType::SectionBreak, label: "Reference", ..DocField::NEW
        },
        DocField {
            fieldname: "reference_doctype", fieldtype: FieldType::Link, label: "Reference Document Type",
            options: "DocType", search_index: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "reference_name", fieldtype: FieldType::DynamicLink, label: "Reference Name",
            options: "reference_doctype", search_index: true, ..DocField::NEW
        },
        DocField { fieldname: "reference_owner", label: "Reference Owner", read_only: true, ..DocField::NEW },
        DocField { fieldname: "column_break_state", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "published", fieldtype: FieldType::Check, label: "Published", default: Some("0"), ..DocField::NEW
        },
        DocField { fieldname: "seen", fieldtype: FieldType::Check, label: "Seen", default: Some("0"), ..DocField::NEW },
        DocField { fieldname: "ip_address", label: "IP Address", hidden: true, ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    title_field: "comment_type",
    ..Definition::NEW
});

/// The table of Comment, for queries. The other constants are its columns.
pub const table: Table<Comment> = Table::new();
pub const name: Column<Comment, U0, Text> = Column::new();
pub const owner: Column<Comment, U1, Text> = Column::new();
pub const creation: Column<Comment, U2, Timestamp> = Column::new();
pub const modified: Column<Comment, U3, Timestamp> = Column::new();
pub const modified_by: Column<Comment, U4, Text> = Column::new();
pub const docstatus: Column<Comment, U5, SmallInt> = Column::new();
pub const idx: Column<Comment, U6, BigInt> = Column::new();
pub const comment_type: Column<Comment, U7, Text> = Column::new();
pub const comment_email: Column<Comment, U8, Nullable<Text>> = Column::new();
pub const comment_by: Column<Comment, U9, Nullable<Text>> = Column::new();
pub const subject: Column<Comment, U10, Nullable<Text>> = Column::new();
pub const content: Column<Comment, U11, Nullable<Text>> = Column::new();
pub const reference_doctype: Column<Comment, U12, Nullable<Text>> = Column::new();
pub const reference_name: Column<Comment, U13, Nullable<Text>> = Column::new();
pub const reference_owner: Column<Comment, U14, Nullable<Text>> = Column::new();
pub const published: Column<Comment, U15, Check> = Column::new();
pub const seen: Column<Comment, U16, Check> = Column::new();
pub const ip_address: Column<Comment, U17, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Comment, U18, Nullable<Text>> = Column::new();
pub const _comments: Column<Comment, U19, Nullable<Text>> = Column::new();
pub const _assign: Column<Comment, U20, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Comment, U21, Nullable<Text>> = Column::new();
