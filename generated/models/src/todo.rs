//! ToDo, of module Desk.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/todo/todo.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// Something to be done, by oneself or by another user.
#[derive(Debug, Clone, PartialEq)]
pub struct ToDo {
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
    /// Status
    pub status: ::std::option::Option<Status>,
    /// Priority
    pub priority: ::std::option::Option<Priority>,
    /// Color
    pub color: ::std::option::Option<::std::string::String>,
    /// Due Date
    pub date: ::std::option::Option<::doctyped::chrono::NaiveDate>,
    /// Allocated To
    ///
    /// Who is to do it.
    pub allocated_to: ::std::option::Option<
        ::doctyped::table::Link<::doctyped::core::User>,
    >,
    /// Description
    pub description: ::std::string::String,
    /// Reference Type
    pub reference_type: ::std::option::Option<
        ::doctyped::table::Link<::doctyped::core::DocType>,
    >,
    /// Reference Name
    ///
    /// The document that it is about.
    pub reference_name: ::std::option::Option<::std::string::String>,
    /// Role
    pub role: ::std::option::Option<::doctyped::table::Link<::doctyped::core::Role>>,
    /// Assigned By
    pub assigned_by: ::std::option::Option<
        ::doctyped::table::Link<::doctyped::core::User>,
    >,
    /// Assigned By Full Name
    pub assigned_by_full_name: ::std::option::Option<::std::string::String>,
    /// Sender
    pub sender: ::std::option::Option<::std::string::String>,
}

/// Status
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// `Open`
    Open,
    /// `Closed`
    Closed,
    /// `Cancelled`
    Cancelled,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Status {
    fn as_str(&self) -> &str {
        match self {
            Status::Open => "Open",
            Status::Closed => "Closed",
            Status::Cancelled => "Cancelled",
            Status::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Status {
        match __text {
            "Open" => Status::Open,
            "Closed" => Status::Closed,
            "Cancelled" => Status::Cancelled,
            _ => Status::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Status);

/// Priority
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Priority {
    /// `High`
    High,
    /// `Medium`
    Medium,
    /// `Low`
    Low,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Priority {
    fn as_str(&self) -> &str {
        match self {
            Priority::High => "High",
            Priority::Medium => "Medium",
            Priority::Low => "Low",
            Priority::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Priority {
        match __text {
            "High" => Priority::High,
            "Medium" => Priority::Medium,
            "Low" => Priority::Low,
            _ => Priority::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Priority);

impl ::std::default::Default for ToDo {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            status: ::std::option::Option::Some(Status::Open),
            priority: ::std::option::Option::Some(Priority::Medium),
            color: ::std::option::Option::None,
            date: ::std::option::Option::None,
            allocated_to: ::std::option::Option::None,
            description: ::std::string::String::new(),
            reference_type: ::std::option::Option::None,
            reference_name: ::std::option::Option::None,
            role: ::std::option::Option::None,
            assigned_by: ::std::option::Option::None,
            assigned_by_full_name: ::std::option::Option::None,
            sender: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for ToDo {
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
            7 => self.status.value(),
            8 => self.priority.value(),
            9 => self.color.value(),
            10 => self.date.value(),
            11 => self.allocated_to.value(),
            12 => self.description.value(),
            13 => self.reference_type.value(),
            14 => self.reference_name.value(),
            15 => self.role.value(),
            16 => self.assigned_by.value(),
            17 => self.assigned_by_full_name.value(),
            18 => self.sender.value(),
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
            7 => self.status.assign(__value),
            8 => self.priority.assign(__value),
            9 => self.color.assign(__value),
            10 => self.date.assign(__value),
            11 => self.allocated_to.assign(__value),
            12 => self.description.assign(__value),
            13 => self.reference_type.assign(__value),
            14 => self.reference_name.assign(__value),
            15 => self.role.assign(__value),
            16 => self.assigned_by.assign(__value),
            17 => self.assigned_by_full_name.assign(__value),
            18 => self.sender.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for ToDo {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X2,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::X4,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::XD,
    >;
    const DOCTYPE: &'static str = "ToDo";
    const TABLE: &'static str = "tabToDo";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "status",
        "priority",
        "color",
        "date",
        "allocated_to",
        "description",
        "reference_type",
        "reference_name",
        "role",
        "assigned_by",
        "assigned_by_full_name",
        "sender",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 19;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(ToDo);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "ToDo",
    module: "Desk",
    description: "Something to be done, by oneself or by another user.",
    table: "tabToDo",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "status",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Status",
            options: "Open\nClosed\nCancelled",
            default: ::std::option::Option::Some("Open"),
            search_index: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "priority",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Priority",
            options: "High\nMedium\nLow",
            default: ::std::option::Option::Some("Medium"),
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_when",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "color",
            fieldtype: ::doctyped::schema::FieldType::Color,
            label: "Color",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "date",
            fieldtype: ::doctyped::schema::FieldType::Date,
            label: "Due Date",
            default: ::std::option::Option::Some("Today"),
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allocated_to",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Allocated To",
            description: "Who is to do it.",
            options: "User",
            search_index: true,
            ignore_user_permissions: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "description_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Description",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "description",
            fieldtype: ::doctyped::schema::FieldType::TextEditor,
            label: "Description",
            reqd: true,
            in_global_search: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "reference_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Reference",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "reference_type",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Reference Type",
            options: "DocType",
            search_index: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "reference_name",
            fieldtype: ::doctyped::schema::FieldType::DynamicLink,
            label: "Reference Name",
            description: "The document that it is about.",
            options: "reference_type",
            search_index: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_assignment",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "role",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Role",
            options: "Role",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "assigned_by",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Assigned By",
            options: "User",
            ignore_user_permissions: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "assigned_by_full_name",
            fieldtype: ::doctyped::schema::FieldType::ReadOnly,
            label: "Assigned By Full Name",
            fetch_from: "assigned_by.full_name",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "sender",
            label: "Sender",
            options: "Email",
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
    ],
    permissions: &[
        ::doctyped::schema::DocPerm {
            role: "All",
            permlevel: 0,
            if_owner: false,
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
    track_changes: true,
    title_field: "description",
    search_fields: &["description", "reference_type", "reference_name"],
    ..::doctyped::schema::Definition::NEW
});

/// The table of ToDo, for queries.
pub const table: ::doctyped::table::Table<ToDo> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `status`.
pub const status: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `priority`.
pub const priority: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `color`.
pub const color: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `date`.
pub const date: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Date>,
> = ::doctyped::table::Column::new();
/// Column `allocated_to`.
pub const allocated_to: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `description`.
pub const description: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `reference_type`.
pub const reference_type: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `reference_name`.
pub const reference_name: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `role`.
pub const role: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `assigned_by`.
pub const assigned_by: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `assigned_by_full_name`.
pub const assigned_by_full_name: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `sender`.
pub const sender: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U18,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U19,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U20,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U21,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    ToDo,
    ::doctyped::table::index::U22,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
