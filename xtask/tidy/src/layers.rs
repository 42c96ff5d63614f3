//! No crate names a crate of a layer above it, in its manifest or in its code; the same for the
//! modules that [`MODULE_LAYERS`] orders.

use crate::module_tree::{ModuleTree, Target};
use crate::report::{Report, Rule, Violation};
use crate::rules::{LAYERS, MODULE_LAYERS};
use crate::workspace::{Package, Workspace};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(crate) fn check(workspace: &Workspace, trees: &[ModuleTree<'_>], report: &mut Report) {
    let before = report.violations.len();
    for package in &workspace.packages {
        for dependency in &package.dependencies {
            if let Some(named) = workspace.package(&dependency.package) {
                let file = Path::new(&package.folder).join("Cargo.toml");
                compare(package, named, &file, dependency.line, &dependency.package, report);
            }
        }
    }
    let mut references = 0;
    for tree in trees {
        for (at, module) in tree.modules.iter().enumerate() {
            for (path, target) in tree.references(at) {
                references += usize::from(target.is_some_and(|target| target != Target::Module(at)));
                if let Some(Target::Package(name)) = target
                    && let Some(named) = workspace.package(name)
                {
                    compare(tree.package, named, &module.file, path.line, &path.segments.join("::"), report);
                }
            }
        }
        check_module_layers(tree, report);
    }
    let layers: BTreeSet<&str> = LAYERS.iter().flat_map(|order| order.iter().copied()).collect();
    let present = workspace.packages.iter().filter(|package| layers.contains(package.folder.as_str())).count();
    let modules: usize = trees.iter().map(|tree| tree.modules.len()).sum();
    let upward = report.violations.len() - before;
    report.count(
        Rule::Layers,
        format!("{present} crates in order, {modules} modules, {references} references; {upward} against the order"),
    );
}

fn compare(package: &Package, named: &Package, file: &Path, line: usize, path: &str, report: &mut Report) {
    if package.name == named.name {
        return;
    }
    let place = |order: &[&str], folder: &str| order.iter().position(|layer| *layer == folder);
    let is_below = LAYERS.iter().any(|order| {
        let (from, to) = (place(order, &package.folder), place(order, &named.folder));
        from.zip(to).is_some_and(|(from, to)| to < from)
    });
    if !is_below {
        report.violations.push(Violation {
            rule: Rule::Layers,
            file: file.to_owned(),
            line,
            message: format!("{} names `{path}` of {}, which is not below it", package.folder, named.folder),
            help: "move the shared item down to the lower crate, or pass it as an argument; the order is LAYERS in \
                   xtask/tidy/src/rules.rs"
                .to_owned(),
        });
    }
}

fn check_module_layers(tree: &ModuleTree<'_>, report: &mut Report) {
    let Some((_, order)) = MODULE_LAYERS.iter().find(|(folder, _)| *folder == tree.package.folder) else { return };
    let layer = |path: &[String]| {
        let first = path.first()?;
        order.iter().position(|name| name == first)
    };
    for (at, module) in tree.modules.iter().enumerate().filter(|(_, module)| !module.is_test) {
        for (path, target) in tree.references(at).filter(|(path, _)| !path.is_test) {
            let Some(Target::Module(to)) = target else { continue };
            let named = tree.modules.get(to).map(|module| module.path.as_slice()).unwrap_or_default();
            if let (Some(from), Some(to)) = (layer(&module.path), layer(named))
                && to > from
            {
                report.violations.push(Violation {
                    rule: Rule::Layers,
                    file: module.file.clone(),
                    line: path.line,
                    message: format!("`{}` is of a module above", path.segments.join("::")),
                    help: format!("the order in {} is {}; move the item down", tree.package.folder, order.join(" < ")),
                });
            }
        }
    }
}

/// The folder's manifest, for violations of a whole crate.
pub(crate) fn manifest(package: &Package) -> PathBuf {
    Path::new(&package.folder).join("Cargo.toml")
}
