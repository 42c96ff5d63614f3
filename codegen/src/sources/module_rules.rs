//! The rules and functions of optional modules, which the runtime has below `doctyped::modules`.

use super::{Controller, HOOKS, ItemPath};
use crate::ir::Ident;
use doctyped_modules::{Module, ModuleFunction};
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

/// The functions of modules, with their paths below `doctyped::modules`.
pub(crate) fn functions(modules: &[&'static Module]) -> Vec<(&'static ModuleFunction, ItemPath)> {
    let functions = modules.iter().flat_map(|module| module.functions.iter().map(|function| (module.name, function)));
    let functions = functions.filter_map(|(module, function)| {
        let name = Ident::value(function.path.rsplit('.').next()?);
        Some((function, ItemPath { modules: vec![Ident::module(module), Ident::module(function.module)], name }))
    });
    functions.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hooks_of_modules_are_hooks_of_controllers() {
        for module in doctyped_modules::MODULES {
            let rules = rules(&[module]);
            for doctype in module.doctypes.iter().filter(|doctype| !doctype.hooks.is_empty()) {
                assert_eq!(rules[doctype.name].hooks.len(), doctype.hooks.len(), "{}", doctype.name);
            }
        }
    }
}
