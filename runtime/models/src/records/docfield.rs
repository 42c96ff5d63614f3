//! DocField, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docfield/docfield.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A field of a DocType. Rows are compiled in, so they can be read but not changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DocField {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub label: Option<String>,
    /// Type
    pub fieldtype: String,
    /// Name
    pub fieldname: Option<String>,
    pub precision: Option<String>,
    pub length: i32,
    pub non_negative: bool,
    /// Mandatory
    pub reqd: bool,
    /// Virtual
    pub is_virtual: bool,
    /// Index
    pub search_index: bool,
    pub not_nullable: bool,
    pub in_list_view: bool,
    pub in_standard_filter: bool,
    pub in_global_search: bool,
    pub in_preview: bool,
    pub allow_in_quick_entry: bool,
    pub bold: bool,
    pub translatable: bool,
    pub collapsible: bool,
    pub collapsible_depends_on: Option<String>,
    pub options: Option<String>,
    pub sort_options: bool,
    pub default: Option<String>,
    pub fetch_from: Option<String>,
    pub fetch_if_empty: bool,
    /// Display Depends On
    pub depends_on: Option<String>,
    pub hidden: bool,
    pub read_only: bool,
    pub unique: bool,
    pub set_only_once: bool,
    pub allow_bulk_edit: bool,
    pub permlevel: i32,
    pub ignore_user_permissions: bool,
    pub allow_on_submit: bool,
    pub report_hide: bool,
    pub ignore_xss_filter: bool,
    pub hide_border: bool,
    pub mandatory_depends_on: Option<String>,
    pub read_only_depends_on: Option<String>,
    pub print_hide: bool,
    pub no_copy: bool,
    pub print_width: Option<String>,
    pub width: Option<String>,
    pub columns: i32,
    pub description: Option<String>,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for DocField {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.label.value(),
            8 => self.fieldtype.value(), 9 => self.fieldname.value(), 10 => self.precision.value(),
            11 => self.length.value(), 12 => self.non_negative.value(), 13 => self.reqd.value(),
            14 => self.is_virtual.value(), 15 => self.search_index.value(), 16 => self.not_nullable.value(),
            17 => self.in_list_view.value(), 18 => self.in_standard_filter.value(), 19 => self.in_global_search.value(),
            20 => self.in_preview.value(), 21 => self.allow_in_quick_entry.value(), 22 => self.bold.value(),
            23 => self.translatable.value(), 24 => self.collapsible.value(), 25 => self.collapsible_depends_on.value(),
            26 => self.options.value(), 27 => self.sort_options.value(), 28 => self.default.value(),
            29 => self.fetch_from.value(), 30 => self.fetch_if_empty.value(), 31 => self.depends_on.value(),
            32 => self.hidden.value(), 33 => self.read_only.value(), 34 => self.unique.value(),
            35 => self.set_only_once.value(), 36 => self.allow_bulk_edit.value(), 37 => self.permlevel.value(),
            38 => self.ignore_user_permissions.value(), 39 => self.allow_on_submit.value(),
            40 => self.report_hide.value(), 41 => self.ignore_xss_filter.value(), 42 => self.hide_border.value(),
            43 => self.mandatory_depends_on.value(), 44 => self.read_only_depends_on.value(),
            45 => self.print_hide.value(), 46 => self.no_copy.value(), 47 => self.print_width.value(),
            48 => self.width.value(), 49 => self.columns.value(), 50 => self.description.value(),
            51 => self.parent.value(), 52 => self.parentfield.value(), 53 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.label.assign(value), 8 => self.fieldtype.assign(value),
            9 => self.fieldname.assign(value), 10 => self.precision.assign(value), 11 => self.length.assign(value),
            12 => self.non_negative.assign(value), 13 => self.reqd.assign(value), 14 => self.is_virtual.assign(value),
            15 => self.search_index.assign(value), 16 => self.not_nullable.assign(value),
            17 => self.in_list_view.assign(value), 18 => self.in_standard_filter.assign(value),
            19 => self.in_global_search.assign(value), 20 => self.in_preview.assign(value),
            21 => self.allow_in_quick_entry.assign(value), 22 => self.bold.assign(value),
            23 => self.translatable.assign(value), 24 => self.collapsible.assign(value),
            25 => self.collapsible_depends_on.assign(value), 26 => self.options.assign(value),
            27 => self.sort_options.assign(value), 28 => self.default.assign(value),
            29 => self.fetch_from.assign(value), 30 => self.fetch_if_empty.assign(value),
            31 => self.depends_on.assign(value), 32 => self.hidden.assign(value), 33 => self.read_only.assign(value),
            34 => self.unique.assign(value), 35 => self.set_only_once.assign(value),
            36 => self.allow_bulk_edit.assign(value), 37 => self.permlevel.assign(value),
            38 => self.ignore_user_permissions.assign(value), 39 => self.allow_on_submit.assign(value),
            40 => self.report_hide.assign(value), 41 => self.ignore_xss_filter.assign(value),
            42 => self.hide_border.assign(value), 43 => self.mandatory_depends_on.assign(value),
            44 => self.read_only_depends_on.assign(value), 45 => self.print_hide.assign(value),
            46 => self.no_copy.assign(value), 47 => self.print_width.assign(value), 48 => self.width.assign(value),
            49 => self.columns.assign(value), 50 => self.description.assign(value), 51 => self.parent.assign(value),
            52 => self.parentfield.assign(value), 53 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for DocField {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XB, X6, X2, X2, XA, XA, XD, X7>;
    const DOCTYPE: &'static str = "DocField";
    const TABLE: &'static str = "tabDocField";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "label", "fieldtype", "fieldname",
        "precision", "length", "non_negative", "reqd", "is_virtual", "search_index", "not_nullable", "in_list_view",
        "in_standard_filter", "in_global_search", "in_preview", "allow_in_quick_entry", "bold", "translatable",
        "collapsible", "collapsible_depends_on", "options", "sort_options", "default", "fetch_from", "fetch_if_empty",
        "depends_on", "hidden", "read_only", "unique", "set_only_once", "allow_bulk_edit", "permlevel",
        "ignore_user_permissions", "allow_on_submit", "report_hide", "ignore_xss_filter", "hide_border",
        "mandatory_depends_on", "read_only_depends_on", "print_hide", "no_copy", "print_width", "width", "columns",
        "description", "parent", "parentfield", "parenttype",
    ];
    const SLOTS: usize = 54;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DocField);

static META: Meta = Meta::new(Definition {
    name: "DocField",
    module: "Core",
    description: "A field of a DocType. Rows are compiled in, so they can be read but not changed.",
    table: "tabDocField",
    fields: &[
        ::doctyped::generated::DocField { fieldname: "label", label: "Label", ..::doctyped::generated::DocField::NEW },
        ::doctyped::generated::DocField {
            fieldname: "fieldtype", label: "Type", reqd: true, ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "fieldname", label: "Name", ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "precision", label: "Precision", ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "length", fieldtype: FieldType::Int, label: "Length", ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "non_negative", fieldtype: FieldType::Check, label: "Non Negative", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "reqd", fieldtype: FieldType::Check, label: "Mandatory", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "is_virtual", fieldtype: FieldType::Check, label: "Virtual", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "search_index", fieldtype: FieldType::Check, label: "Index", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "not_nullable", fieldtype: FieldType::Check, label: "Not Nullable", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "in_list_view", fieldtype: FieldType::Check, label: "In List View", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "in_standard_filter", fieldtype: FieldType::Check, label: "In Standard Filter",
            default: Some("0"), ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "in_global_search", fieldtype: FieldType::Check, label: "In Global Search", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "in_preview", fieldtype: FieldType::Check, label: "In Preview", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "allow_in_quick_entry", fieldtype: FieldType::Check, label: "Allow In Quick Entry",
            default: Some("0"), ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "bold", fieldtype: FieldType::Check, label: "Bold", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "translatable", fieldtype: FieldType::Check, label: "Translatable", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "collapsible", fieldtype: FieldType::Check, label: "Collapsible", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "collapsible_depends_on", fieldtype: FieldType::Code, label: "Collapsible Depends On",
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "options", fieldtype: FieldType::SmallText, label: "Options",
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "sort_options", fieldtype: FieldType::Check, label: "Sort Options", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "default", fieldtype: FieldType::SmallText, label: "Default",
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "fetch_from", fieldtype: FieldType::SmallText, label: "Fetch From",
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "fetch_if_empty", fieldtype: FieldType::Check, label: "Fetch If Empty", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "depends_on", fieldtype: FieldType::Code, label: "Display Depends On",
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "hidden", fieldtype: FieldType::Check, label: "Hidden", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "read_only", fieldtype: FieldType::Check, label: "Read Only", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "unique", fieldtype: FieldType::Check, label: "Unique", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "set_only_once", fieldtype: FieldType::Check, label: "Set Only Once", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "allow_bulk_edit", fieldtype: FieldType::Check, label: "Allow Bulk Edit", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "permlevel", fieldtype: FieldType::Int, label: "Perm Level",
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "ignore_user_permissions", fieldtype: FieldType::Check, label: "Ignore User Permissions",
            default: Some("0"), ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "allow_on_submit", fieldtype: FieldType::Check, label: "Allow On Submit", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "report_hide", fieldtype: FieldType::Check, label: "Report Hide", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "ignore_xss_filter", fieldtype: FieldType::Check, label: "Ignore Xss Filter", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "hide_border", fieldtype: FieldType::Check, label: "Hide Border", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "mandatory_depends_on", fieldtype: FieldType::Code, label: "Mandatory Depends On",
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "read_only_depends_on", fieldtype: FieldType::Code, label: "Read Only Depends On",
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "print_hide", fieldtype: FieldType::Check, label: "Print Hide", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "no_copy", fieldtype: FieldType::Check, label: "No Copy", default: Some("0"),
            ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "print_width", label: "Print Width", ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField { fieldname: "width", label: "Width", ..::doctyped::generated::DocField::NEW },
        ::doctyped::generated::DocField {
            fieldname: "columns", fieldtype: FieldType::Int, label: "Columns", ..::doctyped::generated::DocField::NEW
        },
        ::doctyped::generated::DocField {
            fieldname: "description", fieldtype: FieldType::SmallText, label: "Description",
            ..::doctyped::generated::DocField::NEW
        },
    ],
    naming: Naming::Prompt,
    is_child: true,
    is_virtual: true,
    sort: &[("idx", SortOrder::Asc)],
    ..Definition::NEW
});
