//! The DocType Note.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/note/note.json`; not to be edited.

/// Note
///
/// A text to keep, for oneself or for everyone.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Note {
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
    /// Title
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub title: ::std::string::String,
    /// Public
    ///
    /// Everyone can read it.
    #[serde(with = "crate::wire::check")]
    pub public: bool,
    /// Notify on Login
    ///
    /// Show it to users when they sign in.
    #[serde(with = "crate::wire::check")]
    pub notify_on_login: bool,
    /// Notify on Every Login
    ///
    /// Show it again to users that have seen it.
    #[serde(with = "crate::wire::check")]
    pub notify_on_every_login: bool,
    /// Expire Notification On
    ///
    /// The last day on which it is shown.
    pub expire_notification_on: ::std::option::Option<::chrono::NaiveDate>,
    /// Content
    pub content: ::std::option::Option<::std::string::String>,
    /// Seen By
    pub seen_by: ::std::vec::Vec<crate::doctypes::note_seen_by::NoteSeenBy>,
}

impl Note {
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
    /// The field `title`.
    pub const TITLE: crate::Column<Self, crate::Text> = crate::Column::new("title");
    /// The field `public`.
    pub const PUBLIC: crate::Column<Self, crate::Check> = crate::Column::new("public");
    /// The field `notify_on_login`.
    pub const NOTIFY_ON_LOGIN: crate::Column<Self, crate::Check> = crate::Column::new("notify_on_login");
    /// The field `notify_on_every_login`.
    pub const NOTIFY_ON_EVERY_LOGIN: crate::Column<Self, crate::Check> = crate::Column::new("notify_on_every_login");
    /// The field `expire_notification_on`.
    pub const EXPIRE_NOTIFICATION_ON: crate::Column<Self, crate::Nullable<crate::Date>> = crate::Column::new("expire_notification_on");
    /// The field `content`.
    pub const CONTENT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("content");
    /// The field `seen_by`.
    pub const SEEN_BY: crate::Table<Self, crate::doctypes::note_seen_by::NoteSeenBy> = crate::Table::new("seen_by");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(title: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::TITLE, title)
    }
}

impl crate::DocType for Note {
    const DOCTYPE: &'static str = "Note";
}
impl crate::Named for Note {}
