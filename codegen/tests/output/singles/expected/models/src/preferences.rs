//! Preferences, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/preferences/preferences.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Preferences
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preferences {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub title: Option<String>,
}

impl Record for Preferences {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.title.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.title.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Preferences {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XB, X6, XE, X5, XD, X7, XD, XD>;
    const DOCTYPE: &'static str = "Preferences";
    const TABLE: &'static str = "tabPreferences";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Preferences);

static META: Meta = Meta::new(Definition {
    name: "Preferences",
    module: "Test",
    table: "tabPreferences",
    fields: &[
        DocField { fieldname: "title", ..DocField::NEW },
    ],
    is_single: true,
    ..Definition::NEW
});
