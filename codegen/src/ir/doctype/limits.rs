//! Limits of tables and columns.

use super::optional_columns;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema::{self, text_of};
use doctyped_schema::{ColumnType, FieldType};

/// Columns of a table, as there are types for their numbers.
const MAX_COLUMNS: usize = 1024;

/// Columns of a table in MariaDB.
const MAX_MARIADB_COLUMNS: usize = 1017;

/// Fields of a DocType without a table.
const MAX_FIELDS: usize = 10_000;

/// Characters of a text column in MariaDB.
const MAX_LENGTH: u32 = 16_383;

/// Characters of a document's name.
const MAX_NAME: usize = 140;

/// Characters of a text column that Frappe allows.
const MAX_FRAPPE_LENGTH: u32 = 1000;

/// Reports a table with too many columns, or too many fields.
pub(super) fn check(declared: &schema::DocType, fields: usize, slots: usize, diagnostics: &mut Diagnostics) {
    let name = &declared.name;
    let mut report = |message: String, is_error: bool| {
        let diagnostic = Diagnostic::new(Code::TooManyColumns, &declared.source, name.span, message);
        let diagnostic = diagnostic.help("move fields to a child DocType");
        diagnostics.push(if is_error { diagnostic } else { diagnostic.as_warning() });
    };
    let columns = slots + optional_columns(declared.istable, declared.track_seen).count();
    let has_table = !declared.issingle && !declared.is_virtual;
    if has_table && columns > MAX_COLUMNS {
        report(format!("{} has {columns} columns, at most {MAX_COLUMNS} are possible", name.value), true);
    } else if has_table && columns > MAX_MARIADB_COLUMNS {
        let message = format!("{} has {columns} columns, more than the {MAX_MARIADB_COLUMNS} of MariaDB", name.value);
        report(message, false);
    } else if fields > MAX_FIELDS {
        report(format!("{} has {fields} fields, at most {MAX_FIELDS} are possible", name.value), true);
    }
}

/// Reports roles and modules whose names no column holds.
pub(super) fn check_linked_names(declared: &schema::DocType, diagnostics: &mut Diagnostics) {
    let roles = declared.permissions.iter().map(|row| ("role", &row.role));
    for (kind, name) in roles.chain([("module", &declared.module)]) {
        let Some(name) = name else { continue };
        let length = name.value.chars().count();
        if length > MAX_NAME {
            let message = format!("the {kind} \"{}\" has {length} characters, more than {MAX_NAME}", name.value);
            let diagnostic = Diagnostic::new(Code::LongLinkedName, &declared.source, name.span, message);
            diagnostics.push(diagnostic.help("shorten it"));
        }
    }
}

/// Reports a length that databases do not have.
pub(super) fn check_length(
    field: &schema::Field,
    fieldtype: FieldType,
    doctype: &schema::DocType,
    diagnostics: &mut Diagnostics,
) {
    let Some(ColumnType::Varchar(length)) = fieldtype.column_type(field.length) else { return };
    if length <= MAX_FRAPPE_LENGTH {
        return;
    }
    let message = if length > MAX_LENGTH {
        format!("`{}` has a length of {length}, at most {MAX_LENGTH} are possible", text_of(&field.fieldname))
    } else {
        format!("`{}` has a length of {length}, Frappe allows {MAX_FRAPPE_LENGTH}", text_of(&field.fieldname))
    };
    let diagnostic = Diagnostic::new(Code::ColumnLength, &doctype.source, field.span, message);
    let diagnostic = diagnostic.help("make it a Small Text or Long Text, which need no length");
    diagnostics.push(if length > MAX_LENGTH { diagnostic } else { diagnostic.as_warning() });
}
