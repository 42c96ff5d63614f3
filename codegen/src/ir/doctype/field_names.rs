//! Names of fields: which a field may have, and which it gets if it has none.

use super::{Lowering, is_layout};
use crate::diagnostic::{Code, Diagnostic, is_unreadable};
use crate::ir::name::scrub;
use crate::schema::{self, text_of};
use doctyped_schema::{CHILD_FIELDS, DocField, FieldType, OPTIONAL_FIELDS, STANDARD_FIELDS};

/// Characters of a fieldname that Frappe allows.
const MAX_CHARACTERS: usize = 63;

/// Bytes of a column name that PostgreSQL tells apart.
const MAX_BYTES: usize = 63;

/// Columns that databases have in every table, and whether the runtime cannot do without them.
const SYSTEM_COLUMNS: [(&str, &str, bool); 10] = [
    ("_rowid_", "SQLite", true),
    ("cmax", "PostgreSQL", false),
    ("cmin", "PostgreSQL", false),
    ("ctid", "PostgreSQL", false),
    ("db_roll_ptr", "MariaDB", false),
    ("db_row_id", "MariaDB", false),
    ("db_trx_id", "MariaDB", false),
    ("tableoid", "PostgreSQL", false),
    ("xmax", "PostgreSQL", false),
    ("xmin", "PostgreSQL", false),
];

/// Names that Frappe does not give to a field that has a label alone.
const RESTRICTED: [&str; 10] = [
    "creation",
    "docstatus",
    "file_list",
    "flags",
    "modified",
    "modified_by",
    "name",
    "parent",
    "parentfield",
    "parenttype",
];

/// Characters of a label that Frappe leaves out of a fieldname.
const ILLEGAL: &str = "'\",./%@()<>{}";

impl Lowering<'_> {
    /// The field's name; none if the field cannot have a place beside those before it.
    pub(super) fn name(&mut self, position: usize, declared: &schema::Field, fieldtype: FieldType) -> Option<String> {
        let Some(fieldname) = &declared.fieldname else {
            return self.invented(position, declared, fieldtype);
        };
        let name = &fieldname.value;
        let complain = |code, message: String| Diagnostic::new(code, &self.declared.source, fieldname.span, message);
        if is_standard(name, self.declared.istable) {
            let message = format!("`{name}` is a column that every table has; the field is left out");
            self.diagnostics.push(complain(Code::StandardColumn, message));
            return None;
        }
        if self.seen.contains(&name.to_lowercase()) {
            let message = format!("there already is a field `{name}`; this one is left out");
            self.diagnostics
                .push(complain(Code::DuplicateField, message).help("remove one of them or give it another name"));
            return None;
        }
        if name.eq_ignore_ascii_case("doctype") || name.starts_with("__") {
            let message = format!("a field cannot be named `{name}`: responses have that key already");
            self.diagnostics.push(complain(Code::ReservedFieldName, message).help("give the field another name"));
        }
        if let Some((_, database, is_error)) = SYSTEM_COLUMNS.iter().find(|(of, ..)| of.eq_ignore_ascii_case(name)) {
            let message =
                format!("a field cannot be named `{name}` in {database}, whose tables have that column already");
            let diagnostic = complain(Code::ReservedFieldName, message).help("give the field another name");
            self.diagnostics.push(if *is_error { diagnostic } else { diagnostic.as_warning() });
        }
        let length = name.chars().count();
        if length > MAX_CHARACTERS {
            let message = format!("the fieldname has {length} characters, at most {MAX_CHARACTERS} are possible");
            self.diagnostics.push(complain(Code::LongFieldName, message).help("shorten it"));
        } else if name.len() > MAX_BYTES {
            let message = format!("`{name}` has more than {MAX_BYTES} bytes, where PostgreSQL cuts it off");
            self.diagnostics.push(complain(Code::LongFieldName, message).as_warning());
        }
        if name.contains(is_unreadable) {
            let message = format!("`{name}` has control characters, which no column name may have");
            self.diagnostics.push(complain(Code::OddFieldName, message).as_error().help("remove them"));
        } else if !name.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase() || c == '_') {
            let message = format!("`{name}` has other characters than lower-case letters, digits and `_`");
            self.diagnostics.push(complain(Code::OddFieldName, message));
        }
        self.seen.insert(name.to_lowercase());
        Some(name.clone())
    }

    /// A name for a field that has none, since clients tell fields apart by their names.
    fn invented(&mut self, position: usize, declared: &schema::Field, fieldtype: FieldType) -> Option<String> {
        if !is_layout(fieldtype) {
            return self.named_by_label(declared);
        }
        let mut name = format!("{}_{}", scrub(text_of(&declared.fieldtype)), position + 1);
        while self.seen.contains(&name) {
            name.push('_');
        }
        self.seen.insert(name.clone());
        Some(name)
    }

    /// The name that Frappe makes from the label; none without a label.
    fn named_by_label(&mut self, declared: &schema::Field) -> Option<String> {
        let label = text_of(&declared.label);
        let report =
            |message: String| Diagnostic::new(Code::NamelessField, &self.declared.source, declared.span, message);
        let mut name = label.trim().to_lowercase().replace(' ', "_").trim_matches('?').to_owned();
        if RESTRICTED.contains(&name.as_str()) {
            name.push('1');
        }
        name.retain(|c| !ILLEGAL.contains(c) && !is_unreadable(c));
        if name.is_empty() || name.chars().count() > MAX_CHARACTERS {
            let message = format!("the {} field \"{label}\" has no fieldname", text_of(&declared.fieldtype));
            self.diagnostics.push(report(message).help("add \"fieldname\""));
            return None;
        }
        let help = format!("add \"fieldname\": \"{name}\"");
        let is_taken = is_standard(&name, self.declared.istable) || name == "doctype" || self.seen.contains(&name);
        if is_taken {
            let message = format!("the field \"{label}\" has no fieldname, and `{name}` is taken");
            self.diagnostics.push(report(message).help("add another \"fieldname\""));
            return None;
        }
        let message = format!("the field \"{label}\" has no fieldname; it is `{name}`, from its label");
        self.diagnostics.push(report(message).as_warning().help(help));
        self.seen.insert(name.clone());
        Some(name)
    }
}

/// Whether every table has a column of that name, in whatever case.
fn is_standard(name: &str, is_child: bool) -> bool {
    let is = |columns: &[DocField]| columns.iter().any(|column| column.fieldname.eq_ignore_ascii_case(name));
    is(&STANDARD_FIELDS) || is(&OPTIONAL_FIELDS) || is_child && is(&CHILD_FIELDS)
}
