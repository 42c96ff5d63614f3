//! The DocType ToDo.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/todo/todo.json`; not to be edited.

/// ToDo
///
/// Something to be done, by oneself or by another user.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct ToDo {
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
    /// Status
    pub status: ::std::option::Option<Status>,
    /// Priority
    pub priority: ::std::option::Option<Priority>,
    /// Color
    pub color: ::std::option::Option<::std::string::String>,
    /// Due Date
    pub date: ::std::option::Option<::chrono::NaiveDate>,
    /// Allocated To
    ///
    /// The user that the task is assigned to.
    pub allocated_to: ::std::option::Option<crate::Link<crate::doctypes::user::User>>,
    /// Description
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub description: ::std::string::String,
    /// Reference Type
    pub reference_type: ::std::option::Option<crate::Link<crate::doctypes::doctype::DocType>>,
    /// Reference Name
    ///
    /// The document that it is about.
    pub reference_name: ::std::option::Option<::std::string::String>,
    /// Role
    pub role: ::std::option::Option<crate::Link<crate::doctypes::role::Role>>,
    /// Assigned By
    pub assigned_by: ::std::option::Option<crate::Link<crate::doctypes::user::User>>,
    /// Assigned By Full Name
    pub assigned_by_full_name: ::std::option::Option<::std::string::String>,
    /// Sender
    pub sender: ::std::option::Option<::std::string::String>,
}

impl ToDo {
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
    /// The field `status`.
    pub const STATUS: crate::Column<Self, crate::Nullable<crate::Choice<Status>>> = crate::Column::new("status");
    /// The field `priority`.
    pub const PRIORITY: crate::Column<Self, crate::Nullable<crate::Choice<Priority>>> = crate::Column::new("priority");
    /// The field `color`.
    pub const COLOR: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("color");
    /// The field `date`.
    pub const DATE: crate::Column<Self, crate::Nullable<crate::Date>> = crate::Column::new("date");
    /// The field `allocated_to`.
    pub const ALLOCATED_TO: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("allocated_to");
    /// The field `description`.
    pub const DESCRIPTION: crate::Column<Self, crate::Text> = crate::Column::new("description");
    /// The field `reference_type`.
    pub const REFERENCE_TYPE: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::doctype::DocType>>> = crate::Column::new("reference_type");
    /// The field `reference_name`.
    pub const REFERENCE_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("reference_name");
    /// The field `role`.
    pub const ROLE: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::role::Role>>> = crate::Column::new("role");
    /// The field `assigned_by`.
    pub const ASSIGNED_BY: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("assigned_by");
    /// The field `assigned_by_full_name`.
    pub const ASSIGNED_BY_FULL_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("assigned_by_full_name");
    /// The field `sender`.
    pub const SENDER: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("sender");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(description: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::DESCRIPTION, description)
    }
}

impl crate::DocType for ToDo {
    const DOCTYPE: &'static str = "ToDo";
}
impl crate::Named for ToDo {}

/// Options of the field `status`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// `Open`
    #[default]
    Open,
    /// `Closed`
    Closed,
    /// `Cancelled`
    Cancelled,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Status {
    fn as_str(&self) -> &str {
        match self {
            Self::Open => "Open",
            Self::Closed => "Closed",
            Self::Cancelled => "Cancelled",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Open" => Self::Open,
            "Closed" => Self::Closed,
            "Cancelled" => Self::Cancelled,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Status);

/// Options of the field `priority`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Priority {
    /// `High`
    #[default]
    High,
    /// `Medium`
    Medium,
    /// `Low`
    Low,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Priority {
    fn as_str(&self) -> &str {
        match self {
            Self::High => "High",
            Self::Medium => "Medium",
            Self::Low => "Low",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "High" => Self::High,
            "Medium" => Self::Medium,
            "Low" => Self::Low,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Priority);
