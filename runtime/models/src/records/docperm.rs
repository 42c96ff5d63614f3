//! DocPerm, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/docperm/docperm.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A permission of a DocType, as its definition has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DocPerm {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub role: String,
    /// Only If Owner
    pub if_owner: bool,
    /// Level
    pub permlevel: i32,
    pub select: bool,
    pub read: bool,
    pub write: bool,
    pub create: bool,
    pub delete: bool,
    pub submit: bool,
    pub cancel: bool,
    pub amend: bool,
    pub report: bool,
    pub export: bool,
    pub import: bool,
    pub share: bool,
    pub print: bool,
    pub email: bool,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for DocPerm {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.role.value(),
            8 => self.if_owner.value(), 9 => self.permlevel.value(), 10 => self.select.value(), 11 => self.read.value(),
            12 => self.write.value(), 13 => self.create.value(), 14 => self.delete.value(), 15 => self.submit.value(),
            16 => self.cancel.value(), 17 => self.amend.value(), 18 => self.report.value(), 19 => self.export.value(),
            20 => self.import.value(), 21 => self.share.value(), 22 => self.print.value(), 23 => self.email.value(),
            24 => self.parent.value(), 25 => self.parentfield.value(), 26 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.role.assign(value), 8 => self.if_owner.assign(value),
            9 => self.permlevel.assign(value), 10 => self.select.assign(value), 11 => self.read.assign(value),
            12 => self.write.assign(value), 13 => self.create.assign(value), 14 => self.delete.assign(value),
            15 => self.submit.assign(value), 16 => self.cancel.assign(value), 17 => self.amend.assign(value),
            18 => self.report.assign(value), 19 => self.export.assign(value), 20 => self.import.assign(value),
            21 => self.share.assign(value), 22 => self.print.assign(value), 23 => self.email.assign(value),
            24 => self.parent.assign(value), 25 => self.parentfield.assign(value), 26 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for DocPerm {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XD, X5, X9, X2, X5, X6, X3, XB>;
    const DOCTYPE: &'static str = "DocPerm";
    const TABLE: &'static str = "tabDocPerm";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "role", "if_owner", "permlevel",
        "select", "read", "write", "create", "delete", "submit", "cancel", "amend", "report", "export", "import",
        "share", "print", "email", "parent", "parentfield", "parenttype",
    ];
    const SLOTS: usize = 27;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DocPerm);

static META: Meta = Meta::new(Definition {
    name: "DocPerm",
    module: "Core",
    description: "A permission of a DocType, as its definition has it.",
    table: "tabDocPerm",
    fields: &[
        DocField { fieldname: "role", label: "Role", reqd: true, ..DocField::NEW },
        DocField {
            fieldname: "if_owner", fieldtype: FieldType::Check, label: "Only If Owner", default: Some("0"),
            ..DocField::NEW
        },
        DocField { fieldname: "permlevel", fieldtype: FieldType::Int, label: "Level", ..DocField::NEW },
        DocField {
            fieldname: "select", fieldtype: FieldType::Check, label: "Select", default: Some("0"), ..DocField::NEW
        },
        DocField { fieldname: "read", fieldtype: FieldType::Check, label: "Read", default: Some("0"), ..DocField::NEW },
        DocField {
            fieldname: "write", fieldtype: FieldType::Check, label: "Write", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "create", fieldtype: FieldType::Check, label: "Create", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "delete", fieldtype: FieldType::Check, label: "Delete", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "submit", fieldtype: FieldType::Check, label: "Submit", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "cancel", fieldtype: FieldType::Check, label: "Cancel", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "amend", fieldtype: FieldType::Check, label: "Amend", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "report", fieldtype: FieldType::Check, label: "Report", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "export", fieldtype: FieldType::Check, label: "Export", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "import", fieldtype: FieldType::Check, label: "Import", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "share", fieldtype: FieldType::Check, label: "Share", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "print", fieldtype: FieldType::Check, label: "Print", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "email", fieldtype: FieldType::Check, label: "Email", default: Some("0"), ..DocField::NEW
        },
    ],
    naming: Naming::Prompt,
    is_child: true,
    is_virtual: true,
    sort: &[("idx", SortOrder::Asc)],
    ..Definition::NEW
});
