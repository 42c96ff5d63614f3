//! Optional modules: definitions that `doctyped.toml` adds to those of the source folders.

use crate::diagnostic::SourceFile;
use crate::files::{JsonFile, JsonOrigin, JsonRole};
use doctyped_modules::Module;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn required_modules_come_first_and_once() {
        let chosen = [&doctyped_modules::contacts::MODULE, &doctyped_modules::geo::MODULE];
        let names: Vec<&str> = with_requirements(&chosen).iter().map(|module| module.name).collect();
        assert_eq!(names, ["geo", "contacts"]);
    }
}
