//! Top Bar Item, of module Website.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/top_bar_item/top_bar_item.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// An entry of a navigation bar; many applications have tables of them in their settings.
#[derive(Debug, Clone, PartialEq)]
pub struct TopBarItem {
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
    /// Text
    pub label: ::std::string::String,
    /// Below
    ///
    /// The entry that this one drops down from.
    pub parent_label: ::std::option::Option<::std::string::String>,
    /// URL
    ///
    /// Where it leads: a path on this server or a whole URL.
    pub url: ::std::option::Option<::std::string::String>,
    /// On the Right
    pub right: bool,
    /// In a New Tab
    pub open_in_new_tab: bool,
    /// Parent
    pub parent: ::std::string::String,
    /// Parent Field
    pub parentfield: ::std::string::String,
    /// Parent DocType
    pub parenttype: ::std::string::String,
}

impl ::std::default::Default for TopBarItem {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            label: ::std::string::String::new(),
            parent_label: ::std::option::Option::None,
            url: ::std::option::Option::None,
            right: true,
            open_in_new_tab: false,
            parent: ::std::string::String::new(),
            parentfield: ::std::string::String::new(),
            parenttype: ::std::string::String::new(),
        }
    }
}

impl ::doctyped::table::Record for TopBarItem {
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
            7 => self.label.value(),
            8 => self.parent_label.value(),
            9 => self.url.value(),
            10 => self.right.value(),
            11 => self.open_in_new_tab.value(),
            12 => self.parent.value(),
            13 => self.parentfield.value(),
            14 => self.parenttype.value(),
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
            7 => self.label.assign(__value),
            8 => self.parent_label.assign(__value),
            9 => self.url.assign(__value),
            10 => self.right.assign(__value),
            11 => self.open_in_new_tab.assign(__value),
            12 => self.parent.assign(__value),
            13 => self.parentfield.assign(__value),
            14 => self.parenttype.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for TopBarItem {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X8,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::XD,
        ::doctyped::table::id::X4,
        ::doctyped::table::id::XC,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X4,
        ::doctyped::table::id::X4,
    >;
    const DOCTYPE: &'static str = "Top Bar Item";
    const TABLE: &'static str = "tabTop Bar Item";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "label",
        "parent_label",
        "url",
        "right",
        "open_in_new_tab",
        "parent",
        "parentfield",
        "parenttype",
    ];
    const SLOTS: usize = 15;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(TopBarItem);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Top Bar Item",
    module: "Website",
    description: "An entry of a navigation bar; many applications have tables of them in their settings.",
    table: "tabTop Bar Item",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "label",
            label: "Text",
            reqd: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "parent_label",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Below",
            description: "The entry that this one drops down from.",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "url",
            label: "URL",
            description: "Where it leads: a path on this server or a whole URL.",
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "right",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "On the Right",
            default: ::std::option::Option::Some("1"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "open_in_new_tab",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "In a New Tab",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
    ],
    is_child: true,
    ..::doctyped::schema::Definition::NEW
});

/// The table of Top Bar Item, for queries.
pub const table: ::doctyped::table::Table<TopBarItem> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `label`.
pub const label: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parent_label`.
pub const parent_label: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `url`.
pub const url: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `right`.
pub const right: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `open_in_new_tab`.
pub const open_in_new_tab: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `parent`.
pub const parent: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parentfield`.
pub const parentfield: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `parenttype`.
pub const parenttype: ::doctyped::table::Column<
    TopBarItem,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
