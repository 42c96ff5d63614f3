//! Optional modules: definitions that `doctyped.toml` adds to those of the source folders.

use crate::diagnostic::SourceFile;
use crate::files::{JsonFile, JsonOrigin, JsonRole};
use crate::ir::Ident;
use crate::sources::{Controller, HOOKS, ItemPath};
use doctyped_modules::{Module, ModuleFunction};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The crate that has the definitions, as files name it.
const CRATE: &str = "doctyped-modules";

/// The modules of these names and those that they require, in the order in which their data is inserted.
pub(crate) fn with_requirements(modules: &[&'static Module]) -> Vec<&'static Module> {
    let mut ordered = Vec::new();
    for module in modules {
        add(module, &mut ordered);
    }
    ordered
}

fn add(module: &'static Module, ordered: &mut Vec<&'static Module>) {
    for required in module.requires.iter().filter_map(|name| Module::named(name)) {
        add(required, ordered);
    }
    if !ordered.iter().any(|known| known.name == module.name) {
        ordered.push(module);
    }
}

/// The definitions of modules, as if they were files of a source folder.
pub(crate) fn definitions(modules: &[&'static Module]) -> Vec<JsonFile> {
    let doctypes = modules.iter().flat_map(|module| module.doctypes);
    let files = doctypes.map(|doctype| {
        let shown = format!("{CRATE}/{}", doctype.path);
        let path = Path::new(CRATE).join(doctype.path);
        let source = SourceFile::new(path, shown.clone(), shown, doctype.definition.as_bytes().to_vec());
        let origin = JsonOrigin { folder: 0, application: PathBuf::from(CRATE) };
        JsonFile { source: Arc::new(source), role: JsonRole::Definition, origin }
    });
    files.collect()
}

/// The rules of modules by DocType. Their functions take records of any type, since the record is one of the
/// application.
pub(crate) fn rules(modules: &[&'static Module]) -> BTreeMap<String, Controller> {
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

/// A function of a module, with its path below `doctyped::modules`.
pub(crate) fn functions(modules: &[&'static Module]) -> Vec<(&'static ModuleFunction, ItemPath)> {
    let of_module = |module: &'static Module| {
        module.functions.iter().filter_map(|function| {
            let name = Ident::value(function.path.rsplit('.').next()?);
            Some((
                function,
                ItemPath { modules: vec![Ident::module(module.name), Ident::module(function.module)], name },
            ))
        })
    };
    modules.iter().flat_map(|module| of_module(module)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn required_modules_come_first_and_once() {
        let chosen = [&doctyped_modules::contacts::MODULE, &doctyped_modules::geo::MODULE];
        let names: Vec<&str> = with_requirements(&chosen).iter().map(|module| module.name).collect();
        assert_eq!(names, ["geo", "contacts"]);
    }

    #[test]
    fn hooks_of_modules_are_hooks_of_controllers() {
        for module in doctyped_modules::MODULES {
            for doctype in module.doctypes.iter().filter(|doctype| !doctype.hooks.is_empty()) {
                assert_eq!(rules(&[module])[doctype.name].hooks.len(), doctype.hooks.len(), "{}", doctype.name);
            }
        }
    }
}
