//! The DocType Comment.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/comment/comment.json`; not to be edited.

/// Comment
///
/// A remark on a document, or an event in its life.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Comment {
    /// `name`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub name: ::std::string::String,
    /// `owner`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub owner: crate::Link<crate::doctypes::user::User>,
    /// `creation`
    #[serde(with = "crate::wire::datetime")]
    pub creation: ::chrono::NaiveDateTime,
    /// `modified`
    #[serde(with = "crate::wire::datetime")]
    pub modified: ::chrono::NaiveDateTime,
    /// `modified_by`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub modified_by: crate::Link<crate::doctypes::user::User>,
    /// `docstatus`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub docstatus: i64,
    /// `idx`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub idx: i64,
    /// Comment Type
    #[serde(deserialize_with = "crate::wire::or_default")]
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
    pub reference_doctype: ::std::option::Option<crate::Link<crate::doctypes::doctype::DocType>>,
    /// Reference Name
    pub reference_name: ::std::option::Option<::std::string::String>,
    /// Reference Owner
    pub reference_owner: ::std::option::Option<::std::string::String>,
    /// Published
    #[serde(with = "crate::wire::check")]
    pub published: bool,
    /// Seen
    #[serde(with = "crate::wire::check")]
    pub seen: bool,
    /// IP Address
    pub ip_address: ::std::option::Option<::std::string::String>,
}

impl Comment {
    /// The field `name`.
    pub const NAME: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("name");
    /// The field `owner`.
    pub const OWNER: crate::Column<Self, crate::ReadOnly<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("owner");
    /// The field `creation`.
    pub const CREATION: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("creation");
    /// The field `modified`.
    pub const MODIFIED: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("modified");
    /// The field `modified_by`.
    pub const MODIFIED_BY: crate::Column<Self, crate::ReadOnly<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("modified_by");
    /// The field `docstatus`.
    pub const DOCSTATUS: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("docstatus");
    /// The field `idx`.
    pub const IDX: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("idx");
    /// The field `comment_type`.
    pub const COMMENT_TYPE: crate::Column<Self, crate::Choice<CommentType>> = crate::Column::new("comment_type");
    /// The field `comment_email`.
    pub const COMMENT_EMAIL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("comment_email");
    /// The field `comment_by`.
    pub const COMMENT_BY: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("comment_by");
    /// The field `subject`.
    pub const SUBJECT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("subject");
    /// The field `content`.
    pub const CONTENT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("content");
    /// The field `reference_doctype`.
    pub const REFERENCE_DOCTYPE: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::doctype::DocType>>> = crate::Column::new("reference_doctype");
    /// The field `reference_name`.
    pub const REFERENCE_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("reference_name");
    /// The field `reference_owner`.
    pub const REFERENCE_OWNER: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("reference_owner");
    /// The field `published`.
    pub const PUBLISHED: crate::Column<Self, crate::Check> = crate::Column::new("published");
    /// The field `seen`.
    pub const SEEN: crate::Column<Self, crate::Check> = crate::Column::new("seen");
    /// The field `ip_address`.
    pub const IP_ADDRESS: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("ip_address");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for Comment {
    const DOCTYPE: &'static str = "Comment";
}
impl crate::Named for Comment {}

/// Options of the field `comment_type`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum CommentType {
    /// `Comment`
    #[default]
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
    Other(::std::string::String),
}

impl crate::Options for CommentType {
    fn as_str(&self) -> &str {
        match self {
            Self::Comment => "Comment",
            Self::Like => "Like",
            Self::Info => "Info",
            Self::Label => "Label",
            Self::Workflow => "Workflow",
            Self::Created => "Created",
            Self::Submitted => "Submitted",
            Self::Cancelled => "Cancelled",
            Self::Updated => "Updated",
            Self::Deleted => "Deleted",
            Self::Assigned => "Assigned",
            Self::AssignmentCompleted => "Assignment Completed",
            Self::Attachment => "Attachment",
            Self::AttachmentRemoved => "Attachment Removed",
            Self::Shared => "Shared",
            Self::Unshared => "Unshared",
            Self::Bot => "Bot",
            Self::Relinked => "Relinked",
            Self::Edit => "Edit",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Comment" => Self::Comment,
            "Like" => Self::Like,
            "Info" => Self::Info,
            "Label" => Self::Label,
            "Workflow" => Self::Workflow,
            "Created" => Self::Created,
            "Submitted" => Self::Submitted,
            "Cancelled" => Self::Cancelled,
            "Updated" => Self::Updated,
            "Deleted" => Self::Deleted,
            "Assigned" => Self::Assigned,
            "Assignment Completed" => Self::AssignmentCompleted,
            "Attachment" => Self::Attachment,
            "Attachment Removed" => Self::AttachmentRemoved,
            "Shared" => Self::Shared,
            "Unshared" => Self::Unshared,
            "Bot" => Self::Bot,
            "Relinked" => Self::Relinked,
            "Edit" => Self::Edit,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(CommentType);
