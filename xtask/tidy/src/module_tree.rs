//! Module trees of crates, and the resolution of paths in them.
//!
//! A path is followed to the module that defines the item, through imports, re-exports and globs:
//! `crate::Error` counts as a reference to the module that holds `Error`, not to the crate's root.
//! Otherwise every cycle could be hidden behind a `pub use`.

use crate::facts::{Import, InlineModule, Reference};
use crate::workspace::{Package, Workspace};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Imports that import each other, and the like, end the search at this depth.
const MAX_DEPTH: usize = 16;

/// The modules that one root file (`lib.rs`, `main.rs`, a test program) declares.
#[derive(Debug)]
pub(crate) struct ModuleTree<'a> {
    pub(crate) package: &'a Package,
    /// The root first, parents before children.
    pub(crate) modules: Vec<Module<'a>>,
}

/// A module of a tree.
#[derive(Debug)]
pub(crate) struct Module<'a> {
    /// Names from the root, which has none.
    pub(crate) path: Vec<String>,
    pub(crate) file: PathBuf,
    pub(crate) is_test: bool,
    /// Written by codegen.
    pub(crate) is_generated: bool,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    facts: &'a InlineModule,
}

/// The item that a path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    /// A module of the same tree, or an item in it.
    Module(usize),
    /// Something in another crate of the workspace.
    Package(&'a str),
}

/// The trees of all crates. Files that no root declares are trees of their own.
pub(crate) fn build_all(workspace: &Workspace) -> Vec<ModuleTree<'_>> {
    let mut trees = Vec::new();
    for package in &workspace.packages {
        let first = trees.len();
        trees.extend(package.roots.iter().map(|root| build(workspace, package, root)));
        let is_known = |trees: &[ModuleTree<'_>], file: &Path| {
            trees.iter().skip(first).any(|tree| tree.modules.iter().any(|module| module.file == file))
        };
        for file in package.files.keys() {
            if !is_known(&trees, file) {
                trees.push(build(workspace, package, file));
            }
        }
    }
    trees
}

fn build<'a>(workspace: &'a Workspace, package: &'a Package, root: &Path) -> ModuleTree<'a> {
    let mut tree = ModuleTree { package, modules: Vec::new() };
    let folder = root.parent().unwrap_or(root);
    // Test programs, benchmarks and examples.
    let inside = root.strip_prefix(&package.folder).unwrap_or(root);
    let is_test = !inside.starts_with("src") && inside.components().count() > 1;
    tree.add_file(workspace, None, root, folder, is_test);
    tree
}

impl<'a> ModuleTree<'a> {
    /// Adds the modules of a file; `folder` is where the files of its children are.
    fn add_file(
        &mut self,
        workspace: &'a Workspace,
        parent: Option<(usize, &str)>,
        file: &Path,
        folder: &Path,
        is_test: bool,
    ) {
        let Some(source) = workspace.packages.iter().find_map(|package| package.files.get(file)) else { return };
        let first = self.modules.len();
        for facts in &source.facts.modules {
            // The parent of an inline module is the module in the same file whose path is one shorter.
            let above = match facts.path.split_last() {
                None => parent,
                Some((name, outer)) => {
                    let found = self.modules.iter().skip(first).position(|module| module.facts.path == outer);
                    found.map(|at| (first + at, name.as_str()))
                }
            };
            let at = self.modules.len();
            let mut path = Vec::new();
            if let Some((parent, name)) = above {
                path = self.modules.get(parent).map(|module| module.path.clone()).unwrap_or_default();
                path.push(name.to_owned());
                if let Some(module) = self.modules.get_mut(parent) {
                    module.children.insert(name.to_owned(), at);
                }
            }
            let (is_test, is_generated) = (is_test || facts.is_test, source.is_generated);
            let (file, parent) = (file.to_owned(), above.map(|(parent, _)| parent));
            let children = BTreeMap::new();
            self.modules.push(Module { path, file, is_test, is_generated, parent, children, facts });
        }
        for (at, facts) in source.facts.modules.iter().enumerate() {
            let inner: PathBuf = facts.path.iter().collect();
            for declared in &facts.declarations {
                let (child, child_folder) = match &declared.file {
                    Some(path) => {
                        let child = normal(&file.parent().unwrap_or(file).join(path));
                        let child_folder = child.parent().unwrap_or(&child).to_owned();
                        (child, child_folder)
                    }
                    None => {
                        let child_folder = folder.join(&inner).join(&declared.name);
                        let flat = child_folder.with_extension("rs");
                        let is_flat = workspace.packages.iter().any(|package| package.files.contains_key(&flat));
                        (if is_flat { flat } else { child_folder.join("mod.rs") }, child_folder)
                    }
                };
                let is_test = is_test || facts.is_test || declared.is_test;
                self.add_file(workspace, Some((first + at, &declared.name)), &child, &child_folder, is_test);
            }
        }
    }

    /// All imports of a module, and all paths of two segments or more. A path that begins with an
    /// imported name is left out if it leads where the import leads.
    pub(crate) fn references(&self, module: usize) -> impl Iterator<Item = (&'a Reference, Option<Target<'a>>)> {
        let facts = self.modules.get(module).map(|module| module.facts);
        let paths = facts.into_iter().flat_map(|facts| &facts.references);
        let paths = paths.filter(move |path| !self.repeats_import(module, path));
        let imports = facts.into_iter().flat_map(|facts| &facts.imports).map(|import| &import.path);
        paths.chain(imports).map(move |path| (path, self.resolve(module, path, 0)))
    }

    fn repeats_import(&self, module: usize, path: &Reference) -> bool {
        let (Some(first), Some(found)) = (path.segments.first(), self.modules.get(module)) else { return false };
        let is_imported = found.facts.imports.iter().any(|import| import.alias.as_ref() == Some(first));
        let alias = Reference { segments: vec![first.clone()], ..path.clone() };
        is_imported && !path.is_global && self.resolve(module, &alias, 0) == self.resolve(module, path, 0)
    }

    fn resolve(&self, from: usize, path: &Reference, depth: usize) -> Option<Target<'a>> {
        let (first, mut rest) = path.segments.split_first()?;
        if depth > MAX_DEPTH {
            return None;
        }
        let mut target = match first.as_str() {
            _ if path.is_global => self.dependency(first)?,
            "crate" => Target::Module(0),
            "self" => Target::Module(from),
            "super" => Target::Module(self.modules.get(from)?.parent?),
            "Self" => return None,
            name => match self.look_up(from, name, depth) {
                Some(Lookup::Target(target)) => target,
                Some(Lookup::Item) => return Some(Target::Module(from)),
                None => self.dependency(name)?,
            },
        };
        while let (Target::Module(module), Some((name, tail))) = (target, rest.split_first()) {
            rest = tail;
            target = match name.as_str() {
                "self" => continue,
                "super" => Target::Module(self.modules.get(module)?.parent?),
                name => match self.look_up(module, name, depth) {
                    Some(Lookup::Target(target)) => target,
                    // An item, or a name that a macro makes there.
                    Some(Lookup::Item) | None => return Some(target),
                },
            };
        }
        Some(target)
    }

    /// The meaning of a name in a module: a child, an item, an import, something behind a glob.
    fn look_up(&self, module: usize, name: &str, depth: usize) -> Option<Lookup<'a>> {
        let found = self.modules.get(module)?;
        if let Some(&child) = found.children.get(name) {
            return Some(Lookup::Target(Target::Module(child)));
        }
        if found.facts.items.contains(name) {
            return Some(Lookup::Item);
        }
        let names_itself = |import: &&Import| import.path.segments.first().is_some_and(|first| first == name);
        let imported = found.facts.imports.iter().find(|import| import.alias.as_deref() == Some(name));
        if let Some(import) = imported.filter(|import| !names_itself(import)) {
            return self.resolve(module, &import.path, depth + 1).map(Lookup::Target);
        }
        if depth > MAX_DEPTH {
            return None;
        }
        for glob in found.facts.imports.iter().filter(|import| import.is_glob) {
            if let Some(Target::Module(behind)) = self.resolve(module, &glob.path, depth + 1)
                && behind != module
            {
                match self.look_up(behind, name, depth + 1) {
                    Some(Lookup::Item) => return Some(Lookup::Target(Target::Module(behind))),
                    Some(target) => return Some(target),
                    None => {}
                }
            }
        }
        None
    }

    fn dependency(&self, name: &str) -> Option<Target<'a>> {
        let root = self.modules.first().map(|module| module.facts);
        let mut aliases = root.into_iter().flat_map(|facts| &facts.imports);
        // `extern crate self as name`
        if aliases.any(|import| import.alias.as_deref() == Some(name) && import.path.segments == ["crate"]) {
            return Some(Target::Module(0));
        }
        if name == self.package.name {
            // A test or a program that names its own library.
            return Some(Target::Package(&self.package.name));
        }
        let found = self.package.dependencies.iter().find(|dependency| dependency.alias == name)?;
        Some(Target::Package(&found.package))
    }
}

/// The meaning of a name in a module.
enum Lookup<'a> {
    Target(Target<'a>),
    /// An item of the module itself.
    Item,
}

/// A path without `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                normal.pop();
            }
            std::path::Component::CurDir => {}
            part => normal.push(part),
        }
    }
    normal
}
