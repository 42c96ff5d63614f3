//! Hashes that two DocTypes share, and names that Frappe would not accept.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, is_unreadable};
use crate::ir::{App, DocType, record_id};
use std::collections::BTreeMap;

/// Two names with one hash.
pub(super) fn record_ids(app: &App, diagnostics: &mut Diagnostics) {
    let mut ids: BTreeMap<u32, &DocType> = BTreeMap::new();
    for doctype in &app.doctypes {
        if let Some(other) = ids.insert(record_id(doctype.name()), doctype) {
            let message = format!("\"{}\" and \"{}\" have the same identity in types", doctype.name(), other.name());
            let help = format!("rename one of the two; \"{}\" is in {}", other.name(), other.declared.source.shown);
            let span = doctype.declared.name.span;
            diagnostics.push(Diagnostic::new(Code::SameId, &doctype.declared.source, span, message).help(help));
        }
    }
}

/// Tables of the runtime that no DocType describes, by the names that DocTypes of them would have.
const RUNTIME_TABLES: [&str; 3] = ["Series", "Sessions", "Singles"];

/// Names that are not possible, and characters that Frappe would not accept.
pub(super) fn name(doctype: &DocType, diagnostics: &mut Diagnostics) {
    const MAX_LENGTH: usize = 61;
    /// Of the bytes that PostgreSQL allows, the table needs three for `tab`.
    const MAX_BYTES: usize = 60;
    let name = doctype.name();
    let length = name.chars().count();
    let begins_well = name.starts_with(char::is_alphabetic);
    let goes_on_well = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'));
    let (code, message) = if length > MAX_LENGTH {
        (Code::BadName, format!("the DocType name \"{name}\" has {length} characters, more than {MAX_LENGTH}"))
    } else if name.contains(is_unreadable) {
        (Code::BadName, format!("the DocType name \"{name}\" has control characters"))
    } else if name.trim() != name {
        (Code::BadName, format!("the DocType name \"{name}\" begins or ends with a blank"))
    } else if RUNTIME_TABLES.iter().any(|table| table.eq_ignore_ascii_case(name)) {
        (Code::ReservedTable, format!("the runtime has a table `tab{name}` of its own"))
    } else if name.contains('/') {
        (Code::OddName, format!("the DocType name \"{name}\" has a slash, which ends the name in URLs"))
    } else if name.bytes().all(|byte| byte == b'.') {
        (Code::OddName, format!("the DocType name \"{name}\" has dots alone, which clients leave out of URLs"))
    } else if !begins_well {
        (Code::OddName, format!("the DocType name \"{name}\" does not begin with a letter"))
    } else if !goes_on_well {
        let message =
            format!("the DocType name \"{name}\" has other characters than letters, digits, blanks, `-` and `_`");
        (Code::OddName, message)
    } else if name.len() > MAX_BYTES {
        (Code::OddName, format!("the DocType name \"{name}\" has more than {MAX_BYTES} bytes, for PostgreSQL"))
    } else {
        return;
    };
    let declared = &doctype.declared;
    let diagnostic = Diagnostic::new(code, &declared.source, declared.name.span, message);
    diagnostics.push(if code == Code::OddName { diagnostic } else { diagnostic.help("give the DocType another name") });
}
