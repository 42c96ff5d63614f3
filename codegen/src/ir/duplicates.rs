//! DocTypes with one name, or with names that would share a module.

use super::name::Ident;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema;
use std::collections::BTreeMap;

/// Removes definitions of a name or module that another one has, with a complaint that names both
/// files. They are sorted by name and file, so the first file in the alphabet stays.
pub(super) fn remove_duplicates(doctypes: &mut Vec<schema::DocType>, diagnostics: &mut Diagnostics) {
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
