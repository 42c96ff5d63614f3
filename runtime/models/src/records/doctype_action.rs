//! DocType Action, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/doctype_action/doctype_action.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A button of a form.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DocTypeAction {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub label: Option<String>,
    pub action_type: Option<String>,
    pub action: Option<String>,
    pub group: Option<String>,
    pub hidden: bool,
    pub custom: bool,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Record for DocTypeAction {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.label.value(),
            8 => self.action_type.value(), 9 => self.action.value(), 10 => self.group.value(),
            11 => self.hidden.value(), 12 => self.custom.value(), 13 => self.parent.value(),
            14 => self.parentfield.value(), 15 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.label.assign(value), 8 => self.action_type.assign(value),
            9 => self.action.assign(value), 10 => self.group.assign(value), 11 => self.hidden.assign(value),
            12 => self.custom.assign(value), 13 => self.parent.assign(value), 14 => self.parentfield.assign(value),
            15 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for DocTypeAction {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X9, XF, X7, XE, X4, XB, X5, XD>;
    const DOCTYPE: &'static str = "DocType Action";
    const TABLE: &'static str = "tabDocType Action";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "label", "action_type", "action",
        "group", "hidden", "custom", "parent", "parentfield", "parenttype",
    ];
    const SLOTS: usize = 16;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(DocTypeAction);

static META: Meta = Meta::new(Definition {
    name: "DocType Action",
    module: "Core",
    description: "A button of a form.",
    table: "tabDocType Action",
    fields: &[
        DocField { fieldname: "label", label: "Label", ..DocField::NEW },
        DocField { fieldname: "action_type", label: "Action Type", ..DocField::NEW },
        DocField { fieldname: "action", fieldtype: FieldType::SmallText, label: "Action", ..DocField::NEW },
        DocField { fieldname: "group", label: "Group", ..DocField::NEW },
        DocField {
            fieldname: "hidden", fieldtype: FieldType::Check, label: "Hidden", default: Some("0"), ..DocField::NEW
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
