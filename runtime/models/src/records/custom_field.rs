//! Custom Field, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/custom_field/custom_field.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A field that was added at run time. Here fields are compiled in, so that there is none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CustomField {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// DocType
    pub dt: Option<String>,
    pub label: Option<String>,
    pub fieldname: Option<String>,
    pub insert_after: Option<String>,
    pub fieldtype: Option<String>,
    pub options: Option<String>,
    pub default: Option<String>,
    pub depends_on: Option<String>,
    pub fetch_from: Option<String>,
    /// Is Mandatory Field
    pub reqd: bool,
    pub unique: bool,
    pub hidden: bool,
    pub read_only: bool,
    pub in_list_view: bool,
    pub in_standard_filter: bool,
    /// Permission Level
    pub permlevel: i32,
    pub is_system_generated: bool,
    pub module: Option<String>,
    pub description: Option<String>,
}

impl Record for CustomField {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.dt.value(),
            8 => self.label.value(), 9 => self.fieldname.value(), 10 => self.insert_after.value(),
            11 => self.fieldtype.value(), 12 => self.options.value(), 13 => self.default.value(),
            14 => self.depends_on.value(), 15 => self.fetch_from.value(), 16 => self.reqd.value(),
            17 => self.unique.value(), 18 => self.hidden.value(), 19 => self.read_only.value(),
            20 => self.in_list_view.value(), 21 => self.in_standard_filter.value(), 22 => self.permlevel.value(),
            23 => self.is_system_generated.value(), 24 => self.module.value(), 25 => self.description.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.dt.assign(value), 8 => self.label.assign(value),
            9 => self.fieldname.assign(value), 10 => self.insert_after.assign(value),
            11 => self.fieldtype.assign(value), 12 => self.options.assign(value), 13 => self.default.assign(value),
            14 => self.depends_on.assign(value), 15 => self.fetch_from.assign(value), 16 => self.reqd.assign(value),
            17 => self.unique.assign(value), 18 => self.hidden.assign(value), 19 => self.read_only.assign(value),
            20 => self.in_list_view.assign(value), 21 => self.in_standard_filter.assign(value),
            22 => self.permlevel.assign(value), 23 => self.is_system_generated.assign(value),
            24 => self.module.assign(value), 25 => self.description.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for CustomField {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XC, X7, X3, X2, XF, X7, X7, XE>;
    const DOCTYPE: &'static str = "Custom Field";
    const TABLE: &'static str = "tabCustom Field";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "dt", "label", "fieldname",
        "insert_after", "fieldtype", "options", "default", "depends_on", "fetch_from", "reqd", "unique", "hidden",
        "read_only", "in_list_view", "in_standard_filter", "permlevel", "is_system_generated", "module", "description",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 26;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(CustomField);

static META: Meta = Meta::new(Definition {
    name: "Custom Field",
    module: "Core",
    description: "A field that was added at run time. Here fields are compiled in, so that there is none.",
    table: "tabCustom Field",
    fields: &[
        DocField { fieldname: "dt", label: "DocType", ..DocField::NEW },
        DocField { fieldname: "label", label: "Label", ..DocField::NEW },
        DocField { fieldname: "fieldname", label: "Fieldname", ..DocField::NEW },
        DocField { fieldname: "insert_after", label: "Insert After", ..DocField::NEW },
        DocField { fieldname: "fieldtype", label: "Field Type", ..DocField::NEW },
        DocField { fieldname: "options", fieldtype: FieldType::SmallText, label: "Options", ..DocField::NEW },
        DocField { fieldname: "default", fieldtype: FieldType::SmallText, label: "Default", ..DocField::NEW },
        DocField { fieldname: "depends_on", fieldtype: FieldType::SmallText, label: "Depends On", ..DocField::NEW },
        DocField { fieldname: "fetch_from", fieldtype: FieldType::SmallText, label: "Fetch From", ..DocField::NEW },
        DocField {
            fieldname: "reqd", fieldtype: FieldType::Check, label: "Is Mandatory Field", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "unique", fieldtype: FieldType::Check, label: "Unique", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "hidden", fieldtype: FieldType::Check, label: "Hidden", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "read_only", fieldtype: FieldType::Check, label: "Read Only", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "in_list_view", fieldtype: FieldType::Check, label: "In List View", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "in_standard_filter", fieldtype: FieldType::Check, label: "In Standard Filter",
            default: Some("0"), ..DocField::NEW
        },
        DocField { fieldname: "permlevel", fieldtype: FieldType::Int, label: "Permission Level", ..DocField::NEW },
        DocField {
            fieldname: "is_system_generated", fieldtype: FieldType::Check, label: "Is System Generated",
            default: Some("0"), ..DocField::NEW
        },
        DocField { fieldname: "module", label: "Module", ..DocField::NEW },
        DocField { fieldname: "description", fieldtype: FieldType::SmallText, label: "Description", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[SELECT, READ, REPORT]),
    ],
    naming: Naming::Prompt,
    is_virtual: true,
    ..Definition::NEW
});
