//! DocTypes with one name, or with names that would share a module.

use super::name::Ident;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema::DocType;
use std::collections::BTreeMap;

/// Removes definitions of a name or module that another one has, with a complaint that names both
/// files; returns the modules that are removed by mistakes. The definitions are sorted by name and file, so the first
/// file in the alphabet stays, unless a later application overrides it.
pub(super) fn remove_duplicates(
    doctypes: &mut Vec<DocType>,
    built_in: &[DocType],
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    remove_overridden(doctypes, diagnostics);
    let mut removed = Vec::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut modules: BTreeMap<Ident, (String, String)> = BTreeMap::new();
    for doctype in built_in {
        let name = &doctype.name.value;
        modules.insert(Ident::module(name), (name.clone(), "the runtime".to_owned()));
    }
    doctypes.retain(|doctype| {
        let name = &doctype.name.value;
        let complain = |code, message: String| Diagnostic::new(code, &doctype.source, doctype.name.span, message);
        if let Some(first) = names.get(name) {
            let message = format!("the DocType \"{name}\" is defined twice, also in {first}");
            let help = "remove one of the two files, or rename one DocType; of two applications, pass each folder with a \
                        --doctypes of its own";
            diagnostics.push(complain(Code::DuplicateDocType, message).help(help));
            return false;
        }
        let module = Ident::module(name);
        if let Some((other, first)) = modules.get(&module).filter(|(other, _)| other != name) {
            let message = format!(
                "\"{name}\" and \"{other}\" would share the module `{}`; \"{other}\" is in {first}",
                module.as_str()
            );
            diagnostics.push(complain(Code::SameModule, message).help("rename one of the two DocTypes"));
            removed.push(module.as_str().to_owned());
            return false;
        }
        modules.insert(module, (name.clone(), location(doctype)));
        names.insert(name.clone(), location(doctype));
        true
    });
    removed
}

/// Removes definitions that a later application has too.
fn remove_overridden(doctypes: &mut Vec<DocType>, diagnostics: &mut Diagnostics) {
    let mut last: BTreeMap<String, (crate::files::JsonOrigin, String)> = BTreeMap::new();
    for doctype in &*doctypes {
        let later = last.get(&doctype.name.value).is_none_or(|(origin, _)| *origin < doctype.origin);
        if later {
            last.insert(doctype.name.value.clone(), (doctype.origin.clone(), location(doctype)));
        }
    }
    doctypes.retain(|doctype| {
        let Some((_, winner)) = last.get(&doctype.name.value).filter(|(origin, _)| *origin > doctype.origin) else {
            return true;
        };
        let message = format!("\"{}\" is defined again in {winner}, which counts", doctype.name.value);
        let diagnostic = Diagnostic::new(Code::Overridden, &doctype.source, doctype.name.span, message);
        diagnostics
            .push(diagnostic.help("pass the folder of the application that is to count with the last --doctypes"));
        false
    });
}

/// `customer.json:3:10`
fn location(doctype: &DocType) -> String {
    let position = doctype.source.position(doctype.name.span.start);
    format!("{}:{}:{}", doctype.source.shown, position.line, position.column)
}
