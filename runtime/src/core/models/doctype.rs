//! DocType, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/doctype/doctype.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// A DocType of this server. The list is compiled in, so it can be read and linked to but not
/// changed.
#[derive(Debug, Clone, PartialEq)]
pub struct DocType {
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
    /// Module
    pub module: ::std::option::Option<::std::string::String>,
    /// Description
    pub description: ::std::option::Option<::std::string::String>,
    /// Is Single
    ///
    /// One document, without a table of its own.
    pub issingle: bool,
    /// Is Child Table
    ///
    /// Documents are rows of a parent.
    pub istable: bool,
    /// Is Submittable
    pub is_submittable: bool,
    /// Is Tree
    pub is_tree: bool,
    /// Is Virtual
    ///
    /// Documents come from a controller, not from a table.
    pub is_virtual: bool,
    /// Custom
    ///
    /// Not part of the application.
    pub custom: bool,
    /// Naming Rule
    pub naming_rule: ::std::option::Option<::std::string::String>,
    /// Auto Name
    pub autoname: ::std::option::Option<::std::string::String>,
    /// Title Field
    pub title_field: ::std::option::Option<::std::string::String>,
    /// Search Fields
    pub search_fields: ::std::option::Option<::std::string::String>,
    /// Sort Field
    pub sort_field: ::std::option::Option<::std::string::String>,
    /// Sort Order
    pub sort_order: ::std::option::Option<::std::string::String>,
    /// Allow Rename
    pub allow_rename: bool,
    /// Allow Import
    pub allow_import: bool,
    /// Track Changes
    pub track_changes: bool,
}

impl ::std::default::Default for DocType {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            module: ::std::option::Option::None,
            description: ::std::option::Option::None,
            issingle: false,
            istable: false,
            is_submittable: false,
            is_tree: false,
            is_virtual: false,
            custom: false,
            naming_rule: ::std::option::Option::None,
            autoname: ::std::option::Option::None,
            title_field: ::std::option::Option::None,
            search_fields: ::std::option::Option::None,
            sort_field: ::std::option::Option::None,
            sort_order: ::std::option::Option::None,
            allow_rename: false,
            allow_import: false,
            track_changes: false,
        }
    }
}

impl ::doctyped::table::Record for DocType {
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
            7 => self.module.value(),
            8 => self.description.value(),
            9 => self.issingle.value(),
            10 => self.istable.value(),
            11 => self.is_submittable.value(),
            12 => self.is_tree.value(),
            13 => self.is_virtual.value(),
            14 => self.custom.value(),
            15 => self.naming_rule.value(),
            16 => self.autoname.value(),
            17 => self.title_field.value(),
            18 => self.search_fields.value(),
            19 => self.sort_field.value(),
            20 => self.sort_order.value(),
            21 => self.allow_rename.value(),
            22 => self.allow_import.value(),
            23 => self.track_changes.value(),
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
            7 => self.module.assign(__value),
            8 => self.description.assign(__value),
            9 => self.issingle.assign(__value),
            10 => self.istable.assign(__value),
            11 => self.is_submittable.assign(__value),
            12 => self.is_tree.assign(__value),
            13 => self.is_virtual.assign(__value),
            14 => self.custom.assign(__value),
            15 => self.naming_rule.assign(__value),
            16 => self.autoname.assign(__value),
            17 => self.title_field.assign(__value),
            18 => self.search_fields.assign(__value),
            19 => self.sort_field.assign(__value),
            20 => self.sort_order.assign(__value),
            21 => self.allow_rename.assign(__value),
            22 => self.allow_import.assign(__value),
            23 => self.track_changes.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for DocType {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::XB,
        ::doctyped::table::id::X1,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::X2,
        ::doctyped::table::id::X8,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::XD,
    >;
    const DOCTYPE: &'static str = "DocType";
    const TABLE: &'static str = "tabDocType";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "module",
        "description",
        "issingle",
        "istable",
        "is_submittable",
        "is_tree",
        "is_virtual",
        "custom",
        "naming_rule",
        "autoname",
        "title_field",
        "search_fields",
        "sort_field",
        "sort_order",
        "allow_rename",
        "allow_import",
        "track_changes",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 24;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(DocType);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "DocType",
    module: "Core",
    description: "A DocType of this server. The list is compiled in, so it can be read and linked to but not changed.",
    table: "tabDocType",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "module",
            label: "Module",
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "description",
            fieldtype: ::doctyped::schema::FieldType::SmallText,
            label: "Description",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "issingle",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Single",
            description: "One document, without a table of its own.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "istable",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Child Table",
            description: "Documents are rows of a parent.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_submittable",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Submittable",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_tree",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Tree",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "is_virtual",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Is Virtual",
            description: "Documents come from a controller, not from a table.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "custom",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Custom",
            description: "Not part of the application.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_naming",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "naming_rule",
            label: "Naming Rule",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "autoname",
            label: "Auto Name",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "title_field",
            label: "Title Field",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "search_fields",
            label: "Search Fields",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "sort_field",
            label: "Sort Field",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "sort_order",
            label: "Sort Order",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allow_rename",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Allow Rename",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allow_import",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Allow Import",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "track_changes",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Track Changes",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
    ],
    permissions: &[
        ::doctyped::schema::DocPerm {
            role: "System Manager",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::SELECT
                .and(::doctyped::schema::Rights::READ)
                .and(::doctyped::schema::Rights::REPORT),
        },
    ],
    naming: ::doctyped::schema::Naming::Prompt,
    is_virtual: true,
    search_fields: &["module"],
    ..::doctyped::schema::Definition::NEW
});
