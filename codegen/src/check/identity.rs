//! DocTypes that cannot be told apart, and names that are trouble.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{App, DocType, Ident, record_id};
use crate::schema;
use std::collections::BTreeMap;

/// Removes definitions of a name or module that another one has, with a complaint that names both
/// files. They are sorted by name and file, so the first file in the alphabet stays.
pub(crate) fn duplicates(doctypes: &mut Vec<schema::DocType>, diagnostics: &mut Diagnostics) {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut modules: BTreeMap<Ident, (String, String)> = BTreeMap::new();
    doctypes.retain(|doctype| {
        let name = &doctype.name.value;
        let complain = |code, message: String| Diagnostic::new(code, &doctype.source, doctype.name.span, message);
        let position = doctype.source.position(doctype.name.span.start);
        let place = format!("{}:{}:{}", doctype.source.shown, position.line, position.column);
        if let Some(first) = names.get(name) {
            let message = format!("the DocType \"{name}\" is defined twice, also in {first}");
            diagnostics.push(
                complain(Code::DuplicateDocType, message).help("remove one of the two files, or rename one DocType"),
            );
            return false;
        }
        let module = Ident::module(name);
        if let Some((other, first)) = modules.get(&module) {
            let message = format!(
                "\"{name}\" and \"{other}\" would share the module `{}`; \"{other}\" is in {first}",
                module.as_str()
            );
            diagnostics.push(complain(Code::SameModule, message).help("rename one of the two DocTypes"));
            return false;
        }
        modules.insert(module, (name.clone(), place.clone()));
        names.insert(name.clone(), place);
        true
    });
}

/// Hashes of names that are the same by chance.
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
    const LONGEST: usize = 61;
    let name = doctype.name();
    let begins_well = name.starts_with(char::is_alphabetic);
    let goes_on_well = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'));
    let message = if !begins_well {
        format!("the DocType name \"{name}\" does not begin with a letter")
    } else if !goes_on_well {
        format!("the DocType name \"{name}\" has other characters than letters, digits, blanks, `-` and `_`")
    } else if name.chars().count() > LONGEST {
        format!("the DocType name \"{name}\" has more than {LONGEST} characters")
    } else {
        return;
    };
    let declared = &doctype.declared;
    diagnostics.push(Diagnostic::new(Code::OddName, &declared.source, declared.name.span, message));
}
