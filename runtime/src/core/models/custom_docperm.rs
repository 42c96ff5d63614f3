//! Custom DocPerm, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/custom_docperm/custom_docperm.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// A permission row that an administrator made. Where a DocType has any, they replace those of its
/// definition.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomDocPerm {
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
    /// DocType
    ///
    /// The DocType whose own permissions this and the other rows for it replace.
    pub parent: ::doctyped::table::Link<crate::core::models::doctype::DocType>,
    /// Role
    pub role: ::doctyped::table::Link<crate::core::models::role::Role>,
    /// Only If Owner
    ///
    /// Holds only for documents that the user created.
    pub if_owner: bool,
    /// Level
    ///
    /// 0 for the document, higher for the fields of that level.
    pub permlevel: i32,
    /// Select
    pub select: bool,
    /// Read
    pub read: bool,
    /// Write
    pub write: bool,
    /// Create
    pub create: bool,
    /// Delete
    pub delete: bool,
    /// Submit
    pub submit: bool,
    /// Cancel
    pub cancel: bool,
    /// Amend
    pub amend: bool,
    /// Print
    pub print: bool,
    /// Email
    pub email: bool,
    /// Report
    pub report: bool,
    /// Import
    pub import: bool,
    /// Export
    pub export: bool,
    /// Share
    pub share: bool,
}

impl ::std::default::Default for CustomDocPerm {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            parent: ::std::default::Default::default(),
            role: ::std::default::Default::default(),
            if_owner: false,
            permlevel: 0,
            select: false,
            read: true,
            write: false,
            create: false,
            delete: false,
            submit: false,
            cancel: false,
            amend: false,
            print: false,
            email: false,
            report: false,
            import: false,
            export: true,
            share: false,
        }
    }
}

impl ::doctyped::table::Record for CustomDocPerm {
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
            7 => self.parent.value(),
            8 => self.role.value(),
            9 => self.if_owner.value(),
            10 => self.permlevel.value(),
            11 => self.select.value(),
            12 => self.read.value(),
            13 => self.write.value(),
            14 => self.create.value(),
            15 => self.delete.value(),
            16 => self.submit.value(),
            17 => self.cancel.value(),
            18 => self.amend.value(),
            19 => self.print.value(),
            20 => self.email.value(),
            21 => self.report.value(),
            22 => self.import.value(),
            23 => self.export.value(),
            24 => self.share.value(),
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
            7 => self.parent.assign(__value),
            8 => self.role.assign(__value),
            9 => self.if_owner.assign(__value),
            10 => self.permlevel.assign(__value),
            11 => self.select.assign(__value),
            12 => self.read.assign(__value),
            13 => self.write.assign(__value),
            14 => self.create.assign(__value),
            15 => self.delete.assign(__value),
            16 => self.submit.assign(__value),
            17 => self.cancel.assign(__value),
            18 => self.amend.assign(__value),
            19 => self.print.assign(__value),
            20 => self.email.assign(__value),
            21 => self.report.assign(__value),
            22 => self.import.assign(__value),
            23 => self.export.assign(__value),
            24 => self.share.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for CustomDocPerm {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X4,
        ::doctyped::table::id::XD,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::XB,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X2,
    >;
    const DOCTYPE: &'static str = "Custom DocPerm";
    const TABLE: &'static str = "tabCustom DocPerm";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "parent",
        "role",
        "if_owner",
        "permlevel",
        "select",
        "read",
        "write",
        "create",
        "delete",
        "submit",
        "cancel",
        "amend",
        "print",
        "email",
        "report",
        "import",
        "export",
        "share",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 25;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(CustomDocPerm);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "Custom DocPerm",
    module: "Core",
    description: "A permission row that an administrator made. Where a DocType has any, they replace those of its definition.",
    table: "tabCustom DocPerm",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "parent",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "DocType",
            description: "The DocType whose own permissions this and the other rows for it replace.",
            options: "DocType",
            reqd: true,
            search_index: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "role",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Role",
            options: "Role",
            reqd: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "if_owner",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Only If Owner",
            description: "Holds only for documents that the user created.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "permlevel",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Level",
            description: "0 for the document, higher for the fields of that level.",
            default: ::std::option::Option::Some("0"),
            non_negative: true,
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "rights_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Rights",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "select",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Select",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "read",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Read",
            default: ::std::option::Option::Some("1"),
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "write",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Write",
            default: ::std::option::Option::Some("0"),
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "create",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Create",
            default: ::std::option::Option::Some("0"),
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "delete",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Delete",
            default: ::std::option::Option::Some("0"),
            in_list_view: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_submit",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "submit",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Submit",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "cancel",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Cancel",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "amend",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Amend",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_output",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "print",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Print",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "email",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Email",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "report",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Report",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "import",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Import",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "export",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Export",
            default: ::std::option::Option::Some("1"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "share",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Share",
            default: ::std::option::Option::Some("0"),
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
                .and(::doctyped::schema::Rights::DELETE)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
    ],
    allow_import: true,
    title_field: "parent",
    sort: &[("creation", ::doctyped::schema::SortOrder::Asc)],
    ..::doctyped::schema::Definition::NEW
});

/// The table of Custom DocPerm, for queries.
pub const table: ::doctyped::table::Table<CustomDocPerm> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `parent`.
pub const parent: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `role`.
pub const role: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `if_owner`.
pub const if_owner: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `permlevel`.
pub const permlevel: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `select`.
pub const select: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `read`.
pub const read: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `write`.
pub const write: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `create`.
pub const create: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `delete`.
pub const delete: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `submit`.
pub const submit: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `cancel`.
pub const cancel: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `amend`.
pub const amend: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U18,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `print`.
pub const print: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U19,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `email`.
pub const email: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U20,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `report`.
pub const report: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U21,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `import`.
pub const import: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U22,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `export`.
pub const export: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U23,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `share`.
pub const share: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U24,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U25,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U26,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U27,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    CustomDocPerm,
    ::doctyped::table::index::U28,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
