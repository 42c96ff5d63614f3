//! Limits of tables and columns.

use super::optional_columns;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::field::Field;
use crate::schema::{self, text_of};
use doctyped_schema::{CHILD_FIELDS, ColumnType, DocField, FieldType, STANDARD_FIELDS};

/// Columns of a table, as there are types for their numbers.
const MAX_COLUMNS: usize = 1024;

/// Columns of a table in MariaDB.
const MAX_MARIADB_COLUMNS: usize = 1017;

/// Fields of a DocType without a table.
const MAX_FIELDS: usize = 10_000;

/// Characters of a text column in MariaDB.
const MAX_LENGTH: u32 = 16_383;

/// Bytes of a row in MariaDB.
const MAX_ROW_SIZE: u64 = 65_535;

/// Bytes of a row in a page of MariaDB, and of its header there.
const MAX_PAGE_SIZE: u64 = 8126;
const ROW_HEADER: u64 = 18;

/// Bytes in a page of a text that has a place of its own.
const POINTER: u64 = 21;

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

/// Reports a table whose rows MariaDB does not hold: it limits all columns together, and their bytes in a page, where a long
/// text is a pointer.
pub(super) fn check_row_size(declared: &schema::DocType, fields: &[Field], diagnostics: &mut Diagnostics) {
    if declared.issingle || declared.is_virtual {
        return;
    }
    let child = if declared.istable { CHILD_FIELDS.as_slice() } else { &[] };
    let standard = STANDARD_FIELDS.iter().chain(child).filter_map(DocField::column_type);
    let own = fields.iter().filter(|field| field.is_column());
    let own = own.filter_map(|field| field.fieldtype.column_type(field.declared.length));
    let optional = optional_columns(declared.istable, declared.track_seen).map(|_| ColumnType::Text);
    let (mut row, mut page, mut columns) = (0, ROW_HEADER, 0);
    for column_type in own.chain(standard).chain(optional) {
        let (in_row, in_page) = sizes(column_type);
        row += in_row;
        page += in_page;
        columns += 1;
    }
    // A bit of each column says whether it is NULL.
    let nulls = columns / 8;
    let message = if row + nulls > MAX_ROW_SIZE {
        format!("have up to {} bytes, more than the {MAX_ROW_SIZE} of MariaDB", row + nulls)
    } else if page + nulls > MAX_PAGE_SIZE {
        format!("have up to {} bytes in a page, more than the {MAX_PAGE_SIZE} of MariaDB", page + nulls)
    } else {
        return;
    };
    let name = &declared.name;
    let message = format!("rows of {} {message}", name.value);
    let diagnostic = Diagnostic::new(Code::RowSize, &declared.source, name.span, message);
    diagnostics.push(diagnostic.help("make Data fields Small Text, or move fields to a child DocType"));
}

/// Bytes of a column in a row of MariaDB, with 4 for each character of a text, and in the page of the row.
fn sizes(column_type: ColumnType) -> (u64, u64) {
    let size = match column_type {
        // A length that is an error.
        ColumnType::Varchar(length) if length > MAX_LENGTH => 0,
        ColumnType::Varchar(length) if length > 63 => return (u64::from(length) * 4 + 2, POINTER),
        ColumnType::Varchar(length) => u64::from(length) * 4 + 1,
        ColumnType::Text | ColumnType::Password => return (10, POINTER),
        ColumnType::LongText | ColumnType::Json => return (12, POINTER),
        ColumnType::Int => 4,
        ColumnType::BigInt | ColumnType::LongInt | ColumnType::Datetime => 8,
        ColumnType::Check => 1,
        ColumnType::Decimal | ColumnType::NullableDecimal => 10,
        ColumnType::Rating => 2,
        ColumnType::Date => 3,
        ColumnType::Time => 6,
    };
    (size, size)
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
