//! The DocType Every Type.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/every_type/every_type.json`; not to be edited.

/// Every Type
///
/// One field of each type.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct EveryType {
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
    /// Data
    ///
    /// With HTML and a link: `https://example.org/a.`
    pub data: ::std::option::Option<::std::string::String>,
    /// Data Reqd
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub data_reqd: ::std::string::String,
    /// Read Only
    pub read_only: ::std::option::Option<::std::string::String>,
    /// Small Text
    pub small_text: ::std::option::Option<::std::string::String>,
    /// Text
    pub text: ::std::option::Option<::std::string::String>,
    /// Long Text
    pub long_text: ::std::option::Option<::std::string::String>,
    /// Code
    pub code: ::std::option::Option<::std::string::String>,
    /// Text Editor
    pub text_editor: ::std::option::Option<::std::string::String>,
    /// Html Editor
    pub html_editor: ::std::option::Option<::std::string::String>,
    /// Markdown
    pub markdown: ::std::option::Option<::std::string::String>,
    /// Attach
    pub attach: ::std::option::Option<::std::string::String>,
    /// Attach Image
    pub attach_image: ::std::option::Option<::std::string::String>,
    /// Autocomplete
    pub autocomplete: ::std::option::Option<::std::string::String>,
    /// Barcode
    pub barcode: ::std::option::Option<::std::string::String>,
    /// Color
    pub color: ::std::option::Option<::std::string::String>,
    /// Geolocation
    pub geolocation: ::std::option::Option<::std::string::String>,
    /// Icon
    pub icon: ::std::option::Option<::std::string::String>,
    /// Phone
    pub phone: ::std::option::Option<::std::string::String>,
    /// Signature
    pub signature: ::std::option::Option<::std::string::String>,
    /// Link
    pub link: ::std::option::Option<crate::Link<crate::doctypes::every_type::EveryType>>,
    /// Link Reqd
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub link_reqd: crate::Link<crate::doctypes::user::User>,
    /// Kind
    pub kind: ::std::option::Option<crate::Link<crate::doctypes::user::User>>,
    /// Dynamic
    pub dynamic: ::std::option::Option<::std::string::String>,
    /// Select
    pub select: ::std::option::Option<Select>,
    /// Select Reqd
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub select_reqd: SelectReqd,
    /// Select Free
    pub select_free: ::std::option::Option<::std::string::String>,
    /// Json
    pub json: ::std::option::Option<::std::string::String>,
    /// Password
    pub password: ::std::option::Option<::std::string::String>,
    /// Int
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub int: i64,
    /// Bigint
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub bigint: i64,
    /// Long Int
    pub long_int: ::std::option::Option<i64>,
    /// Check
    #[serde(with = "crate::wire::check")]
    pub check: bool,
    /// Off
    #[serde(with = "crate::wire::check")]
    pub off: bool,
    /// Float
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub float: f64,
    /// Currency
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub currency: f64,
    /// Percent
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub percent: f64,
    /// Duration
    pub duration: ::std::option::Option<f64>,
    /// Rating
    pub rating: ::std::option::Option<f64>,
    /// Date
    pub date: ::std::option::Option<::chrono::NaiveDate>,
    /// Datetime
    #[serde(with = "crate::wire::nullable_datetime")]
    pub datetime: ::std::option::Option<::chrono::NaiveDateTime>,
    /// Time
    pub time: ::std::option::Option<::chrono::NaiveTime>,
    /// Copied
    pub copied: ::std::option::Option<::std::string::String>,
    /// ChildRows
    pub rows: ::std::vec::Vec<crate::doctypes::every_row::EveryRow>,
    /// Tags
    pub tags: ::std::vec::Vec<crate::doctypes::every_row::EveryRow>,
}

impl EveryType {
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
    /// The field `data`.
    pub const DATA: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("data");
    /// The field `data_reqd`.
    pub const DATA_REQD: crate::Column<Self, crate::Text> = crate::Column::new("data_reqd");
    /// The field `read_only`.
    pub const READ_ONLY: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("read_only");
    /// The field `small_text`.
    pub const SMALL_TEXT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("small_text");
    /// The field `text`.
    pub const TEXT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("text");
    /// The field `long_text`.
    pub const LONG_TEXT: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("long_text");
    /// The field `code`.
    pub const CODE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("code");
    /// The field `text_editor`.
    pub const TEXT_EDITOR: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("text_editor");
    /// The field `html_editor`.
    pub const HTML_EDITOR: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("html_editor");
    /// The field `markdown`.
    pub const MARKDOWN: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("markdown");
    /// The field `attach`.
    pub const ATTACH: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("attach");
    /// The field `attach_image`.
    pub const ATTACH_IMAGE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("attach_image");
    /// The field `autocomplete`.
    pub const AUTOCOMPLETE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("autocomplete");
    /// The field `barcode`.
    pub const BARCODE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("barcode");
    /// The field `color`.
    pub const COLOR: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("color");
    /// The field `geolocation`.
    pub const GEOLOCATION: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("geolocation");
    /// The field `icon`.
    pub const ICON: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("icon");
    /// The field `phone`.
    pub const PHONE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("phone");
    /// The field `signature`.
    pub const SIGNATURE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("signature");
    /// The field `link`.
    pub const LINK: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::every_type::EveryType>>> = crate::Column::new("link");
    /// The field `link_reqd`.
    pub const LINK_REQD: crate::Column<Self, crate::LinkTo<crate::doctypes::user::User>> = crate::Column::new("link_reqd");
    /// The field `kind`.
    pub const KIND: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("kind");
    /// The field `dynamic`.
    pub const DYNAMIC: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("dynamic");
    /// The field `select`.
    pub const SELECT: crate::Column<Self, crate::Nullable<crate::Choice<Select>>> = crate::Column::new("select");
    /// The field `select_reqd`.
    pub const SELECT_REQD: crate::Column<Self, crate::Choice<SelectReqd>> = crate::Column::new("select_reqd");
    /// The field `select_free`.
    pub const SELECT_FREE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("select_free");
    /// The field `json`.
    pub const JSON: crate::Column<Self, crate::Nullable<crate::Json>> = crate::Column::new("json");
    /// The field `password`.
    pub const PASSWORD: crate::Column<Self, crate::Nullable<crate::Secret>> = crate::Column::new("password");
    /// The field `int`.
    pub const INT: crate::Column<Self, crate::Int> = crate::Column::new("int");
    /// The field `bigint`.
    pub const BIGINT: crate::Column<Self, crate::Int> = crate::Column::new("bigint");
    /// The field `long_int`.
    pub const LONG_INT: crate::Column<Self, crate::Nullable<crate::Int>> = crate::Column::new("long_int");
    /// The field `check`.
    pub const CHECK: crate::Column<Self, crate::Check> = crate::Column::new("check");
    /// The field `off`.
    pub const OFF: crate::Column<Self, crate::Check> = crate::Column::new("off");
    /// The field `float`.
    pub const FLOAT: crate::Column<Self, crate::Float> = crate::Column::new("float");
    /// The field `currency`.
    pub const CURRENCY: crate::Column<Self, crate::Float> = crate::Column::new("currency");
    /// The field `percent`.
    pub const PERCENT: crate::Column<Self, crate::Float> = crate::Column::new("percent");
    /// The field `duration`.
    pub const DURATION: crate::Column<Self, crate::Nullable<crate::Float>> = crate::Column::new("duration");
    /// The field `rating`.
    pub const RATING: crate::Column<Self, crate::Nullable<crate::Float>> = crate::Column::new("rating");
    /// The field `date`.
    pub const DATE: crate::Column<Self, crate::Nullable<crate::Date>> = crate::Column::new("date");
    /// The field `datetime`.
    pub const DATETIME: crate::Column<Self, crate::Nullable<crate::Datetime>> = crate::Column::new("datetime");
    /// The field `time`.
    pub const TIME: crate::Column<Self, crate::Nullable<crate::Time>> = crate::Column::new("time");
    /// The field `copied`.
    pub const COPIED: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("copied");
    /// The field `rows`.
    pub const ROWS: crate::Table<Self, crate::doctypes::every_row::EveryRow> = crate::Table::new("rows");
    /// The field `tags`.
    pub const TAGS: crate::Table<Self, crate::doctypes::every_row::EveryRow> = crate::Table::new("tags");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for EveryType {
    const DOCTYPE: &'static str = "Every Type";
}
impl crate::Named for EveryType {}
impl crate::Submittable for EveryType {}

/// Options of the field `select`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Select {
    /// ``
    #[default]
    Blank,
    /// `Open`
    Open,
    /// `Done`
    Done,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for Select {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::Open => "Open",
            Self::Done => "Done",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "" => Self::Blank,
            "Open" => Self::Open,
            "Done" => Self::Done,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(Select);

/// Options of the field `select_reqd`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum SelectReqd {
    /// `Low`
    #[default]
    Low,
    /// `High`
    High,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for SelectReqd {
    fn as_str(&self) -> &str {
        match self {
            Self::Low => "Low",
            Self::High => "High",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Low" => Self::Low,
            "High" => Self::High,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(SelectReqd);
