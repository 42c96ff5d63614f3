//! The standard columns, which every table has without naming them in its definition.

use super::{DocField, FieldType};

const fn standard(fieldname: &'static str, fieldtype: FieldType, label: &'static str) -> DocField {
    DocField { fieldname, fieldtype, label, ..DocField::NEW }
}

/// The first slots of every record, in the order in which documents show them.
pub static STANDARD_FIELDS: [DocField; 7] = [
    standard("name", FieldType::Data, "ID"),
    DocField { options: "User", ..standard("owner", FieldType::Link, "Created By") },
    standard("creation", FieldType::Datetime, "Created On"),
    standard("modified", FieldType::Datetime, "Last Updated On"),
    DocField { options: "User", ..standard("modified_by", FieldType::Link, "Last Updated By") },
    standard("docstatus", FieldType::Int, "Document Status"),
    standard("idx", FieldType::Int, "Index"),
];

/// The last slots of a child row.
pub static CHILD_FIELDS: [DocField; 3] = [
    standard("parent", FieldType::Data, "Parent"),
    standard("parentfield", FieldType::Data, "Parent Field"),
    standard("parenttype", FieldType::Data, "Parent DocType"),
];

/// Columns that lists can ask for and documents do not carry; `_seen` only with `track_seen`.
pub static OPTIONAL_FIELDS: [DocField; 5] = [
    standard("_user_tags", FieldType::Text, "Tags"),
    standard("_comments", FieldType::Text, "Comments"),
    standard("_assign", FieldType::Text, "Assigned To"),
    standard("_liked_by", FieldType::Text, "Liked By"),
    standard("_seen", FieldType::Text, "Seen By"),
];
