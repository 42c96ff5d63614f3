//! The rules and functions of optional modules, which the runtime has below `doctyped::modules`.

use super::{Controller, HOOKS, ItemPath};
use crate::diagnostic::Diagnostics;
use crate::files::RustFile;
use crate::ir::Ident;
use doctyped_modules::Module;
use doctyped_openapi::Signature;
use std::collections::BTreeMap;

/// The rules of modules by DocType. Their functions take records of any type, since the record is one of the
/// application.
pub(super) fn rules(modules: &[&'static Module]) -> BTreeMap<String, Controller> {
    let mut rules = BTreeMap::new();
    for module in modules {
        for doctype in module.doctypes.iter().filter(|doctype| !doctype.hooks.is_empty()) {
            let path = ItemPath { modules: vec![Ident::module(module.name)], name: Ident::module(doctype.name) };
            let hooks = HOOKS.into_iter().filter(|hook| doctype.hooks.contains(&hook.name())).collect();
            rules.insert(doctype.name.to_owned(), Controller { path, hooks });
        }
    }
    rules
}

/// A function of a module.
#[derive(Debug)]
pub(crate) struct Function {
    /// The path in requests.
    pub(crate) path: ItemPath,
    /// The path below `doctyped::modules`.
    pub(crate) item: ItemPath,
    /// Its signature; none without the source of the runtime.
    pub(crate) signature: Option<Signature>,
}

/// The functions of modules. `files` are those of the runtime that have them.
pub(super) fn functions(modules: &[&'static Module], files: &[RustFile]) -> Vec<Function> {
    let functions = modules.iter().flat_map(|module| module.functions.iter().map(|function| (module.name, function)));
    let functions: Vec<Function> = functions
        .filter_map(|(module, function)| {
            let mut parts: Vec<Ident> = function.path.split('.').map(Ident::value).collect();
            let name = parts.pop()?;
            let item = [module, function.module].map(Ident::module).to_vec();
            let item = ItemPath { modules: item, name: name.clone() };
            Some(Function { path: ItemPath { modules: parts, name }, item, signature: None })
        })
        .collect();
    let mut signatures = BTreeMap::new();
    for file in files {
        let modules: Vec<Ident> = file.modules.iter().map(|module| Ident::module(module)).collect();
        if functions.iter().any(|function| function.item.modules == modules) {
            // Their diagnostics belong to the compilation of the runtime.
            let found = super::scan::file(&file.source, &modules, &mut Diagnostics::default()).unwrap_or_default();
            signatures.extend(found.functions.into_iter().filter_map(|found| Some((found.path, found.signature?))));
        }
    }
    let functions = functions.into_iter().map(|function| {
        let signature = signatures.remove(&function.item);
        Function { signature, ..function }
    });
    functions.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceFile;

    #[test]
    fn hooks_of_modules_are_hooks_of_controllers() {
        for module in doctyped_modules::MODULES {
            let rules = rules(&[module]);
            for doctype in module.doctypes.iter().filter(|doctype| !doctype.hooks.is_empty()) {
                assert_eq!(rules[doctype.name].hooks.len(), doctype.hooks.len(), "{}", doctype.name);
            }
        }
    }

    #[test]
    fn functions_of_modules_have_their_signatures() {
        let runtime = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/api/src");
        for module in doctyped_modules::MODULES {
            let files = module.functions.iter().map(|function| {
                let path = runtime.join(module.name).join(function.module).with_extension("rs");
                let content = std::fs::read(&path).unwrap();
                let source = SourceFile::new(path, String::new(), String::new(), content);
                RustFile { source: source.into(), modules: [module.name, function.module].map(str::to_owned).to_vec() }
            });
            let functions = functions(&[module], &files.collect::<Vec<_>>());
            assert_eq!(functions.len(), module.functions.len());
            for function in functions {
                assert!(function.signature.is_some(), "{}", function.path.dotted());
            }
        }
    }
}
