//! Library Membership, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_membership/library_membership.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// The days on which a member may borrow.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryMembership {
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
    /// Library Member
    pub library_member: ::doctyped::table::Link<crate::library_member::LibraryMember>,
    /// Full Name
    pub full_name: ::std::option::Option<::std::string::String>,
    /// From Date
    ///
    /// The first day.
    pub from_date: ::std::option::Option<::doctyped::chrono::NaiveDate>,
    /// To Date
    ///
    /// The last day; the loan period of Library Settings decides when it is empty.
    pub to_date: ::std::option::Option<::doctyped::chrono::NaiveDate>,
    /// Paid
    pub paid: bool,
    /// Amended From
    pub amended_from: ::std::option::Option<
        ::doctyped::table::Link<crate::library_membership::LibraryMembership>,
    >,
}

impl ::std::default::Default for LibraryMembership {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            library_member: ::std::default::Default::default(),
            full_name: ::std::option::Option::None,
            from_date: ::std::option::Option::None,
            to_date: ::std::option::Option::None,
            paid: false,
            amended_from: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for LibraryMembership {
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
            7 => self.library_member.value(),
            8 => self.full_name.value(),
            9 => self.from_date.value(),
            10 => self.to_date.value(),
            11 => self.paid.value(),
            12 => self.amended_from.value(),
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
            7 => self.library_member.assign(__value),
            8 => self.full_name.assign(__value),
            9 => self.from_date.assign(__value),
            10 => self.to_date.assign(__value),
            11 => self.paid.assign(__value),
            12 => self.amended_from.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for LibraryMembership {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X8,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::X8,
    >;
    const DOCTYPE: &'static str = "Library Membership";
    const TABLE: &'static str = "tabLibrary Membership";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "library_member",
        "full_name",
        "from_date",
        "to_date",
        "paid",
        "amended_from",
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
::doctyped::queryable!(LibraryMembership);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Library Membership",
    module: "Library",
    description: "The days on which a member may borrow.",
    table: "tabLibrary Membership",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "library_member",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Library Member",
            options: "Library Member",
            reqd: true,
            search_index: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "full_name",
            label: "Full Name",
            fetch_from: "library_member.full_name",
            read_only: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_period",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "from_date",
            fieldtype: ::doctyped::schema::FieldType::Date,
            label: "From Date",
            description: "The first day.",
            default: ::std::option::Option::Some("Today"),
            reqd: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "to_date",
            fieldtype: ::doctyped::schema::FieldType::Date,
            label: "To Date",
            description: "The last day; the loan period of Library Settings decides when it is empty.",
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "paid",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Paid",
            default: ::std::option::Option::Some("0"),
            allow_on_submit: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "amended_from",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Amended From",
            options: "Library Membership",
            search_index: true,
            no_copy: true,
            read_only: true,
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
                .and(::doctyped::schema::Rights::SUBMIT)
                .and(::doctyped::schema::Rights::CANCEL)
                .and(::doctyped::schema::Rights::AMEND)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
        ::doctyped::schema::DocPerm {
            role: "Librarian",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE)
                .and(::doctyped::schema::Rights::DELETE)
                .and(::doctyped::schema::Rights::SUBMIT)
                .and(::doctyped::schema::Rights::CANCEL)
                .and(::doctyped::schema::Rights::AMEND)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
    ],
    naming: ::doctyped::schema::Naming::Expression("LMS.#####"),
    is_submittable: true,
    track_changes: true,
    title_field: "full_name",
    ..::doctyped::schema::Definition::NEW
});

/// The table of Library Membership, for queries.
pub const table: ::doctyped::table::Table<LibraryMembership> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `library_member`.
pub const library_member: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `full_name`.
pub const full_name: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `from_date`.
pub const from_date: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Date>,
> = ::doctyped::table::Column::new();
/// Column `to_date`.
pub const to_date: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Date>,
> = ::doctyped::table::Column::new();
/// Column `paid`.
pub const paid: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `amended_from`.
pub const amended_from: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    LibraryMembership,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
