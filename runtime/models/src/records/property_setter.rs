//! Property Setter, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/property_setter/property_setter.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A property that was changed at run time. Here definitions are compiled in, so that there is
/// none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PropertySetter {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub doctype_or_field: Option<String>,
    pub doc_type: Option<String>,
    pub field_name: Option<String>,
    pub row_name: Option<String>,
    pub property: Option<String>,
    pub property_type: Option<String>,
    /// Set Value
    pub value: Option<String>,
    pub is_system_generated: bool,
    pub module: Option<String>,
}

impl Record for PropertySetter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.doctype_or_field.value(), 8 => self.doc_type.value(), 9 => self.field_name.value(),
            10 => self.row_name.value(), 11 => self.property.value(), 12 => self.property_type.value(),
            13 => self.value.value(), 14 => self.is_system_generated.value(), 15 => self.module.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.doctype_or_field.assign(value), 8 => self.doc_type.assign(value),
            9 => self.field_name.assign(value), 10 => self.row_name.assign(value), 11 => self.property.assign(value),
            12 => self.property_type.assign(value), 13 => self.value.assign(value),
            14 => self.is_system_generated.assign(value), 15 => self.module.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for PropertySetter {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X2, XE, X6, X7, XC, X1, X3, X3>;
    const DOCTYPE: &'static str = "Property Setter";
    const TABLE: &'static str = "tabProperty Setter";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "doctype_or_field", "doc_type",
        "field_name", "row_name", "property", "property_type", "value", "is_system_generated", "module", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 16;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(PropertySetter);

static META: Meta = Meta::new(Definition {
    name: "Property Setter",
    module: "Core",
    description: "A property that was changed at run time. Here definitions are compiled in, so that there is none.",
    table: "tabProperty Setter",
    fields: &[
        DocField { fieldname: "doctype_or_field", label: "Doctype Or Field", ..DocField::NEW },
        DocField { fieldname: "doc_type", label: "DocType", ..DocField::NEW },
        DocField { fieldname: "field_name", label: "Field Name", ..DocField::NEW },
        DocField { fieldname: "row_name", label: "Row Name", ..DocField::NEW },
        DocField { fieldname: "property", label: "Property", ..DocField::NEW },
        DocField { fieldname: "property_type", label: "Property Type", ..DocField::NEW },
        DocField { fieldname: "value", fieldtype: FieldType::SmallText, label: "Set Value", ..DocField::NEW },
        DocField {
            fieldname: "is_system_generated", fieldtype: FieldType::Check, label: "Is System Generated",
            default: Some("0"), ..DocField::NEW
        },
        DocField { fieldname: "module", label: "Module", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[SELECT, READ, REPORT]),
    ],
    naming: Naming::Prompt,
    is_virtual: true,
    ..Definition::NEW
});
