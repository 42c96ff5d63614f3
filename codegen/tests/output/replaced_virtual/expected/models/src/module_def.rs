//! Module Def, of module Core.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/module_def/module_def.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Module Def
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ModuleDef {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub module_name: String,
}

impl Record for ModuleDef {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.module_name.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.module_name.assign(value),
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
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "module_name", "_user_tags",
        "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(ModuleDef);

static META: Meta = Meta::new(Definition {
    name: "Module Def",
    module: "Core",
    table: "tabModule Def",
    fields: &[
        DocField { fieldname: "module_name", reqd: true, unique: true, ..DocField::NEW },
    ],
    naming: Naming::Field("module_name"),
    is_virtual: true,
    ..Definition::NEW
});
