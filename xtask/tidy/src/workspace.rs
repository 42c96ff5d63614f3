//! The crates of the workspace, with their manifests and parsed source files.

use crate::facts::{self, Facts};
use crate::rules::{FIXTURES, GENERATED_MARK};
use anyhow::{Context as _, Result, anyhow};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::Table;
use walkdir::{DirEntry, WalkDir};

/// All crates.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) packages: Vec<Package>,
}

/// A crate.
#[derive(Debug)]
pub(crate) struct Package {
    /// The folder, relative to the workspace, with `/` between parts.
    pub(crate) folder: String,
    /// Name in Rust paths.
    pub(crate) name: String,
    /// Dependencies on other crates of the workspace.
    pub(crate) dependencies: Vec<Dependency>,
    /// Files that are the root of a module tree, relative to the workspace.
    pub(crate) roots: Vec<PathBuf>,
    /// All Rust files, by path relative to the workspace.
    pub(crate) files: BTreeMap<PathBuf, SourceFile>,
}

/// An entry of a dependency table.
#[derive(Debug)]
pub(crate) struct Dependency {
    /// Name in Rust paths, which the manifest may choose.
    pub(crate) alias: String,
    /// The crate's name.
    pub(crate) package: String,
    /// Where the manifest names it, from 1.
    pub(crate) line: usize,
}

/// A Rust file.
#[derive(Debug)]
pub(crate) struct SourceFile {
    pub(crate) lines: usize,
    pub(crate) is_generated: bool,
    pub(crate) facts: Facts,
}

impl Workspace {
    /// The crate with a name.
    pub(crate) fn package(&self, name: &str) -> Option<&Package> {
        self.packages.iter().find(|package| package.name == name)
    }
}

/// Names of manifests. That of a template has another name: cargo leaves folders with a `Cargo.toml` out of packages.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "manifest.toml"];

/// Reads manifests and parses sources.
pub(crate) fn load(root: &Path) -> Result<Workspace> {
    let (mut manifests, mut sources) = (BTreeMap::new(), Vec::new());
    for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(|entry| is_searched(root, entry)) {
        let path = entry?.into_path();
        let relative = path.strip_prefix(root).unwrap_or(&path).to_owned();
        if path.file_name().is_some_and(|name| MANIFESTS.iter().any(|manifest| name == *manifest)) {
            let text = read(&path)?;
            let table: Table = text.parse().with_context(|| format!("cannot parse {}", path.display()))?;
            manifests.insert(relative.parent().map(slashes).unwrap_or_default(), (table, text));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push(relative);
        }
    }
    let shared =
        manifests.get("").and_then(|(table, _)| table.get("workspace")?.get("dependencies")?.as_table()).cloned();
    let mut packages: Vec<Package> =
        manifests.iter().filter_map(|(folder, (table, text))| package(folder, table, text, shared.as_ref())).collect();
    let names: Vec<String> = packages.iter().map(|package| package.name.clone()).collect();
    for package in &mut packages {
        package.dependencies.retain(|dependency| names.contains(&dependency.package));
    }
    for (path, file) in parse_all(root, &sources)? {
        // The innermost crate around the file.
        let owner = packages.iter_mut().filter(|package| path.starts_with(&package.folder));
        if let Some(owner) = owner.max_by_key(|package| package.folder.len()) {
            owner.files.insert(path, file);
        }
    }
    for package in &mut packages {
        package.roots = roots(package);
    }
    Ok(Workspace { packages })
}

fn is_searched(root: &Path, entry: &DirEntry) -> bool {
    let relative = entry.path().strip_prefix(root).map(slashes).unwrap_or_default();
    let name = entry.file_name().to_str().unwrap_or_default();
    let is_hidden = entry.depth() > 0 && name.starts_with('.');
    !(is_hidden || name == "target" || name == "node_modules" || FIXTURES.contains(&relative.as_str()))
}

/// A path as text with `/` between its parts.
fn slashes(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The package that a manifest describes; none for a manifest of a workspace alone.
fn package(folder: &str, manifest: &Table, text: &str, shared: Option<&Table>) -> Option<Package> {
    let name = manifest.get("package")?.get("name")?.as_str()?.replace('-', "_");
    let mut dependencies = Vec::new();
    for key in ["dependencies", "dev-dependencies", "build-dependencies"] {
        for (alias, value) in manifest.get(key).and_then(toml::Value::as_table).into_iter().flatten() {
            let own = value.get("package");
            let inherited = shared.and_then(|shared| shared.get(alias)?.get("package"));
            let package = own.or(inherited).and_then(toml::Value::as_str).unwrap_or(alias);
            let line =
                text.lines().position(|line| line.trim_start().starts_with(alias.as_str())).map_or(0, |at| at + 1);
            let package = package.replace('-', "_");
            dependencies.push(Dependency { alias: alias.replace('-', "_"), package, line });
        }
    }
    Some(Package { folder: folder.to_owned(), name, dependencies, roots: Vec::new(), files: BTreeMap::new() })
}

/// Libraries, programs and test programs, by cargo's default layout, and files that no module tree
/// of that layout can hold.
fn roots(package: &Package) -> Vec<PathBuf> {
    let folder = Path::new(&package.folder);
    let is_root = |path: &&PathBuf| {
        let inside = path.strip_prefix(folder).map(slashes).unwrap_or_default();
        let parts: Vec<&str> = inside.split('/').collect();
        match parts.as_slice() {
            ["build.rs"] | ["src", "lib.rs" | "main.rs"] | ["src", "bin", ..] => true,
            ["tests" | "benches" | "examples" | "fuzz_targets", name] => *name != "mod.rs",
            ["tests" | "benches" | "examples", _, name] => *name == "main.rs",
            _ => false,
        }
    };
    package.files.keys().filter(is_root).cloned().collect()
}

/// Parses files on all cores. A file that is no Rust stops the check: the compiler refuses it too.
fn parse_all(root: &Path, paths: &[PathBuf]) -> Result<Vec<(PathBuf, SourceFile)>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let chunk_size = paths.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let spawn = |chunk| scope.spawn(move || parse_chunk(root, chunk));
        let threads: Vec<_> = paths.chunks(chunk_size).map(spawn).collect();
        let mut files = Vec::new();
        for thread in threads {
            let parsed = thread.join().map_err(|_| anyhow!("a thread that parses files panicked"))?;
            files.append(&mut parsed?);
        }
        Ok(files)
    })
}

fn parse_chunk(root: &Path, paths: &[PathBuf]) -> Result<Vec<(PathBuf, SourceFile)>> {
    paths.iter().map(|path| Ok((path.clone(), parse(root, path)?))).collect()
}

fn parse(root: &Path, path: &Path) -> Result<SourceFile> {
    let text = read(&root.join(path))?;
    let is_generated = path.starts_with("generated") || text.lines().take(6).any(|line| line.contains(GENERATED_MARK));
    let facts = facts::read(&text).with_context(|| format!("{} is not Rust", path.display()))?;
    Ok(SourceFile { lines: text.lines().count(), is_generated, facts })
}
