//! Activity Log, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/activity_log/activity_log.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// Who signed in and out, and who failed to.
#[derive(Debug, Clone, PartialEq)]
pub struct ActivityLog {
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
    /// Subject
    pub subject: ::std::string::String,
    /// Content
    pub content: ::std::option::Option<::std::string::String>,
    /// Date
    pub communication_date: ::std::option::Option<::doctyped::chrono::NaiveDateTime>,
    /// Operation
    pub operation: ::std::option::Option<Operation>,
    /// Status
    pub status: ::std::option::Option<Status>,
    /// User
    pub user: ::std::option::Option<
        ::doctyped::table::Link<crate::core::models::user::User>,
    >,
    /// Full Name
    pub full_name: ::std::option::Option<::std::string::String>,
    /// IP Address
    pub ip_address: ::std::option::Option<::std::string::String>,
    /// Reference Document Type
    pub reference_doctype: ::std::option::Option<
        ::doctyped::table::Link<crate::core::models::doctype::DocType>,
    >,
    /// Reference Name
    pub reference_name: ::std::option::Option<::std::string::String>,
}

/// Operation
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Nothing.
    Blank,
    /// `Login`
    Login,
    /// `Logout`
    Logout,
    /// `Impersonate`
    Impersonate,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Operation {
    fn as_str(&self) -> &str {
        match self {
            Operation::Blank => "",
            Operation::Login => "Login",
            Operation::Logout => "Logout",
            Operation::Impersonate => "Impersonate",
            Operation::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Operation {
        match __text {
            "" => Operation::Blank,
            "Login" => Operation::Login,
            "Logout" => Operation::Logout,
            "Impersonate" => Operation::Impersonate,
            _ => Operation::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Operation);

/// Status
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nothing.
    Blank,
    /// `Success`
    Success,
    /// `Failed`
    Failed,
    /// `Linked`
    Linked,
    /// `Closed`
    Closed,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Status {
    fn as_str(&self) -> &str {
        match self {
            Status::Blank => "",
            Status::Success => "Success",
            Status::Failed => "Failed",
            Status::Linked => "Linked",
            Status::Closed => "Closed",
            Status::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Status {
        match __text {
            "" => Status::Blank,
            "Success" => Status::Success,
            "Failed" => Status::Failed,
            "Linked" => Status::Linked,
            "Closed" => Status::Closed,
            _ => Status::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Status);

impl ::std::default::Default for ActivityLog {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            subject: ::std::string::String::new(),
            content: ::std::option::Option::None,
            communication_date: ::std::option::Option::None,
            operation: ::std::option::Option::None,
            status: ::std::option::Option::None,
            user: ::std::option::Option::None,
            full_name: ::std::option::Option::None,
            ip_address: ::std::option::Option::None,
            reference_doctype: ::std::option::Option::None,
            reference_name: ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Record for ActivityLog {
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
            7 => self.subject.value(),
            8 => self.content.value(),
            9 => self.communication_date.value(),
            10 => self.operation.value(),
            11 => self.status.value(),
            12 => self.user.value(),
            13 => self.full_name.value(),
            14 => self.ip_address.value(),
            15 => self.reference_doctype.value(),
            16 => self.reference_name.value(),
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
            7 => self.subject.assign(__value),
            8 => self.content.assign(__value),
            9 => self.communication_date.assign(__value),
            10 => self.operation.assign(__value),
            11 => self.status.assign(__value),
            12 => self.user.assign(__value),
            13 => self.full_name.assign(__value),
            14 => self.ip_address.assign(__value),
            15 => self.reference_doctype.assign(__value),
            16 => self.reference_name.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for ActivityLog {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::XD,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::X6,
    >;
    const DOCTYPE: &'static str = "Activity Log";
    const TABLE: &'static str = "tabActivity Log";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "subject",
        "content",
        "communication_date",
        "operation",
        "status",
        "user",
        "full_name",
        "ip_address",
        "reference_doctype",
        "reference_name",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 17;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(ActivityLog);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Activity Log",
    module: "Core",
    description: "Who signed in and out, and who failed to.",
    table: "tabActivity Log",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "subject",
            fieldtype: ::doctyped::schema::FieldType::SmallText,
            label: "Subject",
            reqd: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "content",
            fieldtype: ::doctyped::schema::FieldType::TextEditor,
            label: "Content",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "communication_date",
            fieldtype: ::doctyped::schema::FieldType::Datetime,
            label: "Date",
            default: ::std::option::Option::Some("Now"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "operation",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Operation",
            options: "\nLogin\nLogout\nImpersonate",
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "status",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Status",
            options: "\nSuccess\nFailed\nLinked\nClosed",
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "user_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "User",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "user",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "User",
            options: "User",
            default: ::std::option::Option::Some("__user"),
            ignore_user_permissions: true,
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "full_name",
            label: "Full Name",
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "ip_address",
            label: "IP Address",
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
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "reference_name",
            fieldtype: ::doctyped::schema::FieldType::DynamicLink,
            label: "Reference Name",
            options: "reference_doctype",
            ..::doctyped::schema::DocField::NEW
        },
    ],
    permissions: &[
        ::doctyped::schema::DocPerm {
            role: "System Manager",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
    ],
    title_field: "subject",
    search_fields: &["subject"],
    ..::doctyped::schema::Definition::NEW
});

/// The table of Activity Log, for queries.
pub const table: ::doctyped::table::Table<ActivityLog> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `subject`.
pub const subject: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `content`.
pub const content: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `communication_date`.
pub const communication_date: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Timestamp>,
> = ::doctyped::table::Column::new();
/// Column `operation`.
pub const operation: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `status`.
pub const status: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `user`.
pub const user: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `full_name`.
pub const full_name: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `ip_address`.
pub const ip_address: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `reference_doctype`.
pub const reference_doctype: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `reference_name`.
pub const reference_name: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U18,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U19,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    ActivityLog,
    ::doctyped::table::index::U20,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
