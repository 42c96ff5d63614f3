//! Report, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/report/report.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// A report, which this server has none of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub report_name: Option<String>,
    pub ref_doctype: Option<String>,
    pub reference_report: Option<String>,
    pub is_standard: Option<String>,
    pub module: Option<String>,
    pub report_type: Option<String>,
    pub letter_head: Option<String>,
    pub add_total_row: bool,
    pub disabled: bool,
    pub prepared_report: bool,
    pub json: Option<String>,
}

impl Record for Report {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.report_name.value(), 8 => self.ref_doctype.value(), 9 => self.reference_report.value(),
            10 => self.is_standard.value(), 11 => self.module.value(), 12 => self.report_type.value(),
            13 => self.letter_head.value(), 14 => self.add_total_row.value(), 15 => self.disabled.value(),
            16 => self.prepared_report.value(), 17 => self.json.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.report_name.assign(value), 8 => self.ref_doctype.assign(value),
            9 => self.reference_report.assign(value), 10 => self.is_standard.assign(value),
            11 => self.module.assign(value), 12 => self.report_type.assign(value), 13 => self.letter_head.assign(value),
            14 => self.add_total_row.assign(value), 15 => self.disabled.assign(value),
            16 => self.prepared_report.assign(value), 17 => self.json.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for Report {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X4, X6, X8, X1, XF, XA, X0, XB>;
    const DOCTYPE: &'static str = "Report";
    const TABLE: &'static str = "tabReport";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "report_name", "ref_doctype",
        "reference_report", "is_standard", "module", "report_type", "letter_head", "add_total_row", "disabled",
        "prepared_report", "json", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 18;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(Report);

static META: Meta = Meta::new(Definition {
    name: "Report",
    module: "Core",
    description: "A report, which this server has none of.",
    table: "tabReport",
    fields: &[
        DocField { fieldname: "report_name", label: "Report Name", ..DocField::NEW },
        DocField { fieldname: "ref_doctype", label: "Ref Doctype", ..DocField::NEW },
        DocField { fieldname: "reference_report", label: "Reference Report", ..DocField::NEW },
        DocField { fieldname: "is_standard", label: "Is Standard", ..DocField::NEW },
        DocField { fieldname: "module", label: "Module", ..DocField::NEW },
        DocField { fieldname: "report_type", label: "Report Type", ..DocField::NEW },
        DocField { fieldname: "letter_head", label: "Letter Head", ..DocField::NEW },
        DocField {
            fieldname: "add_total_row", fieldtype: FieldType::Check, label: "Add Total Row", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "disabled", fieldtype: FieldType::Check, label: "Disabled", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "prepared_report", fieldtype: FieldType::Check, label: "Prepared Report", default: Some("0"),
            ..DocField::NEW
        },
        DocField { fieldname: "json", fieldtype: FieldType::SmallText, label: "Json", ..DocField::NEW },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[SELECT, READ, REPORT]),
        DocPerm::new("All", 0, &[SELECT, READ]),
    ],
    naming: Naming::Prompt,
    is_virtual: true,
    ..Definition::NEW
});
