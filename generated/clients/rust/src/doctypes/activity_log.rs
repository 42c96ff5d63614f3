//! The DocType Activity Log.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/activity_log/activity_log.json`; not to be edited.

/// Activity Log
///
/// Logins, logouts and failed logins.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct ActivityLog {
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
    /// Subject
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub subject: ::std::string::String,
    /// Content
    pub content: ::std::option::Option<::std::string::String>,
    /// Date
    #[serde(with = "crate::wire::nullable_datetime")]
    pub communication_date: ::std::option::Option<::chrono::NaiveDateTime>,
    /// Operation
    pub operation: ::std::option::Option<Operation>,
    /// Status
    pub status: ::std::option::Option<Status>,
    /// User
    pub user: ::std::option::Option<crate::Link<crate::doctypes::user::User>>,
    /// Full Name
    pub full_name: ::std::option::Option<::std::string::String>,
    /// IP Address
    pub ip_address: ::std::option::Option<::std::string::String>,
    /// Reference Document Type
    pub reference_doctype: ::std::option::Option<crate::Link<crate::doctypes::doctype::DocType>>,
    /// Reference Name
    pub reference_name: ::std::option::Option<::std::string::String>,
}

impl ActivityLog {
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
    /// The field `subject`.
    pub const SUBJECT: crate::Column<Self, crate::Text> = crate::Column::new("subject");
    /// The field `content`.
    pub const CONTENT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("content");
    /// The field `communication_date`.
    pub const COMMUNICATION_DATE: crate::Column<Self, crate::Nullable<crate::Datetime>> = crate::Column::new("communication_date");
    /// The field `operation`.
    pub const OPERATION: crate::Column<Self, crate::Nullable<crate::Choice<Operation>>> = crate::Column::new("operation");
    /// The field `status`.
    pub const STATUS: crate::Column<Self, crate::Nullable<crate::Choice<Status>>> = crate::Column::new("status");
    /// The field `user`.
    pub const USER: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("user");
    /// The field `full_name`.
    pub const FULL_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("full_name");
    /// The field `ip_address`.
    pub const IP_ADDRESS: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("ip_address");
    /// The field `reference_doctype`.
    pub const REFERENCE_DOCTYPE: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::doctype::DocType>>> = crate::Column::new("reference_doctype");
    /// The field `reference_name`.
    pub const REFERENCE_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("reference_name");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(subject: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::SUBJECT, subject)
    }
}

impl crate::DocType for ActivityLog {
    const DOCTYPE: &'static str = "Activity Log";
}
impl crate::Named for ActivityLog {}

/// Options of the field `operation`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Operation {
    /// ``
    #[default]
    Blank,
    /// `Login`
    Login,
    /// `Logout`
    Logout,
    /// `Impersonate`
    Impersonate,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Operation {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::Login => "Login",
            Self::Logout => "Logout",
            Self::Impersonate => "Impersonate",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "" => Self::Blank,
            "Login" => Self::Login,
            "Logout" => Self::Logout,
            "Impersonate" => Self::Impersonate,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Operation);

/// Options of the field `status`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// ``
    #[default]
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
    Other(::std::string::String),
}

impl crate::Options for Status {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::Success => "Success",
            Self::Failed => "Failed",
            Self::Linked => "Linked",
            Self::Closed => "Closed",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "" => Self::Blank,
            "Success" => Self::Success,
            "Failed" => Self::Failed,
            "Linked" => Self::Linked,
            "Closed" => Self::Closed,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Status);
