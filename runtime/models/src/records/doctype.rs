//! DocType, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/doctype/doctype.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::doctype_action::DocTypeAction;
use super::doctype_link::DocTypeLink;
use super::user::User;
use doctyped::generated::*;

/// A DocType of this server. The list is compiled in, so it can be read and linked to but not
/// changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DocType {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub module: Option<String>,
    pub description: Option<String>,
    /// One document, without a table of its own.
    pub issingle: bool,
    /// Is Child Table
    ///
    /// Documents are rows of a parent.
    pub istable: bool,
    pub is_submittable: bool,
    pub is_tree: bool,
    /// Documents come from a controller, not from a table.
    pub is_virtual: bool,
    /// Not part of the application.
    pub custom: bool,
    pub naming_rule: Option<String>,
    pub autoname: Option<String>,
    pub title_field: Option<String>,
    pub search_fields: Option<String>,
    pub sort_field: Option<String>,
    pub sort_order: Option<String>,
    pub allow_rename: bool,
    pub allow_import: bool,
    pub track_changes: bool,
    pub track_seen: bool,
    /// Show Title in Link Fields
    pub show_title_field_in_link: bool,
    /// Parent Field (Tree)
    pub nsm_parent_field: Option<String>,
    pub max_attachments: i32,
    pub fields: Vec<super::docfield::DocField>,
    pub permissions: Vec<super::docperm::DocPerm>,
    pub actions: Vec<DocTypeAction>,
    /// Linked Documents
    pub links: Vec<DocTypeLink>,
}

impl Record for DocType {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.module.value(),
            8 => self.description.value(), 9 => self.issingle.value(), 10 => self.istable.value(),
            11 => self.is_submittable.value(), 12 => self.is_tree.value(), 13 => self.is_virtual.value(),
            14 => self.custom.value(), 15 => self.naming_rule.value(), 16 => self.autoname.value(),
            17 => self.title_field.value(), 18 => self.search_fields.value(), 19 => self.sort_field.value(),
            20 => self.sort_order.value(), 21 => self.allow_rename.value(), 22 => self.allow_import.value(),
            23 => self.track_changes.value(), 24 => self.track_seen.value(),
            25 => self.show_title_field_in_link.value(), 26 => self.nsm_parent_field.value(),
            27 => self.max_attachments.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.module.assign(value), 8 => self.description.assign(value),
            9 => self.issingle.assign(value), 10 => self.istable.assign(value), 11 => self.is_submittable.assign(value),
            12 => self.is_tree.assign(value), 13 => self.is_virtual.assign(value), 14 => self.custom.assign(value),
            15 => self.naming_rule.assign(value), 16 => self.autoname.assign(value),
            17 => self.title_field.assign(value), 18 => self.search_fields.assign(value),
            19 => self.sort_field.assign(value), 20 => self.sort_order.assign(value),
            21 => self.allow_rename.assign(value), 22 => self.allow_import.assign(value),
            23 => self.track_changes.assign(value), 24 => self.track_seen.assign(value),
            25 => self.show_title_field_in_link.assign(value), 26 => self.nsm_parent_field.assign(value),
            27 => self.max_attachments.assign(value),
            _ => Ok(()),
        }
    }

    fn rows(&self, index: usize) -> Option<&dyn ChildRows> {
        match index {
            0 => Some(&self.fields), 1 => Some(&self.permissions), 2 => Some(&self.actions), 3 => Some(&self.links),
            _ => None,
        }
    }

    fn rows_mut(&mut self, index: usize) -> Option<&mut dyn ChildRows> {
        match index {
            0 => Some(&mut self.fields), 1 => Some(&mut self.permissions), 2 => Some(&mut self.actions),
            3 => Some(&mut self.links),
            _ => None,
        }
    }
}

impl Document for DocType {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XB, X1, XA, X2, X8, XE, XF, XD>;
    const DOCTYPE: &'static str = "DocType";
    const TABLE: &'static str = "tabDocType";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "module", "description", "issingle",
        "istable", "is_submittable", "is_tree", "is_virtual", "custom", "naming_rule", "autoname", "title_field",
        "search_fields", "sort_field", "sort_order", "allow_rename", "allow_import", "track_changes", "track_seen",
        "show_title_field_in_link", "nsm_parent_field", "max_attachments", "_user_tags", "_comments", "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 28;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DocType);

static META: Meta = Meta::new(Definition {
    name: "DocType",
    module: "Core",
    description: "A DocType of this server. The list is compiled in, so it can be read and linked to but not changed.",
    table: "tabDocType",
    fields: &[
        DocField {
            fieldname: "module", label: "Module", in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField { fieldname: "description", fieldtype: FieldType::SmallText, label: "Description", ..DocField::NEW },
        DocField {
            fieldname: "issingle", fieldtype: FieldType::Check, label: "Is Single",
            description: "One document, without a table of its own.", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "istable", fieldtype: FieldType::Check, label: "Is Child Table",
            description: "Documents are rows of a parent.", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "is_submittable", fieldtype: FieldType::Check, label: "Is Submittable", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "is_tree", fieldtype: FieldType::Check, label: "Is Tree", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "is_virtual", fieldtype: FieldType::Check, label: "Is Virtual",
            description: "Documents come from a controller, not from a table.", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "custom", fieldtype: FieldType::Check, label: "Custom",
            description: "Not part of the application.", default: Some("0"), ..DocField::NEW
        },
        DocField { fieldname: "column_break_naming", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField { fieldname: "naming_rule", label: "Naming Rule", ..DocField::NEW },
        DocField { fieldname: "autoname", label: "Auto Name", ..DocField::NEW },
        DocField { fieldname: "title_field", label: "Title Field", ..DocField::NEW },
        DocField { fieldname: "search_fields", label: "Search Fields", ..DocField::NEW },
        DocField { fieldname: "sort_field", label: "Sort Field", ..DocField::NEW },
        DocField { fieldname: "sort_order", label: "Sort Order", ..DocField::NEW },
        DocField {
            fieldname: "allow_rename", fieldtype: FieldType::Check, label: "Allow Rename", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "allow_import", fieldtype: FieldType::Check, label: "Allow Import", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "track_changes", fieldtype: FieldType::Check, label: "Track Changes", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "track_seen", fieldtype: FieldType::Check, label: "Track Seen", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "show_title_field_in_link", fieldtype: FieldType::Check, label: "Show Title in Link Fields",
            default: Some("0"), ..DocField::NEW
        },
        DocField { fieldname: "nsm_parent_field", label: "Parent Field (Tree)", ..DocField::NEW },
        DocField { fieldname: "max_attachments", fieldtype: FieldType::Int, label: "Max Attachments", ..DocField::NEW },
        DocField {
            fieldname: "fields", fieldtype: FieldType::Table, label: "Fields", options: "DocField", ..DocField::NEW
        },
        DocField {
            fieldname: "permissions", fieldtype: FieldType::Table, label: "Permissions", options: "DocPerm",
            ..DocField::NEW
        },
        DocField {
            fieldname: "actions", fieldtype: FieldType::Table, label: "Actions", options: "DocType Action",
            ..DocField::NEW
        },
        DocField {
            fieldname: "links", fieldtype: FieldType::Table, label: "Linked Documents", options: "DocType Link",
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[SELECT, READ, REPORT]),
    ],
    naming: Naming::Prompt,
    is_virtual: true,
    search_fields: &["module"],
    ..Definition::NEW
});
