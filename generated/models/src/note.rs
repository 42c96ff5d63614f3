//! Note, of module Desk.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/note/note.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// A text to keep, for oneself or for everyone.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
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
    /// Title
    pub title: ::std::string::String,
    /// Public
    ///
    /// Everyone can read it.
    pub public: bool,
    /// Notify on Login
    ///
    /// Show it to users when they sign in.
    pub notify_on_login: bool,
    /// Notify on Every Login
    ///
    /// Show it again to users who have seen it.
    pub notify_on_every_login: bool,
    /// Expire Notification On
    ///
    /// The last day on which it is shown.
    pub expire_notification_on: ::std::option::Option<::doctyped::chrono::NaiveDate>,
    /// Content
    pub content: ::std::option::Option<::std::string::String>,
    /// Seen By
    pub seen_by: ::std::vec::Vec<crate::note_seen_by::NoteSeenBy>,
}

impl ::std::default::Default for Note {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            title: ::std::string::String::new(),
            public: false,
            notify_on_login: false,
            notify_on_every_login: false,
            expire_notification_on: ::std::option::Option::None,
            content: ::std::option::Option::None,
            seen_by: ::std::vec::Vec::new(),
        }
    }
}

impl ::doctyped::table::Record for Note {
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
            7 => self.title.value(),
            8 => self.public.value(),
            9 => self.notify_on_login.value(),
            10 => self.notify_on_every_login.value(),
            11 => self.expire_notification_on.value(),
            12 => self.content.value(),
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
            7 => self.title.assign(__value),
            8 => self.public.assign(__value),
            9 => self.notify_on_login.assign(__value),
            10 => self.notify_on_every_login.assign(__value),
            11 => self.expire_notification_on.assign(__value),
            12 => self.content.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
    fn rows(
        &self,
        __table: usize,
    ) -> ::std::option::Option<&dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&self.seen_by),
            _ => ::std::option::Option::None,
        }
    }
    fn rows_mut(
        &mut self,
        __table: usize,
    ) -> ::std::option::Option<&mut dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&mut self.seen_by),
            _ => ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Document for Note {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X1,
        ::doctyped::table::id::X4,
        ::doctyped::table::id::X4,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::XC,
        ::doctyped::table::id::X1,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::XD,
    >;
    const DOCTYPE: &'static str = "Note";
    const TABLE: &'static str = "tabNote";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "title",
        "public",
        "notify_on_login",
        "notify_on_every_login",
        "expire_notification_on",
        "content",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 13;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(Note);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Note",
    module: "Desk",
    description: "A text to keep, for oneself or for everyone.",
    table: "tabNote",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "title",
            label: "Title",
            reqd: true,
            in_list_view: true,
            in_global_search: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "public",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Public",
            description: "Everyone can read it.",
            default: ::std::option::Option::Some("0"),
            permlevel: 1,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "notify_on_login",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Notify on Login",
            description: "Show it to users when they sign in.",
            default: ::std::option::Option::Some("0"),
            permlevel: 1,
            conditions: &[("depends_on", "public")],
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "notify_on_every_login",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Notify on Every Login",
            description: "Show it again to users who have seen it.",
            default: ::std::option::Option::Some("0"),
            permlevel: 1,
            conditions: &[("depends_on", "notify_on_login")],
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "expire_notification_on",
            fieldtype: ::doctyped::schema::FieldType::Date,
            label: "Expire Notification On",
            description: "The last day on which it is shown.",
            permlevel: 1,
            search_index: true,
            conditions: &[("depends_on", "notify_on_login")],
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "content_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Content",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "content",
            fieldtype: ::doctyped::schema::FieldType::TextEditor,
            label: "Content",
            in_global_search: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "seen_by_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Seen By",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "seen_by",
            fieldtype: ::doctyped::schema::FieldType::Table,
            label: "Seen By",
            options: "Note Seen By",
            permlevel: 1,
            no_copy: true,
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
            role: "System Manager",
            permlevel: 1,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE),
        },
        ::doctyped::schema::DocPerm {
            role: "Desk User",
            permlevel: 0,
            if_owner: true,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE)
                .and(::doctyped::schema::Rights::DELETE)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
        ::doctyped::schema::DocPerm {
            role: "Desk User",
            permlevel: 1,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ,
        },
        ::doctyped::schema::DocPerm {
            role: "All",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL),
        },
    ],
    track_changes: true,
    title_field: "title",
    ..::doctyped::schema::Definition::NEW
});

/// The table of Note, for queries.
pub const table: ::doctyped::table::Table<Note> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `title`.
pub const title: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `public`.
pub const public: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `notify_on_login`.
pub const notify_on_login: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `notify_on_every_login`.
pub const notify_on_every_login: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `expire_notification_on`.
pub const expire_notification_on: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Date>,
> = ::doctyped::table::Column::new();
/// Column `content`.
pub const content: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    Note,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
