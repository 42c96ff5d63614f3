//! Every Type, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/every_type/every_type.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// One field of each type.
#[derive(Debug, Clone, PartialEq)]
pub struct EveryType {
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
    /// Data
    ///
    /// With HTML and a link: `https://example.org/a.`
    pub data: ::std::option::Option<::std::string::String>,
    /// Data Reqd
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
    pub link: ::std::option::Option<
        ::doctyped::table::Link<crate::every_type::EveryType>,
    >,
    /// Link Reqd
    pub link_reqd: ::doctyped::table::Link<::doctyped::core::User>,
    /// Kind
    pub kind: ::std::option::Option<::doctyped::table::Link<::doctyped::core::User>>,
    /// Dynamic
    pub dynamic: ::std::option::Option<::std::string::String>,
    /// Select
    pub select: ::std::option::Option<Select>,
    /// Select Reqd
    pub select_reqd: SelectReqd,
    /// Select Free
    pub select_free: ::std::option::Option<::std::string::String>,
    /// Json
    pub json: ::std::option::Option<::doctyped::table::Json>,
    /// Password
    pub password: ::doctyped::table::Password,
    /// Int
    pub int: i32,
    /// Bigint
    pub bigint: i64,
    /// Long Int
    pub long_int: ::std::option::Option<i64>,
    /// Check
    pub check: bool,
    /// Off
    pub off: bool,
    /// Float
    pub float: f64,
    /// Currency
    pub currency: f64,
    /// Percent
    pub percent: f64,
    /// Duration
    pub duration: ::std::option::Option<f64>,
    /// Rating
    pub rating: f64,
    /// Date
    pub date: ::std::option::Option<::doctyped::chrono::NaiveDate>,
    /// Datetime
    pub datetime: ::std::option::Option<::doctyped::chrono::NaiveDateTime>,
    /// Time
    pub time: ::std::option::Option<::doctyped::chrono::NaiveTime>,
    /// Copied
    pub copied: ::std::option::Option<::std::string::String>,
    /// Rows
    pub rows: ::std::vec::Vec<crate::every_row::EveryRow>,
    /// Tags
    pub tags: ::std::vec::Vec<crate::every_row::EveryRow>,
}

/// Select
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Select {
    /// Nothing.
    Blank,
    /// `Open`
    Open,
    /// `Done`
    Done,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for Select {
    fn as_str(&self) -> &str {
        match self {
            Select::Blank => "",
            Select::Open => "Open",
            Select::Done => "Done",
            Select::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> Select {
        match __text {
            "" => Select::Blank,
            "Open" => Select::Open,
            "Done" => Select::Done,
            _ => Select::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(Select);

/// Select Reqd
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SelectReqd {
    /// `Low`
    Low,
    /// `High`
    High,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for SelectReqd {
    fn as_str(&self) -> &str {
        match self {
            SelectReqd::Low => "Low",
            SelectReqd::High => "High",
            SelectReqd::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> SelectReqd {
        match __text {
            "Low" => SelectReqd::Low,
            "High" => SelectReqd::High,
            _ => SelectReqd::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(SelectReqd);

impl ::std::default::Default for EveryType {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            data: ::std::option::Option::None,
            data_reqd: ::std::string::String::from("x"),
            read_only: ::std::option::Option::None,
            small_text: ::std::option::Option::None,
            text: ::std::option::Option::None,
            long_text: ::std::option::Option::None,
            code: ::std::option::Option::None,
            text_editor: ::std::option::Option::None,
            html_editor: ::std::option::Option::None,
            markdown: ::std::option::Option::None,
            attach: ::std::option::Option::None,
            attach_image: ::std::option::Option::None,
            autocomplete: ::std::option::Option::None,
            barcode: ::std::option::Option::None,
            color: ::std::option::Option::None,
            geolocation: ::std::option::Option::None,
            icon: ::std::option::Option::None,
            phone: ::std::option::Option::None,
            signature: ::std::option::Option::None,
            link: ::std::option::Option::None,
            link_reqd: ::doctyped::table::Link::new("Administrator"),
            kind: ::std::option::Option::None,
            dynamic: ::std::option::Option::None,
            select: ::std::option::Option::Some(Select::Open),
            select_reqd: SelectReqd::Low,
            select_free: ::std::option::Option::None,
            json: ::std::option::Option::None,
            password: ::std::default::Default::default(),
            int: -3,
            bigint: 5,
            long_int: ::std::option::Option::Some(7),
            check: true,
            off: false,
            float: 1.5,
            currency: 0.0,
            percent: -2.0,
            duration: ::std::option::Option::Some(60.0),
            rating: 0.5,
            date: ::std::option::Option::None,
            datetime: ::std::option::Option::None,
            time: ::std::option::Option::None,
            copied: ::std::option::Option::None,
            rows: ::std::vec::Vec::new(),
            tags: ::std::vec::Vec::new(),
        }
    }
}

impl ::doctyped::table::Record for EveryType {
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
            7 => self.data.value(),
            8 => self.data_reqd.value(),
            9 => self.read_only.value(),
            10 => self.small_text.value(),
            11 => self.text.value(),
            12 => self.long_text.value(),
            13 => self.code.value(),
            14 => self.text_editor.value(),
            15 => self.html_editor.value(),
            16 => self.markdown.value(),
            17 => self.attach.value(),
            18 => self.attach_image.value(),
            19 => self.autocomplete.value(),
            20 => self.barcode.value(),
            21 => self.color.value(),
            22 => self.geolocation.value(),
            23 => self.icon.value(),
            24 => self.phone.value(),
            25 => self.signature.value(),
            26 => self.link.value(),
            27 => self.link_reqd.value(),
            28 => self.kind.value(),
            29 => self.dynamic.value(),
            30 => self.select.value(),
            31 => self.select_reqd.value(),
            32 => self.select_free.value(),
            33 => self.json.value(),
            34 => self.password.value(),
            35 => self.int.value(),
            36 => self.bigint.value(),
            37 => self.long_int.value(),
            38 => self.check.value(),
            39 => self.off.value(),
            40 => self.float.value(),
            41 => self.currency.value(),
            42 => self.percent.value(),
            43 => self.duration.value(),
            44 => self.rating.value(),
            45 => self.date.value(),
            46 => self.datetime.value(),
            47 => self.time.value(),
            48 => self.copied.value(),
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
            7 => self.data.assign(__value),
            8 => self.data_reqd.assign(__value),
            9 => self.read_only.assign(__value),
            10 => self.small_text.assign(__value),
            11 => self.text.assign(__value),
            12 => self.long_text.assign(__value),
            13 => self.code.assign(__value),
            14 => self.text_editor.assign(__value),
            15 => self.html_editor.assign(__value),
            16 => self.markdown.assign(__value),
            17 => self.attach.assign(__value),
            18 => self.attach_image.assign(__value),
            19 => self.autocomplete.assign(__value),
            20 => self.barcode.assign(__value),
            21 => self.color.assign(__value),
            22 => self.geolocation.assign(__value),
            23 => self.icon.assign(__value),
            24 => self.phone.assign(__value),
            25 => self.signature.assign(__value),
            26 => self.link.assign(__value),
            27 => self.link_reqd.assign(__value),
            28 => self.kind.assign(__value),
            29 => self.dynamic.assign(__value),
            30 => self.select.assign(__value),
            31 => self.select_reqd.assign(__value),
            32 => self.select_free.assign(__value),
            33 => self.json.assign(__value),
            34 => self.password.assign(__value),
            35 => self.int.assign(__value),
            36 => self.bigint.assign(__value),
            37 => self.long_int.assign(__value),
            38 => self.check.assign(__value),
            39 => self.off.assign(__value),
            40 => self.float.assign(__value),
            41 => self.currency.assign(__value),
            42 => self.percent.assign(__value),
            43 => self.duration.assign(__value),
            44 => self.rating.assign(__value),
            45 => self.date.assign(__value),
            46 => self.datetime.assign(__value),
            47 => self.time.assign(__value),
            48 => self.copied.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
    fn rows(
        &self,
        __table: usize,
    ) -> ::std::option::Option<&dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&self.rows),
            1 => ::std::option::Option::Some(&self.tags),
            _ => ::std::option::Option::None,
        }
    }
    fn rows_mut(
        &mut self,
        __table: usize,
    ) -> ::std::option::Option<&mut dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&mut self.rows),
            1 => ::std::option::Option::Some(&mut self.tags),
            _ => ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Document for EveryType {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X1,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::X8,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X2,
        ::doctyped::table::id::X4,
    >;
    const DOCTYPE: &'static str = "Every Type";
    const TABLE: &'static str = "tabEvery Type";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "data",
        "data_reqd",
        "read_only",
        "small_text",
        "text",
        "long_text",
        "code",
        "text_editor",
        "html_editor",
        "markdown",
        "attach",
        "attach_image",
        "autocomplete",
        "barcode",
        "color",
        "geolocation",
        "icon",
        "phone",
        "signature",
        "link",
        "link_reqd",
        "kind",
        "dynamic",
        "select",
        "select_reqd",
        "select_free",
        "json",
        "password",
        "int",
        "bigint",
        "long_int",
        "check",
        "off",
        "float",
        "currency",
        "percent",
        "duration",
        "rating",
        "date",
        "datetime",
        "time",
        "copied",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
        "_seen",
    ];
    const SLOTS: usize = 49;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(EveryType);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Every Type",
    module: "Test",
    description: "One field of each type.",
    table: "tabEvery Type",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Section",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "data",
            label: "Data",
            description: "With <b>HTML</b> and a link: https://example.org/a.",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "data_reqd",
            label: "Data Reqd",
            default: ::std::option::Option::Some("x"),
            length: 20,
            reqd: true,
            unique: true,
            search_index: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "read_only",
            fieldtype: ::doctyped::schema::FieldType::ReadOnly,
            label: "Read Only",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "small_text",
            fieldtype: ::doctyped::schema::FieldType::SmallText,
            label: "Small Text",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "text",
            fieldtype: ::doctyped::schema::FieldType::Text,
            label: "Text",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "long_text",
            fieldtype: ::doctyped::schema::FieldType::LongText,
            label: "Long Text",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "code",
            fieldtype: ::doctyped::schema::FieldType::Code,
            label: "Code",
            options: "Python",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "text_editor",
            fieldtype: ::doctyped::schema::FieldType::TextEditor,
            label: "Text Editor",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "html_editor",
            fieldtype: ::doctyped::schema::FieldType::HtmlEditor,
            label: "Html Editor",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "markdown",
            fieldtype: ::doctyped::schema::FieldType::MarkdownEditor,
            label: "Markdown",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "attach",
            fieldtype: ::doctyped::schema::FieldType::Attach,
            label: "Attach",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "attach_image",
            fieldtype: ::doctyped::schema::FieldType::AttachImage,
            label: "Attach Image",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "autocomplete",
            fieldtype: ::doctyped::schema::FieldType::Autocomplete,
            label: "Autocomplete",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "barcode",
            fieldtype: ::doctyped::schema::FieldType::Barcode,
            label: "Barcode",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "color",
            fieldtype: ::doctyped::schema::FieldType::Color,
            label: "Color",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "geolocation",
            fieldtype: ::doctyped::schema::FieldType::Geolocation,
            label: "Geolocation",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "icon",
            fieldtype: ::doctyped::schema::FieldType::Icon,
            label: "Icon",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "phone",
            fieldtype: ::doctyped::schema::FieldType::Phone,
            label: "Phone",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "signature",
            fieldtype: ::doctyped::schema::FieldType::Signature,
            label: "Signature",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            label: "Column",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "link",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Link",
            options: "Every Type",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "link_reqd",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Link Reqd",
            options: "User",
            default: ::std::option::Option::Some("Administrator"),
            reqd: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "kind",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Kind",
            options: "User",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "dynamic",
            fieldtype: ::doctyped::schema::FieldType::DynamicLink,
            label: "Dynamic",
            options: "kind",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "select",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Select",
            options: "\nOpen\nDone",
            default: ::std::option::Option::Some("Open"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "select_reqd",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Select Reqd",
            options: "Low\nHigh",
            reqd: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "select_free",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Select Free",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "json",
            fieldtype: ::doctyped::schema::FieldType::Json,
            label: "Json",
            default: ::std::option::Option::Some("{}"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "password",
            fieldtype: ::doctyped::schema::FieldType::Password,
            label: "Password",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "int",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Int",
            default: ::std::option::Option::Some("-3"),
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "bigint",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Bigint",
            default: ::std::option::Option::Some("5"),
            length: 12,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "long_int",
            fieldtype: ::doctyped::schema::FieldType::LongInt,
            label: "Long Int",
            default: ::std::option::Option::Some("7"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "check",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Check",
            default: ::std::option::Option::Some("1"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "off",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Off",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "float",
            fieldtype: ::doctyped::schema::FieldType::Float,
            label: "Float",
            default: ::std::option::Option::Some("1.5"),
            precision: "3",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "currency",
            fieldtype: ::doctyped::schema::FieldType::Currency,
            label: "Currency",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "percent",
            fieldtype: ::doctyped::schema::FieldType::Percent,
            label: "Percent",
            default: ::std::option::Option::Some("-2"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "duration",
            fieldtype: ::doctyped::schema::FieldType::Duration,
            label: "Duration",
            default: ::std::option::Option::Some("60"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "rating",
            fieldtype: ::doctyped::schema::FieldType::Rating,
            label: "Rating",
            default: ::std::option::Option::Some("0.5"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "date",
            fieldtype: ::doctyped::schema::FieldType::Date,
            label: "Date",
            default: ::std::option::Option::Some("Today"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "datetime",
            fieldtype: ::doctyped::schema::FieldType::Datetime,
            label: "Datetime",
            default: ::std::option::Option::Some("Now"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "time",
            fieldtype: ::doctyped::schema::FieldType::Time,
            label: "Time",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "rows",
            fieldtype: ::doctyped::schema::FieldType::Table,
            label: "Rows",
            options: "Every Row",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "tags",
            fieldtype: ::doctyped::schema::FieldType::TableMultiSelect,
            label: "Tags",
            options: "Every Row",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "computed",
            label: "Computed",
            is_virtual: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "button",
            fieldtype: ::doctyped::schema::FieldType::Button,
            label: "Button",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "fold",
            fieldtype: ::doctyped::schema::FieldType::Fold,
            label: "Fold",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "heading",
            fieldtype: ::doctyped::schema::FieldType::Heading,
            label: "Heading",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "html",
            fieldtype: ::doctyped::schema::FieldType::Html,
            label: "Html",
            options: "<p>",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "image",
            fieldtype: ::doctyped::schema::FieldType::Image,
            label: "Image",
            options: "attach_image",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "tab",
            fieldtype: ::doctyped::schema::FieldType::TabBreak,
            label: "Tab",
            conditions: &[("depends_on", "eval:doc.check")],
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "copied",
            label: "Copied",
            fetch_from: "link.data",
            permlevel: 1,
            set_only_once: true,
            allow_on_submit: true,
            ignore_xss_filter: true,
            no_copy: true,
            not_nullable: true,
            fetch_if_empty: true,
            read_only: true,
            hidden: true,
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
                .and(::doctyped::schema::Rights::DELETE),
        },
    ],
    is_submittable: true,
    allow_rename: true,
    allow_import: true,
    track_changes: true,
    track_seen: true,
    title_field: "data",
    search_fields: &["data", "small_text"],
    sort: &[("data", ::doctyped::schema::SortOrder::Asc)],
    max_attachments: 3,
    ..::doctyped::schema::Definition::NEW
});

/// The table of Every Type, for queries.
pub const table: ::doctyped::table::Table<EveryType> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `data`.
pub const data: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `data_reqd`.
pub const data_reqd: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `read_only`.
pub const read_only: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `small_text`.
pub const small_text: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `text`.
pub const text: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `long_text`.
pub const long_text: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `code`.
pub const code: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `text_editor`.
pub const text_editor: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `html_editor`.
pub const html_editor: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `markdown`.
pub const markdown: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `attach`.
pub const attach: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `attach_image`.
pub const attach_image: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U18,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `autocomplete`.
pub const autocomplete: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U19,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `barcode`.
pub const barcode: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U20,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `color`.
pub const color: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U21,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `geolocation`.
pub const geolocation: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U22,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `icon`.
pub const icon: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U23,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `phone`.
pub const phone: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U24,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `signature`.
pub const signature: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U25,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `link`.
pub const link: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U26,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `link_reqd`.
pub const link_reqd: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U27,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `kind`.
pub const kind: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U28,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `dynamic`.
pub const dynamic: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U29,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `select`.
pub const select: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U30,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `select_reqd`.
pub const select_reqd: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U31,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `select_free`.
pub const select_free: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U32,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `json`.
pub const json: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U33,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `password`.
pub const password: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U34,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `int`.
pub const int: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U35,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `bigint`.
pub const bigint: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U36,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `long_int`.
pub const long_int: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U37,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::BigInt>,
> = ::doctyped::table::Column::new();
/// Column `check`.
pub const check: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U38,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `off`.
pub const off: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U39,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `float`.
pub const float: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U40,
    ::doctyped::table::sql::Decimal,
> = ::doctyped::table::Column::new();
/// Column `currency`.
pub const currency: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U41,
    ::doctyped::table::sql::Decimal,
> = ::doctyped::table::Column::new();
/// Column `percent`.
pub const percent: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U42,
    ::doctyped::table::sql::Decimal,
> = ::doctyped::table::Column::new();
/// Column `duration`.
pub const duration: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U43,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Decimal>,
> = ::doctyped::table::Column::new();
/// Column `rating`.
pub const rating: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U44,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Decimal>,
> = ::doctyped::table::Column::new();
/// Column `date`.
pub const date: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U45,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Date>,
> = ::doctyped::table::Column::new();
/// Column `datetime`.
pub const datetime: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U46,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Timestamp>,
> = ::doctyped::table::Column::new();
/// Column `time`.
pub const time: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U47,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Time>,
> = ::doctyped::table::Column::new();
/// Column `copied`.
pub const copied: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U48,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U49,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U50,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U51,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U52,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_seen`.
pub const _seen: ::doctyped::table::Column<
    EveryType,
    ::doctyped::table::index::U53,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
