//! DocType Link, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/doctype_link/doctype_link.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A link from a form to documents of another DocType.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DocTypeLink {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub link_doctype: Option<String>,
    pub link_fieldname: Option<String>,
    pub parent_doctype: Option<String>,
    pub table_fieldname: Option<String>,
    pub group: Option<String>,
    pub hidden: bool,
    pub is_child_table: bool,
    pub custom: bool,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for DocTypeLink {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.link_doctype.value(), 8 => self.link_fieldname.value(), 9 => self.parent_doctype.value(),
            10 => self.table_fieldname.value(), 11 => self.group.value(), 12 => self.hidden.value(),
            13 => self.is_child_table.value(), 14 => self.custom.value(), 15 => self.parent.value(),
            16 => self.parentfield.value(), 17 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.link_doctype.assign(value), 8 => self.link_fieldname.assign(value),
            9 => self.parent_doctype.assign(value), 10 => self.table_fieldname.assign(value),
            11 => self.group.assign(value), 12 => self.hidden.assign(value), 13 => self.is_child_table.assign(value),
            14 => self.custom.assign(value), 15 => self.parent.assign(value), 16 => self.parentfield.assign(value),
            17 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for DocTypeLink {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X2, XB, X4, XD, X3, XA, X7, XB>;
    const DOCTYPE: &'static str = "DocType Link";
    const TABLE: &'static str = "tabDocType Link";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "link_doctype", "link_fieldname",
        "parent_doctype", "table_fieldname", "group", "hidden", "is_child_table", "custom", "parent", "parentfield",
        "parenttype",
    ];
    const SLOTS: usize = 18;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DocTypeLink);

static META: Meta = Meta::new(Definition {
    name: "DocType Link",
    module: "Core",
    description: "A link from a form to documents of another DocType.",
    table: "tabDocType Link",
    fields: &[
        DocField { fieldname: "link_doctype", label: "Link Doctype", ..DocField::NEW },
        DocField { fieldname: "link_fieldname", label: "Link Fieldname", ..DocField::NEW },
        DocField { fieldname: "parent_doctype", label: "Parent Doctype", ..DocField::NEW },
        DocField { fieldname: "table_fieldname", label: "Table Fieldname", ..DocField::NEW },
        DocField { fieldname: "group", label: "Group", ..DocField::NEW },
        DocField {
            fieldname: "hidden", fieldtype: FieldType::Check, label: "Hidden", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "is_child_table", fieldtype: FieldType::Check, label: "Is Child Table", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "custom", fieldtype: FieldType::Check, label: "Custom", default: Some("0"), ..DocField::NEW
        },
    ],
    naming: Naming::Prompt,
    is_child: true,
    is_virtual: true,
    ..Definition::NEW
});
