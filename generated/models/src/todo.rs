//! ToDo, of module Desk.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/todo/todo.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::{DocType, Role, User};
use doctyped::generated::*;

/// Something to be done, by oneself or by another user.
#[derive(Debug, Clone, PartialEq)]
pub struct ToDo {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub status: Option<Status>,
    pub priority: Option<Priority>,
    pub color: Option<String>,
    /// Due Date
    pub date: Option<NaiveDate>,
    /// The user that the task is assigned to.
    pub allocated_to: Option<Link<User>>,
    pub description: String,
    pub reference_type: Option<Link<DocType>>,
    /// The document that it is about.
    pub reference_name: Option<String>,
    pub role: Option<Link<Role>>,
    pub assigned_by: Option<Link<User>>,
    pub assigned_by_full_name: Option<String>,
    pub sender: Option<String>,
}

impl Default for ToDo {
    fn default() -> Self {
        Self {
            status: Some(Status::Open),
            priority: Some(Priority::Medium),
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), color: Default::default(), date: Default::default(),
            allocated_to: Default::default(), description: Default::default(), reference_type: Default::default(),
            reference_name: Default::default(), role: Default::default(), assigned_by: Default::default(),
            assigned_by_full_name: Default::default(), sender: Default::default(),
        }
    }
}

/// Values of the field `status`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    Open,
    Closed,
    Cancelled,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Status {
    fn as_str(&self) -> &str {
        match self {
            Self::Open => "Open", Self::Closed => "Closed", Self::Cancelled => "Cancelled",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Open" => Self::Open, "Closed" => Self::Closed, "Cancelled" => Self::Cancelled,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Status);

/// Values of the field `priority`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Priority {
    High,
    Medium,
    Low,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Priority {
    fn as_str(&self) -> &str {
        match self {
            Self::High => "High", Self::Medium => "Medium", Self::Low => "Low",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "High" => Self::High, "Medium" => Self::Medium, "Low" => Self::Low,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Priority);

impl Record for ToDo {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.status.value(),
            8 => self.priority.value(), 9 => self.color.value(), 10 => self.date.value(),
            11 => self.allocated_to.value(), 12 => self.description.value(), 13 => self.reference_type.value(),
            14 => self.reference_name.value(), 15 => self.role.value(), 16 => self.assigned_by.value(),
            17 => self.assigned_by_full_name.value(), 18 => self.sender.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.status.assign(value), 8 => self.priority.assign(value),
            9 => self.color.assign(value), 10 => self.date.assign(value), 11 => self.allocated_to.assign(value),
            12 => self.description.assign(value), 13 => self.reference_type.assign(value),
            14 => self.reference_name.assign(value), 15 => self.role.assign(value),
            16 => self.assigned_by.assign(value), 17 => self.assigned_by_full_name.assign(value),
            18 => self.sender.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for ToDo {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XB, X2, X3, X7, X3, X4, XB, XD>;
    const DOCTYPE: &'static str = "ToDo";
    const TABLE: &'static str = "tabToDo";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "status", "priority", "color",
        "date", "allocated_to", "description", "reference_type", "reference_name", "role", "assigned_by",
        "assigned_by_full_name", "sender", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 19;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(ToDo);

static META: Meta = Meta::new(Definition {
    name: "ToDo",
    module: "Desk",
    description: "Something to be done, by oneself or by another user.",
    table: "tabToDo",
    fields: &[
        DocField {
            fieldname: "status", fieldtype: FieldType::Select, label: "Status", options: "Open\nClosed\nCancelled",
            default: Some("Open"), search_index: true, in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "priority", fieldtype: FieldType::Select, label: "Priority", options: "High\nMedium\nLow",
            default: Some("Medium"), in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField { fieldname: "column_break_when", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField { fieldname: "color", fieldtype: FieldType::Color, label: "Color", ..DocField::NEW },
        DocField {
            fieldname: "date", fieldtype: FieldType::Date, label: "Due Date", default: Some("Today"),
            in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "allocated_to", fieldtype: FieldType::Link, label: "Allocated To",
            description: "The user that the task is assigned to.", options: "User", search_index: true,
            ignore_user_permissions: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "description_section", fieldtype: FieldType::SectionBreak, label: "Description", ..DocField::NEW
        },
        DocField {
            fieldname: "description", fieldtype: FieldType::TextEditor, label: "Description", reqd: true,
            in_global_search: true, ..DocField::NEW
        },
        DocField {
            fieldname: "reference_section", fieldtype: FieldType::SectionBreak, label: "Reference", ..DocField::NEW
        },
        DocField {
            fieldname: "reference_type", fieldtype: FieldType::Link, label: "Reference Type", options: "DocType",
            search_index: true, in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "reference_name", fieldtype: FieldType::DynamicLink, label: "Reference Name",
            description: "The document that it is about.", options: "reference_type", search_index: true,
            ..DocField::NEW
        },
        DocField { fieldname: "column_break_assignment", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField { fieldname: "role", fieldtype: FieldType::Link, label: "Role", options: "Role", ..DocField::NEW },
        DocField {
            fieldname: "assigned_by", fieldtype: FieldType::Link, label: "Assigned By", options: "User",
            ignore_user_permissions: true, ..DocField::NEW
        },
        DocField {
            fieldname: "assigned_by_full_name", fieldtype: FieldType::ReadOnly, label: "Assigned By Full Name",
            fetch_from: "assigned_by.full_name", ..DocField::NEW
        },
        DocField { fieldname: "sender", label: "Sender", options: "Email", hidden: true, ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("All", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, SHARE]),
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    track_changes: true,
    title_field: "description",
    search_fields: &["description", "reference_type", "reference_name"],
    ..Definition::NEW
});

/// The table of ToDo, for queries. The other constants are its columns.
pub const table: Table<ToDo> = Table::new();
pub const name: Column<ToDo, U0, Text> = Column::new();
pub const owner: Column<ToDo, U1, Text> = Column::new();
pub const creation: Column<ToDo, U2, Timestamp> = Column::new();
pub const modified: Column<ToDo, U3, Timestamp> = Column::new();
pub const modified_by: Column<ToDo, U4, Text> = Column::new();
pub const docstatus: Column<ToDo, U5, SmallInt> = Column::new();
pub const idx: Column<ToDo, U6, BigInt> = Column::new();
pub const status: Column<ToDo, U7, Nullable<Text>> = Column::new();
pub const priority: Column<ToDo, U8, Nullable<Text>> = Column::new();
pub const color: Column<ToDo, U9, Nullable<Text>> = Column::new();
pub const date: Column<ToDo, U10, Nullable<Date>> = Column::new();
pub const allocated_to: Column<ToDo, U11, Nullable<Text>> = Column::new();
pub const description: Column<ToDo, U12, Text> = Column::new();
pub const reference_type: Column<ToDo, U13, Nullable<Text>> = Column::new();
pub const reference_name: Column<ToDo, U14, Nullable<Text>> = Column::new();
pub const role: Column<ToDo, U15, Nullable<Text>> = Column::new();
pub const assigned_by: Column<ToDo, U16, Nullable<Text>> = Column::new();
pub const assigned_by_full_name: Column<ToDo, U17, Nullable<Text>> = Column::new();
pub const sender: Column<ToDo, U18, Nullable<Text>> = Column::new();
pub const _user_tags: Column<ToDo, U19, Nullable<Text>> = Column::new();
pub const _comments: Column<ToDo, U20, Nullable<Text>> = Column::new();
pub const _assign: Column<ToDo, U21, Nullable<Text>> = Column::new();
pub const _liked_by: Column<ToDo, U22, Nullable<Text>> = Column::new();
