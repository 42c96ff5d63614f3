//! Garden Settings, of module Test.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/garden_settings/garden_settings.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// Garden Settings
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GardenSettings {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub season: Option<Season>,
}

/// Values of the field `season`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Season {
    Spring,
    Autumn,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Season {
    fn as_str(&self) -> &str {
        match self {
            Self::Spring => "Spring", Self::Autumn => "Autumn",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Spring" => Self::Spring, "Autumn" => Self::Autumn,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Season);

impl Record for GardenSettings {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.season.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.season.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for GardenSettings {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X2, X5, X9, XD, X5, XF, XC, X1>;
    const DOCTYPE: &'static str = "Garden Settings";
    const TABLE: &'static str = "tabGarden Settings";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "season", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 8;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(GardenSettings);

static META: Meta = Meta::new(Definition {
    name: "Garden Settings",
    module: "Test",
    table: "tabGarden Settings",
    fields: &[
        DocField {
            fieldname: "season", fieldtype: FieldType::Select, label: "Season", options: "Spring\nAutumn",
            ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE]),
    ],
    is_single: true,
    ..Definition::NEW
});
