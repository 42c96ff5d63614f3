//! Module Def, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/module_def/module_def.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A module, to which DocTypes belong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ModuleDef {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub module_name: Option<String>,
    pub app_name: Option<String>,
    pub custom: bool,
}

impl Record for ModuleDef {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.module_name.value(), 8 => self.app_name.value(), 9 => self.custom.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.module_name.assign(value), 8 => self.app_name.assign(value),
            9 => self.custom.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for ModuleDef {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XE, X9, X4, XE, X9, XA, XD, X6>;
    const DOCTYPE: &'static str = "Module Def";
    const TABLE: &'static str = "tabModule Def";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "module_name", "app_name", "custom",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 10;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(ModuleDef);

static META: Meta = Meta::new(Definition {
    name: "Module Def",
    module: "Core",
    description: "A module, to which DocTypes belong.",
    table: "tabModule Def",
    fields: &[
        DocField { fieldname: "module_name", label: "Module Name", ..DocField::NEW },
        DocField { fieldname: "app_name", label: "App Name", ..DocField::NEW },
        DocField {
            fieldname: "custom", fieldtype: FieldType::Check, label: "Custom", default: Some("0"), ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[SELECT, READ, REPORT]),
        DocPerm::new("All", 0, &[SELECT, READ]),
    ],
    naming: Naming::Prompt,
    is_virtual: true,
    ..Definition::NEW
});
