//! Library Settings, of module Library.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_settings/library_settings.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// The rules of the library that may change.
#[derive(Debug, Clone, PartialEq)]
pub struct LibrarySettings {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// Days from the first to the last day of a membership that names no last day.
    pub loan_period: i32,
    /// Maximum Articles
    ///
    /// How many articles a member may hold at once.
    pub max_articles: i32,
}

impl Default for LibrarySettings {
    fn default() -> Self {
        Self {
            loan_period: 30,
            max_articles: 5,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(),
        }
    }
}

impl Record for LibrarySettings {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.loan_period.value(), 8 => self.max_articles.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.loan_period.assign(value), 8 => self.max_articles.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for LibrarySettings {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X3, XE, X2, X1, X6, XB, X3, XD>;
    const DOCTYPE: &'static str = "Library Settings";
    const TABLE: &'static str = "tabLibrary Settings";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "loan_period", "max_articles",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 9;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(LibrarySettings);

static META: Meta = Meta::new(Definition {
    name: "Library Settings",
    module: "Library",
    description: "The rules of the library that may change.",
    table: "tabLibrary Settings",
    fields: &[
        DocField {
            fieldname: "loan_period", fieldtype: FieldType::Int, label: "Loan Period",
            description: "Days from the first to the last day of a membership that names no last day.",
            default: Some("30"), reqd: true, non_negative: true, ..DocField::NEW
        },
        DocField {
            fieldname: "max_articles", fieldtype: FieldType::Int, label: "Maximum Articles",
            description: "How many articles a member may hold at once.", default: Some("5"), reqd: true,
            non_negative: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, PRINT, EMAIL, SHARE]),
        DocPerm::new("Librarian", 0, &[READ, WRITE, CREATE]),
    ],
    is_single: true,
    ..Definition::NEW
});
