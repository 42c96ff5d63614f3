//! Comment, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/comment/comment.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// What was said about a document, or what happened to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
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
    /// Comment Type
    pub comment_type: CommentType,
    /// Comment Email
    ///
    /// Address of the author.
    pub comment_email: ::std::option::Option<::std::string::String>,
    /// Comment By
    ///
    /// Name of the author.
    pub comment_by: ::std::option::Option<::std::string::String>,
    /// Subject
    pub subject: ::std::option::Option<::std::string::String>,
    /// Content
    pub content: ::std::option::Option<::std::string::String>,
    /// Reference Document Type
    pub reference_doctype: ::std::option::Option<
        ::doctyped::table::Link<crate::core::models::doctype::DocType>,
    >,
    /// Reference Name
    pub reference_name: ::std::option::Option<::std::string::String>,
    /// Reference Owner
    pub reference_owner: ::std::option::Option<::std::string::String>,
    /// Published
    pub published: bool,
    /// Seen
    pub seen: bool,
    /// IP Address
    pub ip_address: ::std::option::Option<::std::string::String>,
}

/// Comment Type
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CommentType {
    /// `Comment`
    Comment,
    /// `Like`
    Like,
    /// `Info`
    Info,
    /// `Label`
    Label,
    /// `Workflow`
    Workflow,
    /// `Created`
    Created,
    /// `Submitted`
    Submitted,
    /// `Cancelled`
    Cancelled,
    /// `Updated`
    Updated,
    /// `Deleted`
    Deleted,
    /// `Assigned`
    Assigned,
    /// `Assignment Completed`
    AssignmentCompleted,
    /// `Attachment`
    Attachment,
    /// `Attachment Removed`
    AttachmentRemoved,
    /// `Shared`
    Shared,
    /// `Unshared`
    Unshared,
    /// `Bot`
    Bot,
    /// `Relinked`
    Relinked,
    /// `Edit`
    Edit,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for CommentType {
    fn as_str(&self) -> &str {
        match self {
            CommentType::Comment => "Comment",
            CommentType::Like => "Like",
            CommentType::Info => "Info",
            CommentType::Label => "Label",
            CommentType::Workflow => "Workflow",
            CommentType::Created => "Created",
            CommentType::Submitted => "Submitted",
            CommentType::Cancelled => "Cancelled",
            CommentType::Updated => "Updated",
            CommentType::Deleted => "Deleted",
            CommentType::Assigned => "Assigned",
            CommentType::AssignmentCompleted => "Assignment Completed",
            CommentType::Attachment => "Attachment",
            CommentType::AttachmentRemoved => "Attachment Removed",
            CommentType::Shared => "Shared",
            CommentType::Unshared => "Unshared",
            CommentType::Bot => "Bot",
            CommentType::Relinked => "Relinked",
            CommentType::Edit => "Edit",
            CommentType::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> CommentType {
        match __text {
            "Comment" => CommentType::Comment,
            "Like" => CommentType::Like,
            "Info" => CommentType::Info,
            "Label" => CommentType::Label,
            "Workflow" => CommentType::Workflow,
            "Created" => CommentType::Created,
            "Submitted" => CommentType::Submitted,
            "Cancelled" => CommentType::Cancelled,
            "Updated" => CommentType::Updated,
            "Deleted" => CommentType::Deleted,
            "Assigned" => CommentType::Assigned,
            "Assignment Completed" => CommentType::AssignmentCompleted,
            "Attachment" => CommentType::Attachment,
            "Attachment Removed" => CommentType::AttachmentRemoved,
            "Shared" => CommentType::Shared,
            "Unshared" => CommentType::Unshared,
            "Bot" => CommentType::Bot,
            "Relinked" => CommentType::Relinked,
            "Edit" => CommentType::Edit,
            _ => CommentType::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(CommentType);

impl ::std::default::Default for Comment {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            comment_type: CommentType::Comment,
            comment_email: ::std::option::Option::None,
            comment_by: ::std::option::Option::None,
            subject: ::std::option::Option::None,
            content: ::std::option::Option::None,
            reference_doctype: ::std::option::Option::None,
            reference_name: ::std::option::Option::None,
            reference_owner: ::std::option::Option::None,
            published: false,
            seen: false,
            ip_address: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for Comment {
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
            7 => self.comment_type.value(),
            8 => self.comment_email.value(),
            9 => self.comment_by.value(),
            10 => self.subject.value(),
            11 => self.content.value(),
            12 => self.reference_doctype.value(),
            13 => self.reference_name.value(),
            14 => self.reference_owner.value(),
            15 => self.published.value(),
            16 => self.seen.value(),
            17 => self.ip_address.value(),
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
            7 => self.comment_type.assign(__value),
            8 => self.comment_email.assign(__value),
            9 => self.comment_by.assign(__value),
            10 => self.subject.assign(__value),
            11 => self.content.assign(__value),
            12 => self.reference_doctype.assign(__value),
            13 => self.reference_name.assign(__value),
            14 => self.reference_owner.assign(__value),
            15 => self.published.assign(__value),
            16 => self.seen.assign(__value),
            17 => self.ip_address.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for Comment {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X9,
        ::doctyped::table::id::X8,
        ::doctyped::table::id::X4,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::X9,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::XE,
    >;
    const DOCTYPE: &'static str = "Comment";
    const TABLE: &'static str = "tabComment";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "comment_type",
        "comment_email",
        "comment_by",
        "subject",
        "content",
        "reference_doctype",
        "reference_name",
        "reference_owner",
        "published",
        "seen",
        "ip_address",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 18;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(Comment);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Comment",
    module: "Core",
    description: "What was said about a document, or what happened to it.",
    table: "tabComment",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "comment_type",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Comment Type",
            options: "Comment\nLike\nInfo\nLabel\nWorkflow\nCreated\nSubmitted\nCancelled\nUpdated\nDeleted\nAssigned\nAssignment Completed\nAttachment\nAttachment Removed\nShared\nUnshared\nBot\nRelinked\nEdit",
            default: ::std::option::Option::Some("Comment"),
            reqd: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "comment_email",
            label: "Comment Email",
            description: "Address of the author.",
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "comment_by",
            label: "Comment By",
            description: "Name of the author.",
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "subject",
            fieldtype: ::doctyped::schema::FieldType::Text,
            label: "Subject",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "content",
            fieldtype: ::doctyped::schema::FieldType::HtmlEditor,
            label: "Content",
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "reference_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Reference",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "reference_doctype",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Reference Document Type",
            options: "DocType",
            search_index: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "reference_name",
            fieldtype: ::doctyped::schema::FieldType::DynamicLink,
            label: "Reference Name",
            options: "reference_doctype",
            search_index: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "reference_owner",
            label: "Reference Owner",
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_state",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "published",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Published",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "seen",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Seen",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "ip_address",
            label: "IP Address",
            hidden: true,
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
    title_field: "comment_type",
    ..::doctyped::schema::Definition::NEW
});

/// The table of Comment, for queries.
pub const table: ::doctyped::table::Table<Comment> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `comment_type`.
pub const comment_type: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `comment_email`.
pub const comment_email: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `comment_by`.
pub const comment_by: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `subject`.
pub const subject: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `content`.
pub const content: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `reference_doctype`.
pub const reference_doctype: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `reference_name`.
pub const reference_name: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `reference_owner`.
pub const reference_owner: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `published`.
pub const published: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `seen`.
pub const seen: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `ip_address`.
pub const ip_address: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U18,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U19,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U20,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    Comment,
    ::doctyped::table::index::U21,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
