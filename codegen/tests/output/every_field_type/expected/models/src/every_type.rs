//! Every Type, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/every_type/every_type.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use crate::every_row::EveryRow;
use doctyped::models::User;
use doctyped::generated::*;

/// One field of each type.
#[derive(Debug, Clone, PartialEq)]
pub struct EveryType {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// With HTML and a link: `https://example.org/a.`
    pub data: Option<String>,
    pub data_reqd: String,
    pub read_only: Option<String>,
    pub small_text: Option<String>,
    pub text: Option<String>,
    pub long_text: Option<String>,
    pub code: Option<String>,
    pub text_editor: Option<String>,
    pub html_editor: Option<String>,
    pub markdown: Option<String>,
    pub attach: Option<String>,
    pub attach_image: Option<String>,
    pub autocomplete: Option<String>,
    pub barcode: Option<String>,
    pub color: Option<String>,
    pub geolocation: Option<String>,
    pub icon: Option<String>,
    pub phone: Option<String>,
    pub signature: Option<String>,
    pub link: Option<Link<EveryType>>,
    pub link_reqd: Link<User>,
    pub kind: Option<Link<User>>,
    pub dynamic: Option<String>,
    pub select: Option<Select>,
    pub select_reqd: SelectReqd,
    pub select_free: Option<String>,
    pub json: Option<Json>,
    pub password: Password,
    pub int: i32,
    pub bigint: i64,
    pub long_int: Option<i64>,
    pub check: bool,
    pub off: bool,
    pub float: f64,
    pub currency: f64,
    pub percent: f64,
    pub duration: Option<f64>,
    pub rating: f64,
    pub date: Option<NaiveDate>,
    pub datetime: Option<NaiveDateTime>,
    pub time: Option<NaiveTime>,
    pub copied: Option<String>,
    /// ChildRows
    pub rows: Vec<EveryRow>,
    pub tags: Vec<EveryRow>,
}

impl Default for EveryType {
    fn default() -> Self {
        Self {
            data_reqd: String::from("x"),
            link_reqd: Link::new("Administrator"),
            select: Some(Select::Open),
            int: -3,
            bigint: 5,
            long_int: Some(7),
            check: true,
            float: 1.5,
            percent: -2.0,
            duration: Some(60.0),
            rating: 0.5,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), data: Default::default(), read_only: Default::default(),
            small_text: Default::default(), text: Default::default(), long_text: Default::default(),
            code: Default::default(), text_editor: Default::default(), html_editor: Default::default(),
            markdown: Default::default(), attach: Default::default(), attach_image: Default::default(),
            autocomplete: Default::default(), barcode: Default::default(), color: Default::default(),
            geolocation: Default::default(), icon: Default::default(), phone: Default::default(),
            signature: Default::default(), link: Default::default(), kind: Default::default(),
            dynamic: Default::default(), select_reqd: Default::default(), select_free: Default::default(),
            json: Default::default(), password: Default::default(), off: Default::default(),
            currency: Default::default(), date: Default::default(), datetime: Default::default(),
            time: Default::default(), copied: Default::default(), rows: Default::default(), tags: Default::default(),
        }
    }
}

/// Values of the field `select`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Select {
    /// Empty text.
    Blank,
    Open,
    Done,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl ::doctyped::generated::Select for Select {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "", Self::Open => "Open", Self::Done => "Done",
            Self::Other(text_) => text_,
        }
    }

    fn from_text(text_: &str) -> Self {
        match text_ {
            "" => Self::Blank, "Open" => Self::Open, "Done" => Self::Done,
            _ => Self::Other(text_.into()),
        }
    }
}
select_impls!(Select);

/// Values of the field `select_reqd`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum SelectReqd {
    #[default]
    Low,
    High,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl ::doctyped::generated::Select for SelectReqd {
    fn as_str(&self) -> &str {
        match self {
            Self::Low => "Low", Self::High => "High",
            Self::Other(text_) => text_,
        }
    }

    fn from_text(text_: &str) -> Self {
        match text_ {
            "Low" => Self::Low, "High" => Self::High,
            _ => Self::Other(text_.into()),
        }
    }
}
select_impls!(SelectReqd);

impl Record for EveryType {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.data.value(),
            8 => self.data_reqd.value(), 9 => self.read_only.value(), 10 => self.small_text.value(),
            11 => self.text.value(), 12 => self.long_text.value(), 13 => self.code.value(),
            14 => self.text_editor.value(), 15 => self.html_editor.value(), 16 => self.markdown.value(),
            17 => self.attach.value(), 18 => self.attach_image.value(), 19 => self.autocomplete.value(),
            20 => self.barcode.value(), 21 => self.color.value(), 22 => self.geolocation.value(),
            23 => self.icon.value(), 24 => self.phone.value(), 25 => self.signature.value(), 26 => self.link.value(),
            27 => self.link_reqd.value(), 28 => self.kind.value(), 29 => self.dynamic.value(),
            30 => self.select.value(), 31 => self.select_reqd.value(), 32 => self.select_free.value(),
            33 => self.json.value(), 34 => self.password.value(), 35 => self.int.value(), 36 => self.bigint.value(),
            37 => self.long_int.value(), 38 => self.check.value(), 39 => self.off.value(), 40 => self.float.value(),
            41 => self.currency.value(), 42 => self.percent.value(), 43 => self.duration.value(),
            44 => self.rating.value(), 45 => self.date.value(), 46 => self.datetime.value(), 47 => self.time.value(),
            48 => self.copied.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.data.assign(value), 8 => self.data_reqd.assign(value),
            9 => self.read_only.assign(value), 10 => self.small_text.assign(value), 11 => self.text.assign(value),
            12 => self.long_text.assign(value), 13 => self.code.assign(value), 14 => self.text_editor.assign(value),
            15 => self.html_editor.assign(value), 16 => self.markdown.assign(value), 17 => self.attach.assign(value),
            18 => self.attach_image.assign(value), 19 => self.autocomplete.assign(value),
            20 => self.barcode.assign(value), 21 => self.color.assign(value), 22 => self.geolocation.assign(value),
            23 => self.icon.assign(value), 24 => self.phone.assign(value), 25 => self.signature.assign(value),
            26 => self.link.assign(value), 27 => self.link_reqd.assign(value), 28 => self.kind.assign(value),
            29 => self.dynamic.assign(value), 30 => self.select.assign(value), 31 => self.select_reqd.assign(value),
            32 => self.select_free.assign(value), 33 => self.json.assign(value), 34 => self.password.assign(value),
            35 => self.int.assign(value), 36 => self.bigint.assign(value), 37 => self.long_int.assign(value),
            38 => self.check.assign(value), 39 => self.off.assign(value), 40 => self.float.assign(value),
            41 => self.currency.assign(value), 42 => self.percent.assign(value), 43 => self.duration.assign(value),
            44 => self.rating.assign(value), 45 => self.date.assign(value), 46 => self.datetime.assign(value),
            47 => self.time.assign(value), 48 => self.copied.assign(value),
            _ => Ok(()),
        }
    }

    fn rows(&self, index: usize) -> Option<&dyn ChildRows> {
        match index {
            0 => Some(&self.rows), 1 => Some(&self.tags),
            _ => None,
        }
    }

    fn rows_mut(&mut self, index: usize) -> Option<&mut dyn ChildRows> {
        match index {
            0 => Some(&mut self.rows), 1 => Some(&mut self.tags),
            _ => None,
        }
    }
}

impl Document for EveryType {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X1, XA, X8, X7, X6, XB, X2, X4>;
    const DOCTYPE: &'static str = "Every Type";
    const TABLE: &'static str = "tabEvery Type";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "data", "data_reqd", "read_only",
        "small_text", "text", "long_text", "code", "text_editor", "html_editor", "markdown", "attach", "attach_image",
        "autocomplete", "barcode", "color", "geolocation", "icon", "phone", "signature", "link", "link_reqd", "kind",
        "dynamic", "select", "select_reqd", "select_free", "json", "password", "int", "bigint", "long_int", "check",
        "off", "float", "currency", "percent", "duration", "rating", "date", "datetime", "time", "copied", "_user_tags",
        "_comments", "_assign", "_liked_by", "_seen",
    ];
    const SLOTS: usize = 49;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(EveryType);

static META: Meta = Meta::new(Definition {
    name: "Every Type",
    module: "Test",
    description: "One field of each type.",
    table: "tabEvery Type",
    fields: &[
        DocField { fieldname: "section", fieldtype: FieldType::SectionBreak, label: "Section", ..DocField::NEW },
        DocField {
            fieldname: "data", label: "Data", description: "With <b>HTML</b> and a link: https://example.org/a.",
            ..DocField::NEW
        },
        DocField {
            fieldname: "data_reqd", label: "Data Reqd", default: Some("x"), length: 20, reqd: true, unique: true,
            search_index: true, in_list_view: true, ..DocField::NEW
        },
        DocField { fieldname: "read_only", fieldtype: FieldType::ReadOnly, label: "Read Only", ..DocField::NEW },
        DocField { fieldname: "small_text", fieldtype: FieldType::SmallText, label: "Small Text", ..DocField::NEW },
        DocField { fieldname: "text", fieldtype: FieldType::Text, label: "Text", ..DocField::NEW },
        DocField { fieldname: "long_text", fieldtype: FieldType::LongText, label: "Long Text", ..DocField::NEW },
        DocField { fieldname: "code", fieldtype: FieldType::Code, label: "Code", options: "Python", ..DocField::NEW },
        DocField { fieldname: "text_editor", fieldtype: FieldType::TextEditor, label: "Text Editor", ..DocField::NEW },
        DocField { fieldname: "html_editor", fieldtype: FieldType::HtmlEditor, label: "Html Editor", ..DocField::NEW },
        DocField { fieldname: "markdown", fieldtype: FieldType::MarkdownEditor, label: "Markdown", ..DocField::NEW },
        DocField { fieldname: "attach", fieldtype: FieldType::Attach, label: "Attach", ..DocField::NEW },
        DocField {
            fieldname: "attach_image", fieldtype: FieldType::AttachImage, label: "Attach Image", ..DocField::NEW
        },
        DocField {
            fieldname: "autocomplete", fieldtype: FieldType::Autocomplete, label: "Autocomplete", ..DocField::NEW
        },
        DocField { fieldname: "barcode", fieldtype: FieldType::Barcode, label: "Barcode", ..DocField::NEW },
        DocField { fieldname: "color", fieldtype: FieldType::Color, label: "Color", ..DocField::NEW },
        DocField { fieldname: "geolocation", fieldtype: FieldType::Geolocation, label: "Geolocation", ..DocField::NEW },
        DocField { fieldname: "icon", fieldtype: FieldType::Icon, label: "Icon", ..DocField::NEW },
        DocField { fieldname: "phone", fieldtype: FieldType::Phone, label: "Phone", ..DocField::NEW },
        DocField { fieldname: "signature", fieldtype: FieldType::Signature, label: "Signature", ..DocField::NEW },
        DocField { fieldname: "column", fieldtype: FieldType::ColumnBreak, label: "Column", ..DocField::NEW },
        DocField {
            fieldname: "link", fieldtype: FieldType::Link, label: "Link", options: "Every Type", ..DocField::NEW
        },
        DocField {
            fieldname: "link_reqd", fieldtype: FieldType::Link, label: "Link Reqd", options: "User",
            default: Some("Administrator"), reqd: true, ..DocField::NEW
        },
        DocField { fieldname: "kind", fieldtype: FieldType::Link, label: "Kind", options: "User", ..DocField::NEW },
        DocField {
            fieldname: "dynamic", fieldtype: FieldType::DynamicLink, label: "Dynamic", options: "kind", ..DocField::NEW
        },
        DocField {
            fieldname: "select", fieldtype: FieldType::Select, label: "Select", options: "\nOpen\nDone",
            default: Some("Open"), ..DocField::NEW
        },
        DocField {
            fieldname: "select_reqd", fieldtype: FieldType::Select, label: "Select Reqd", options: "Low\nHigh",
            reqd: true, ..DocField::NEW
        },
        DocField { fieldname: "select_free", fieldtype: FieldType::Select, label: "Select Free", ..DocField::NEW },
        DocField { fieldname: "json", fieldtype: FieldType::Json, label: "Json", default: Some("{}"), ..DocField::NEW },
        DocField { fieldname: "password", fieldtype: FieldType::Password, label: "Password", ..DocField::NEW },
        DocField {
            fieldname: "int", fieldtype: FieldType::Int, label: "Int", default: Some("-3"), non_negative: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "bigint", fieldtype: FieldType::Int, label: "Bigint", default: Some("5"), length: 12,
            ..DocField::NEW
        },
        DocField {
            fieldname: "long_int", fieldtype: FieldType::LongInt, label: "Long Int", default: Some("7"), ..DocField::NEW
        },
        DocField {
            fieldname: "check", fieldtype: FieldType::Check, label: "Check", default: Some("1"), ..DocField::NEW
        },
        DocField { fieldname: "off", fieldtype: FieldType::Check, label: "Off", default: Some("0"), ..DocField::NEW },
        DocField {
            fieldname: "float", fieldtype: FieldType::Float, label: "Float", default: Some("1.5"), precision: "3",
            ..DocField::NEW
        },
        DocField { fieldname: "currency", fieldtype: FieldType::Currency, label: "Currency", ..DocField::NEW },
        DocField {
            fieldname: "percent", fieldtype: FieldType::Percent, label: "Percent", default: Some("-2"), ..DocField::NEW
        },
        DocField {
            fieldname: "duration", fieldtype: FieldType::Duration, label: "Duration", default: Some("60"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "rating", fieldtype: FieldType::Rating, label: "Rating", default: Some("0.5"), ..DocField::NEW
        },
        DocField {
            fieldname: "date", fieldtype: FieldType::Date, label: "Date", default: Some("Today"), ..DocField::NEW
        },
        DocField {
            fieldname: "datetime", fieldtype: FieldType::Datetime, label: "Datetime", default: Some("Now"),
            ..DocField::NEW
        },
        DocField { fieldname: "time", fieldtype: FieldType::Time, label: "Time", ..DocField::NEW },
        DocField {
            fieldname: "rows", fieldtype: FieldType::Table, label: "ChildRows", options: "Every Row", ..DocField::NEW
        },
        DocField {
            fieldname: "tags", fieldtype: FieldType::TableMultiSelect, label: "Tags", options: "Every Row",
            ..DocField::NEW
        },
        DocField { fieldname: "computed", label: "Computed", is_virtual: true, ..DocField::NEW },
        DocField { fieldname: "button", fieldtype: FieldType::Button, label: "Button", ..DocField::NEW },
        DocField { fieldname: "fold", fieldtype: FieldType::Fold, label: "Fold", ..DocField::NEW },
        DocField { fieldname: "heading", fieldtype: FieldType::Heading, label: "Heading", ..DocField::NEW },
        DocField { fieldname: "html", fieldtype: FieldType::Html, label: "Html", options: "<p>", ..DocField::NEW },
        DocField {
            fieldname: "image", fieldtype: FieldType::Image, label: "Image", options: "attach_image", ..DocField::NEW
        },
        DocField {
            fieldname: "tab", fieldtype: FieldType::TabBreak, label: "Tab",
            conditions: &[("depends_on", "eval:doc.check")], ..DocField::NEW
        },
        DocField {
            fieldname: "copied", label: "Copied", fetch_from: "link.data", permlevel: 1, set_only_once: true,
            allow_on_submit: true, ignore_xss_filter: true, no_copy: true, not_nullable: true, fetch_if_empty: true,
            read_only: true, hidden: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    is_submittable: true,
    allow_rename: true,
    allow_import: true,
    track_changes: true,
    track_seen: true,
    title_field: "data",
    search_fields: &["data", "small_text"],
    sort: &[("data", SortOrder::Asc)],
    max_attachments: 3,
    ..Definition::NEW
});

/// The table of Every Type, for queries. The other constants are its columns.
pub const table: Table<EveryType> = Table::new();
pub const name: Column<EveryType, U0, Text> = Column::new();
pub const owner: Column<EveryType, U1, Text> = Column::new();
pub const creation: Column<EveryType, U2, Timestamp> = Column::new();
pub const modified: Column<EveryType, U3, Timestamp> = Column::new();
pub const modified_by: Column<EveryType, U4, Text> = Column::new();
pub const docstatus: Column<EveryType, U5, SmallInt> = Column::new();
pub const idx: Column<EveryType, U6, BigInt> = Column::new();
pub const data: Column<EveryType, U7, Nullable<Text>> = Column::new();
pub const data_reqd: Column<EveryType, U8, Text> = Column::new();
pub const read_only: Column<EveryType, U9, Nullable<Text>> = Column::new();
pub const small_text: Column<EveryType, U10, Nullable<Text>> = Column::new();
pub const text: Column<EveryType, U11, Nullable<Text>> = Column::new();
pub const long_text: Column<EveryType, U12, Nullable<Text>> = Column::new();
pub const code: Column<EveryType, U13, Nullable<Text>> = Column::new();
pub const text_editor: Column<EveryType, U14, Nullable<Text>> = Column::new();
pub const html_editor: Column<EveryType, U15, Nullable<Text>> = Column::new();
pub const markdown: Column<EveryType, U16, Nullable<Text>> = Column::new();
pub const attach: Column<EveryType, U17, Nullable<Text>> = Column::new();
pub const attach_image: Column<EveryType, U18, Nullable<Text>> = Column::new();
pub const autocomplete: Column<EveryType, U19, Nullable<Text>> = Column::new();
pub const barcode: Column<EveryType, U20, Nullable<Text>> = Column::new();
pub const color: Column<EveryType, U21, Nullable<Text>> = Column::new();
pub const geolocation: Column<EveryType, U22, Nullable<Text>> = Column::new();
pub const icon: Column<EveryType, U23, Nullable<Text>> = Column::new();
pub const phone: Column<EveryType, U24, Nullable<Text>> = Column::new();
pub const signature: Column<EveryType, U25, Nullable<Text>> = Column::new();
pub const link: Column<EveryType, U26, Nullable<Text>> = Column::new();
pub const link_reqd: Column<EveryType, U27, Text> = Column::new();
pub const kind: Column<EveryType, U28, Nullable<Text>> = Column::new();
pub const dynamic: Column<EveryType, U29, Nullable<Text>> = Column::new();
pub const select: Column<EveryType, U30, Nullable<Text>> = Column::new();
pub const select_reqd: Column<EveryType, U31, Text> = Column::new();
pub const select_free: Column<EveryType, U32, Nullable<Text>> = Column::new();
pub const json: Column<EveryType, U33, Nullable<Text>> = Column::new();
pub const password: Column<EveryType, U34, Nullable<Text>> = Column::new();
pub const int: Column<EveryType, U35, Integer> = Column::new();
pub const bigint: Column<EveryType, U36, BigInt> = Column::new();
pub const long_int: Column<EveryType, U37, Nullable<BigInt>> = Column::new();
pub const check: Column<EveryType, U38, Check> = Column::new();
pub const off: Column<EveryType, U39, Check> = Column::new();
pub const float: Column<EveryType, U40, Decimal> = Column::new();
pub const currency: Column<EveryType, U41, Decimal> = Column::new();
pub const percent: Column<EveryType, U42, Decimal> = Column::new();
pub const duration: Column<EveryType, U43, Nullable<Decimal>> = Column::new();
pub const rating: Column<EveryType, U44, Nullable<Decimal>> = Column::new();
pub const date: Column<EveryType, U45, Nullable<Date>> = Column::new();
pub const datetime: Column<EveryType, U46, Nullable<Timestamp>> = Column::new();
pub const time: Column<EveryType, U47, Nullable<Time>> = Column::new();
pub const copied: Column<EveryType, U48, Nullable<Text>> = Column::new();
pub const _user_tags: Column<EveryType, U49, Nullable<Text>> = Column::new();
pub const _comments: Column<EveryType, U50, Nullable<Text>> = Column::new();
pub const _assign: Column<EveryType, U51, Nullable<Text>> = Column::new();
pub const _liked_by: Column<EveryType, U52, Nullable<Text>> = Column::new();
pub const _seen: Column<EveryType, U53, Nullable<Text>> = Column::new();
