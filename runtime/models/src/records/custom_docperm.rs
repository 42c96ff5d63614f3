//! Custom DocPerm, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/custom_docperm/custom_docperm.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::doctype::DocType;
use super::role::Role;
use super::user::User;
use doctyped::generated::*;

/// A permission row that an administrator made. Where a DocType has any, they replace those of its
/// definition.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomDocPerm {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// DocType
    ///
    /// The DocType whose own permissions this and the other rows for it replace.
    pub parent: Link<DocType>,
    pub role: Link<Role>,
    /// Only If Owner
    ///
    /// Holds only for documents that the user created.
    pub if_owner: bool,
    /// Level
    ///
    /// 0 for the document, higher for the fields of that level.
    pub permlevel: i32,
    pub select: bool,
    pub read: bool,
    pub write: bool,
    pub create: bool,
    pub delete: bool,
    pub submit: bool,
    pub cancel: bool,
    pub amend: bool,
    pub print: bool,
    pub email: bool,
    pub report: bool,
    pub import: bool,
    pub export: bool,
    pub share: bool,
}

impl Default for CustomDocPerm {
    fn default() -> Self {
        Self {
            read: true,
            export: true,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), parent: Default::default(), role: Default::default(), if_owner: Default::default(),
            permlevel: Default::default(), select: Default::default(), write: Default::default(),
            create: Default::default(), delete: Default::default(), submit: Default::default(),
            cancel: Default::default(), amend: Default::default(), print: Default::default(), email: Default::default(),
            report: Default::default(), import: Default::default(), share: Default::default(),
        }
    }
}

impl Record for CustomDocPerm {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(), 7 => self.parent.value(),
            8 => self.role.value(), 9 => self.if_owner.value(), 10 => self.permlevel.value(), 11 => self.select.value(),
            12 => self.read.value(), 13 => self.write.value(), 14 => self.create.value(), 15 => self.delete.value(),
            16 => self.submit.value(), 17 => self.cancel.value(), 18 => self.amend.value(), 19 => self.print.value(),
            20 => self.email.value(), 21 => self.report.value(), 22 => self.import.value(), 23 => self.export.value(),
            24 => self.share.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.parent.assign(value), 8 => self.role.assign(value),
            9 => self.if_owner.assign(value), 10 => self.permlevel.assign(value), 11 => self.select.assign(value),
            12 => self.read.assign(value), 13 => self.write.assign(value), 14 => self.create.assign(value),
            15 => self.delete.assign(value), 16 => self.submit.assign(value), 17 => self.cancel.assign(value),
            18 => self.amend.assign(value), 19 => self.print.assign(value), 20 => self.email.assign(value),
            21 => self.report.assign(value), 22 => self.import.assign(value), 23 => self.export.assign(value),
            24 => self.share.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for CustomDocPerm {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X4, XD, XA, XB, XF, XA, X0, X2>;
    const DOCTYPE: &'static str = "Custom DocPerm";
    const TABLE: &'static str = "tabCustom DocPerm";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "parent", "role", "if_owner",
        "permlevel", "select", "read", "write", "create", "delete", "submit", "cancel", "amend", "print", "email",
        "report", "import", "export", "share", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 25;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(CustomDocPerm);

static META: Meta = Meta::new(Definition {
    name: "Custom DocPerm",
    module: "Core",
    description: "A permission row that an administrator made. Where a DocType has any, they replace those of its definition.",
    table: "tabCustom DocPerm",
    fields: &[
        DocField {
            fieldname: "parent", fieldtype: FieldType::Link, label: "DocType",
            description: "The DocType whose own permissions this and the other rows for it replace.",
            options: "DocType", reqd: true, search_index: true, in_list_view: true, in_standard_filter: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "role", fieldtype: FieldType::Link, label: "Role", options: "Role", reqd: true,
            in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "if_owner", fieldtype: FieldType::Check, label: "Only If Owner",
            description: "Holds only for documents that the user created.", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "permlevel", fieldtype: FieldType::Int, label: "Level",
            description: "0 for the document, higher for the fields of that level.", default: Some("0"),
            non_negative: true, in_list_view: true, ..DocField::NEW
        },
        DocField { fieldname: "rights_section", fieldtype: FieldType::SectionBreak, label: "Rights", ..DocField::NEW },
        DocField {
            fieldname: "select", fieldtype: FieldType::Check, label: "Select", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "read", fieldtype: FieldType::Check, label: "Read", default: Some("1"), in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "write", fieldtype: FieldType::Check, label: "Write", default: Some("0"), in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "create", fieldtype: FieldType::Check, label: "Create", default: Some("0"), in_list_view: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "delete", fieldtype: FieldType::Check, label: "Delete", default: Some("0"), in_list_view: true,
            ..DocField::NEW
        },
        DocField { fieldname: "column_break_submit", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "submit", fieldtype: FieldType::Check, label: "Submit", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "cancel", fieldtype: FieldType::Check, label: "Cancel", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "amend", fieldtype: FieldType::Check, label: "Amend", default: Some("0"), ..DocField::NEW
        },
        DocField { fieldname: "column_break_output", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "print", fieldtype: FieldType::Check, label: "Print", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "email", fieldtype: FieldType::Check, label: "Email", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "report", fieldtype: FieldType::Check, label: "Report", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "import", fieldtype: FieldType::Check, label: "Import", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "export", fieldtype: FieldType::Check, label: "Export", default: Some("1"), ..DocField::NEW
        },
        DocField {
            fieldname: "share", fieldtype: FieldType::Check, label: "Share", default: Some("0"), ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, EXPORT, SHARE]),
    ],
    allow_import: true,
    title_field: "parent",
    sort: &[("creation", SortOrder::Asc)],
    ..Definition::NEW
});

/// The table of Custom DocPerm, for queries. The other constants are its columns.
pub const table: Table<CustomDocPerm> = Table::new();
pub const name: Column<CustomDocPerm, U0, Text> = Column::new();
pub const owner: Column<CustomDocPerm, U1, Text> = Column::new();
pub const creation: Column<CustomDocPerm, U2, Timestamp> = Column::new();
pub const modified: Column<CustomDocPerm, U3, Timestamp> = Column::new();
pub const modified_by: Column<CustomDocPerm, U4, Text> = Column::new();
pub const docstatus: Column<CustomDocPerm, U5, SmallInt> = Column::new();
pub const idx: Column<CustomDocPerm, U6, BigInt> = Column::new();
pub const parent: Column<CustomDocPerm, U7, Text> = Column::new();
pub const role: Column<CustomDocPerm, U8, Text> = Column::new();
pub const if_owner: Column<CustomDocPerm, U9, Check> = Column::new();
pub const permlevel: Column<CustomDocPerm, U10, Integer> = Column::new();
pub const select: Column<CustomDocPerm, U11, Check> = Column::new();
pub const read: Column<CustomDocPerm, U12, Check> = Column::new();
pub const write: Column<CustomDocPerm, U13, Check> = Column::new();
pub const create: Column<CustomDocPerm, U14, Check> = Column::new();
pub const delete: Column<CustomDocPerm, U15, Check> = Column::new();
pub const submit: Column<CustomDocPerm, U16, Check> = Column::new();
pub const cancel: Column<CustomDocPerm, U17, Check> = Column::new();
pub const amend: Column<CustomDocPerm, U18, Check> = Column::new();
pub const print: Column<CustomDocPerm, U19, Check> = Column::new();
pub const email: Column<CustomDocPerm, U20, Check> = Column::new();
pub const report: Column<CustomDocPerm, U21, Check> = Column::new();
pub const import: Column<CustomDocPerm, U22, Check> = Column::new();
pub const export: Column<CustomDocPerm, U23, Check> = Column::new();
pub const share: Column<CustomDocPerm, U24, Check> = Column::new();
pub const _user_tags: Column<CustomDocPerm, U25, Nullable<Text>> = Column::new();
pub const _comments: Column<CustomDocPerm, U26, Nullable<Text>> = Column::new();
pub const _assign: Column<CustomDocPerm, U27, Nullable<Text>> = Column::new();
pub const _liked_by: Column<CustomDocPerm, U28, Nullable<Text>> = Column::new();
