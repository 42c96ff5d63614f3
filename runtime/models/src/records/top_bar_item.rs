//! Top Bar Item, of module Website.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/top_bar_item/top_bar_item.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// An entry of a navigation bar; many applications have tables of them in their settings.
#[derive(Debug, Clone, PartialEq)]
pub struct TopBarItem {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// Text
    pub label: String,
    /// Below
    ///
    /// The entry that this one drops down from.
    pub parent_label: Option<String>,
    /// Where it leads: a path on this server or a whole URL.
    pub url: Option<String>,
    /// On the Right
    pub right: bool,
    /// In a New Tab
    pub open_in_new_tab: bool,
    pub parent: String,
    pub parentfield: String,
    pub parenttype: String,
}

impl Default for TopBarItem {
    fn default() -> Self {
        Self {
            right: true,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), label: Default::default(), parent_label: Default::default(),
            url: Default::default(), open_in_new_tab: Default::default(), parent: Default::default(),
            parentfield: Default::default(), parenttype: Default::default(),
        }
    }
}

impl Record for TopBarItem {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.label.value(),
            8 => self.parent_label.value(), 9 => self.url.value(), 10 => self.right.value(),
            11 => self.open_in_new_tab.value(), 12 => self.parent.value(), 13 => self.parentfield.value(),
            14 => self.parenttype.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.label.assign(value), 8 => self.parent_label.assign(value),
            9 => self.url.assign(value), 10 => self.right.assign(value), 11 => self.open_in_new_tab.assign(value),
            12 => self.parent.assign(value), 13 => self.parentfield.assign(value), 14 => self.parenttype.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for TopBarItem {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X8, X0, XD, X4, XC, XE, X4, X4>;
    const DOCTYPE: &'static str = "Top Bar Item";
    const TABLE: &'static str = "tabTop Bar Item";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "label", "parent_label", "url",
        "right", "open_in_new_tab", "parent", "parentfield", "parenttype",
    ];
    const SLOTS: usize = 15;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(TopBarItem);

static META: Meta = Meta::new(Definition {
    name: "Top Bar Item",
    module: "Website",
    description: "An entry of a navigation bar; many applications have tables of them in their settings.",
    table: "tabTop Bar Item",
    fields: &[
        DocField { fieldname: "label", label: "Text", reqd: true, in_list_view: true, ..DocField::NEW },
        DocField {
            fieldname: "parent_label", fieldtype: FieldType::Select, label: "Below",
            description: "The entry that this one drops down from.", ..DocField::NEW
        },
        DocField {
            fieldname: "url", label: "URL", description: "Where it leads: a path on this server or a whole URL.",
            in_list_view: true, ..DocField::NEW
        },
        DocField {
            fieldname: "right", fieldtype: FieldType::Check, label: "On the Right", default: Some("1"), ..DocField::NEW
        },
        DocField {
            fieldname: "open_in_new_tab", fieldtype: FieldType::Check, label: "In a New Tab", default: Some("0"),
            ..DocField::NEW
        },
    ],
    is_child: true,
    ..Definition::NEW
});

/// The table of Top Bar Item, for queries. The other constants are its columns.
pub const table: Table<TopBarItem> = Table::new();
pub const name: Column<TopBarItem, U0, Text> = Column::new();
pub const owner: Column<TopBarItem, U1, Text> = Column::new();
pub const creation: Column<TopBarItem, U2, Timestamp> = Column::new();
pub const modified: Column<TopBarItem, U3, Timestamp> = Column::new();
pub const modified_by: Column<TopBarItem, U4, Text> = Column::new();
pub const docstatus: Column<TopBarItem, U5, SmallInt> = Column::new();
pub const idx: Column<TopBarItem, U6, BigInt> = Column::new();
pub const label: Column<TopBarItem, U7, Text> = Column::new();
pub const parent_label: Column<TopBarItem, U8, Nullable<Text>> = Column::new();
pub const url: Column<TopBarItem, U9, Nullable<Text>> = Column::new();
pub const right: Column<TopBarItem, U10, Check> = Column::new();
pub const open_in_new_tab: Column<TopBarItem, U11, Check> = Column::new();
pub const parent: Column<TopBarItem, U12, Text> = Column::new();
pub const parentfield: Column<TopBarItem, U13, Text> = Column::new();
pub const parenttype: Column<TopBarItem, U14, Text> = Column::new();
