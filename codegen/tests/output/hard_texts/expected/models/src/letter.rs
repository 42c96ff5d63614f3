//! Letter, of module M\nN.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/letter/letter.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use doctyped::models::User;
use doctyped::generated::*;

/// turned over
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// Professional
    ///
    /// ab c d
    pub title: Option<String>,
    /// Kind of
    pub kind: Kind,
    pub state: Option<State>,
    pub note: Option<String>,
}

impl Default for Letter {
    fn default() -> Self {
        Self {
            state: Some(State::Backslash),
            note: Some(String::from("one\r\ntwo\u{202e}\\\"")),
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), title: Default::default(), kind: Default::default(),
        }
    }
}

/// Values of the field `kind`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `A\rB`
    #[default]
    AB,
    C,
    /// `\u{202e}D`
    D,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for Kind {
    fn as_str(&self) -> &str {
        match self {
            Self::AB => "A\rB", Self::C => "C", Self::D => "\u{202e}D",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "A\rB" => Self::AB, "C" => Self::C, "\u{202e}D" => Self::D,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(Kind);

/// Values of the field `state`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum State {
    /// `x\u{2028}y`
    XY,
    /// `'z'`
    Z,
    /// `\`
    Backslash,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for State {
    fn as_str(&self) -> &str {
        match self {
            Self::XY => "x\u{2028}y", Self::Z => "`z`", Self::Backslash => "\\",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "x\u{2028}y" => Self::XY, "`z`" => Self::Z, "\\" => Self::Backslash,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(State);

impl Record for Letter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.title.value(),
            8 => self.kind.value(), 9 => self.state.value(), 10 => self.note.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.title.assign(value), 8 => self.kind.assign(value),
            9 => self.state.assign(value), 10 => self.note.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Letter {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X3, X6, X2, XB, X8, X1, X7, XD>;
    const DOCTYPE: &'static str = "Letter";
    const TABLE: &'static str = "tabLetter";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "title", "kind", "state", "note",
        "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 11;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Letter);

static META: Meta = Meta::new(Definition {
    name: "Letter",
    module: "M\nN",
    description: "\u{202e}turned\u{85} over",
    table: "tabLetter",
    fields: &[
        DocField {
            fieldname: "title", label: "\u{202b}Professional\u{202c}", description: "a\u{1}b \u{2066} c\rd",
            ..DocField::NEW
        },
        DocField {
            fieldname: "kind", fieldtype: FieldType::Select, label: "Kind\rof", options: "A\rB\nC\n\u{202e}D",
            reqd: true, ..DocField::NEW
        },
        DocField {
            fieldname: "state", fieldtype: FieldType::Select, options: "x\u{2028}y\n`z`\n\\", default: Some("\\"),
            ..DocField::NEW
        },
        DocField { fieldname: "note", label: "N\u{2028}ote", default: Some("one\r\ntwo\u{202e}\\\""), ..DocField::NEW },
    ],
    ..Definition::NEW
});

/// The table of Letter, for queries. The other constants are its columns.
pub const table: Table<Letter> = Table::new();
pub const name: Column<Letter, U0, Text> = Column::new();
pub const owner: Column<Letter, U1, Text> = Column::new();
pub const creation: Column<Letter, U2, Timestamp> = Column::new();
pub const modified: Column<Letter, U3, Timestamp> = Column::new();
pub const modified_by: Column<Letter, U4, Text> = Column::new();
pub const docstatus: Column<Letter, U5, SmallInt> = Column::new();
pub const idx: Column<Letter, U6, BigInt> = Column::new();
pub const title: Column<Letter, U7, Nullable<Text>> = Column::new();
pub const kind: Column<Letter, U8, Text> = Column::new();
pub const state: Column<Letter, U9, Nullable<Text>> = Column::new();
pub const note: Column<Letter, U10, Nullable<Text>> = Column::new();
pub const _user_tags: Column<Letter, U11, Nullable<Text>> = Column::new();
pub const _comments: Column<Letter, U12, Nullable<Text>> = Column::new();
pub const _assign: Column<Letter, U13, Nullable<Text>> = Column::new();
pub const _liked_by: Column<Letter, U14, Nullable<Text>> = Column::new();
