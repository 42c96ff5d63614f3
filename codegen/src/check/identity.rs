//! Hashes that two DocTypes share, and names that Frappe would not accept.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
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

/// Characters that a DocType name may have, by Frappe's rule.
pub(super) fn name(doctype: &DocType, diagnostics: &mut Diagnostics) {
    const MAX_LENGTH: usize = 61;
    let name = doctype.name();
    let begins_well = name.starts_with(char::is_alphabetic);
    let goes_on_well = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'));
    let message = if !begins_well {
        format!("the DocType name \"{name}\" does not begin with a letter")
    } else if !goes_on_well {
        format!("the DocType name \"{name}\" has other characters than letters, digits, blanks, `-` and `_`")
    } else if name.chars().count() > MAX_LENGTH {
        format!("the DocType name \"{name}\" has more than {MAX_LENGTH} characters")
    } else {
        return;
    };
    let declared = &doctype.declared;
    diagnostics.push(Diagnostic::new(Code::OddName, &declared.source, declared.name.span, message));
}
