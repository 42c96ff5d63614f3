//! Activity Log, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/activity_log/activity_log.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::doctype::DocType;
use super::user::User;
use doctyped::generated::*;

/// Logins, logouts and failed logins.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ActivityLog {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub subject: String,
    pub content: Option<String>,
    /// Date
    pub communication_date: Option<NaiveDateTime>,
    pub operation: Option<Operation>,
    pub status: Option<Status>,
    pub user: Option<Link<User>>,
    pub full_name: Option<String>,
    pub ip_address: Option<String>,
    /// Reference Document Type
    pub reference_doctype: Option<Link<DocType>>,
    pub reference_name: Option<String>,
}

/// Values of the field `operation`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Empty text.
    Blank,
    Login,
    Logout,
    Impersonate,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Operation {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "", Self::Login => "Login", Self::Logout => "Logout", Self::Impersonate => "Impersonate",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "" => Self::Blank, "Login" => Self::Login, "Logout" => Self::Logout, "Impersonate" => Self::Impersonate,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Operation);

/// Values of the field `status`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// Empty text.
    Blank,
    Success,
    Failed,
    Linked,
    Closed,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Status {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "", Self::Success => "Success", Self::Failed => "Failed", Self::Linked => "Linked",
            Self::Closed => "Closed",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "" => Self::Blank, "Success" => Self::Success, "Failed" => Self::Failed, "Linked" => Self::Linked,
            "Closed" => Self::Closed,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Status);

impl Record for ActivityLog {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.subject.value(), 8 => self.content.value(), 9 => self.communication_date.value(),
            10 => self.operation.value(), 11 => self.status.value(), 12 => self.user.value(),
            13 => self.full_name.value(), 14 => self.ip_address.value(), 15 => self.reference_doctype.value(),
            16 => self.reference_name.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.subject.assign(value), 8 => self.content.assign(value),
            9 => self.communication_date.assign(value), 10 => self.operation.assign(value),
            11 => self.status.assign(value), 12 => self.user.assign(value), 13 => self.full_name.assign(value),
            14 => self.ip_address.assign(value), 15 => self.reference_doctype.assign(value),
            16 => self.reference_name.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for ActivityLog {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XE, X6, XA, XE, XD, XB, X3, X6>;
    const DOCTYPE: &'static str = "Activity Log";
    const TABLE: &'static str = "tabActivity Log";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "subject", "content",
        "communication_date", "operation", "status", "user", "full_name", "ip_address", "reference_doctype",
        "reference_name", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 17;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(ActivityLog);

static META: Meta = Meta::new(Definition {
    name: "Activity Log",
    module: "Core",
    description: "Logins, logouts and failed logins.",
    table: "tabActivity Log",
    fields: &[
        DocField {
            fieldname: "subject", fieldtype: FieldType::SmallText, label: "Subject", reqd: true, in_list_view: true,
            ..DocField::NEW
        },
        DocField { fieldname: "content", fieldtype: FieldType::TextEditor, label: "Content", ..DocField::NEW },
        DocField {
            fieldname: "communication_date", fieldtype: FieldType::Datetime, label: "Date", default: Some("Now"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "operation", fieldtype: FieldType::Select, label: "Operation",
            options: "\nLogin\nLogout\nImpersonate", in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "status", fieldtype: FieldType::Select, label: "Status",
            options: "\nSuccess\nFailed\nLinked\nClosed", in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField { fieldname: "user_section", fieldtype: FieldType::SectionBreak, label: "User", ..DocField::NEW },
        DocField {
            fieldname: "user", fieldtype: FieldType::Link, label: "User", options: "User", default: Some("__user"),
            ignore_user_permissions: true, read_only: true, ..DocField::NEW
        },
        DocField { fieldname: "full_name", label: "Full Name", in_list_view: true, ..DocField::NEW },
        DocField { fieldname: "ip_address", label: "IP Address", ..DocField::NEW },
        DocField {
            fieldname: "reference_section", fieldtype: FieldType::SectionBreak, label: "Reference", ..DocField::NEW
        },
        DocField {
            fieldname: "reference_doctype", fieldtype: FieldType::Link, label: "Reference Document Type",
            options: "DocType", ..DocField::NEW
        },
        DocField {
            fieldname: "reference_name", fieldtype: FieldType::DynamicLink, label: "Reference Name",
            options: "reference_doctype", ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, EMAIL, REPORT, SHARE]),
    ],
    title_field: "subject",
    search_fields: &["subject"],
    ..Definition::NEW
});

/// The table of Activity Log, for queries. The other constants are its columns.
pub const table: Table<ActivityLog> = Table::new();
pub const name: Column<ActivityLog, U0, Text> = Column::new();
pub const owner: Column<ActivityLog, U1, Text> = Column::new();
pub const creation: Column<ActivityLog, U2, Timestamp> = Column::new();
pub const modified: Column<ActivityLog, U3, Timestamp> = Column::new();
pub const modified_by: Column<ActivityLog, U4, Text> = Column::new();
pub const docstatus: Column<ActivityLog, U5, SmallInt> = Column::new();
pub const idx: Column<ActivityLog, U6, BigInt> = Column::new();
pub const subject: Column<ActivityLog, U7, Text> = Column::new();
pub const content: Column<ActivityLog, U8, Nullable<Text>> = Column::new();
pub const communication_date: Column<ActivityLog, U9, Nullable<Timestamp>> = Column::new();
pub const operation: Column<ActivityLog, U10, Nullable<Text>> = Column::new();
pub const status: Column<ActivityLog, U11, Nullable<Text>> = Column::new();
pub const user: Column<ActivityLog, U12, Nullable<Text>> = Column::new();
pub const full_name: Column<ActivityLog, U13, Nullable<Text>> = Column::new();
pub const ip_address: Column<ActivityLog, U14, Nullable<Text>> = Column::new();
pub const reference_doctype: Column<ActivityLog, U15, Nullable<Text>> = Column::new();
pub const reference_name: Column<ActivityLog, U16, Nullable<Text>> = Column::new();
pub const _user_tags: Column<ActivityLog, U17, Nullable<Text>> = Column::new();
pub const _comments: Column<ActivityLog, U18, Nullable<Text>> = Column::new();
pub const _assign: Column<ActivityLog, U19, Nullable<Text>> = Column::new();
pub const _liked_by: Column<ActivityLog, U20, Nullable<Text>> = Column::new();
