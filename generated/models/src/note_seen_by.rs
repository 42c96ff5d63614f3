//! Note Seen By, of module Desk.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/note_seen_by/note_seen_by.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// A user who has seen a note.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteSeenBy {
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
    /// User
    pub user: ::std::option::Option<::doctyped::table::Link<::doctyped::core::User>>,
    /// Parent
    pub parent: ::std::string::String,
    /// Parent Field
    pub parentfield: ::std::string::String,
    /// Parent DocType
    pub parenttype: ::std::string::String,
}

impl ::std::default::Default for NoteSeenBy {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            user: ::std::option::Option::None,
            parent: ::std::string::String::new(),
            parentfield: ::std::string::String::new(),
            parenttype: ::std::string::String::new(),
        }
    }
}

impl ::doctyped::table::Record for NoteSeenBy {
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
            7 => self.user.value(),
            8 => self.parent.value(),
            9 => self.parentfield.value(),
            10 => self.parenttype.value(),
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
            7 => self.user.assign(__value),
            8 => self.parent.assign(__value),
            9 => self.parentfield.assign(__value),
            10 => self.parenttype.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for NoteSeenBy {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::XA,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X1,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::X2,
        ::doctyped::table::id::X1,
    >;
    const DOCTYPE: &'static str = "Note Seen By";
    const TABLE: &'static str = "tabNote Seen By";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "user",
        "parent",
        "parentfield",
        "parenttype",
    ];
    const SLOTS: usize = 11;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(NoteSeenBy);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Note Seen By",
    module: "Desk",
    description: "A user who has seen a note.",
    table: "tabNote Seen By",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "user",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "User",
            options: "User",
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
    ],
    is_child: true,
    ..::doctyped::schema::Definition::NEW
});

/// The table of Note Seen By, for queries.
pub const table: ::doctyped::table::Table<NoteSeenBy> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `user`.
pub const user: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `parent`.
pub const parent: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parentfield`.
pub const parentfield: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parenttype`.
pub const parenttype: ::doctyped::table::Column<
    NoteSeenBy,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
