//! Reads definitions, Rust sources and settings.

use super::layout::{Candidate, JsonRole, is_in_application, is_named_like_folder, roles, says_doctype};
use super::paths::{absolute, is_writable_in_manifests, slashes};
use super::{FileError, io_error, read_bytes, read_text};
use crate::diagnostic::SourceFile;
use crate::{Options, OutputKind};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// The folder of the runtime's controllers of built-in DocTypes, below the folder of the runtime.
const CONTROLLERS: &str = "api/src/controllers";

/// The folder of the runtime's functions, below the folder of the runtime.
const FUNCTIONS: &str = "api/src/functions";

/// The folder of the runtime with the rules and functions of optional modules, one folder each.
const MODULES: &str = "api/src";

/// The files that a run reads.
#[derive(Debug, Default)]
pub(crate) struct Input {
    pub(crate) definitions: Vec<JsonFile>,
    /// Documents that every database has.
    pub(crate) fixtures: Vec<JsonFile>,
    /// The runtime's own definitions.
    pub(crate) built_in: Vec<JsonFile>,
    pub(crate) rust: Vec<RustFile>,
    /// The runtime's controllers of its own DocTypes.
    pub(crate) built_in_rust: Vec<RustFile>,
    /// The runtime's functions.
    pub(crate) functions: Vec<RustFile>,
    /// The rules and functions of optional modules, in use or not.
    pub(crate) module_rust: Vec<RustFile>,
    /// The `doctyped.toml` of each source folder that has one.
    pub(crate) settings: Vec<Arc<SourceFile>>,
    /// The names of the source folders in headers.
    pub(crate) folders: Vec<String>,
    /// The project's manifest, whose profiles a standalone workspace copies.
    pub(crate) project_manifest: String,
}

/// A JSON file, perhaps a definition.
#[derive(Debug)]
pub(crate) struct JsonFile {
    pub(crate) source: Arc<SourceFile>,
    pub(crate) role: JsonRole,
    pub(crate) origin: JsonOrigin,
}

/// The application that a JSON file is part of.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct JsonOrigin {
    /// The index of the source folder among all of them; later ones override earlier ones.
    pub(crate) folder: usize,
    /// The application's folder, above its modules; a source folder may hold several applications.
    pub(crate) application: PathBuf,
}

/// A Rust file beside the definitions.
#[derive(Debug)]
pub(crate) struct RustFile {
    pub(crate) source: Arc<SourceFile>,
    /// Folders below the source folder and the file's name without `.rs`.
    pub(crate) modules: Vec<String>,
}

impl RustFile {
    /// The file as one of a folder.
    fn below(mut self, folder: &str) -> RustFile {
        self.modules.insert(0, folder.to_owned());
        self
    }
}

/// Settings of a source folder.
const SETTINGS_FILE: &str = "doctyped.toml";

/// Folders of Cargo below a source folder; their Rust files are no modules of it.
const CARGO_FOLDERS: [&str; 5] = ["benches", "examples", "src", "target", "tests"];

/// Reads all definitions, Rust files and settings.
pub(crate) fn read(options: &Options) -> Result<Input, FileError> {
    let mut input = Input::default();
    let root = absolute(&options.root)?;
    for path in [absolute(&options.out)?, absolute(&options.runtime)?] {
        is_writable_in_manifests(&path)?;
    }
    let mut seen = BTreeSet::new();
    for (folder_index, folder) in options.sources.iter().enumerate() {
        let folder = absolute(folder)?;
        let names = SourceFolder::new(&root, &folder, options.target, folder_index);
        input.folders.push(names.header(Path::new("")));
        read_folder(&folder, &names, &mut seen, &mut input.definitions, &mut input.rust)?;
        let path = folder.join(SETTINGS_FILE);
        if let Some(content) = read_bytes(&path)? {
            input.settings.push(Arc::new(names.source(path, Path::new(SETTINGS_FILE), content)));
        }
    }
    input.fixtures = input.definitions.extract_if(.., |file| file.role == JsonRole::Fixture).collect();
    if options.target != OutputKind::Core {
        input.project_manifest = read_text(&root.join("Cargo.toml"))?.unwrap_or_default();
    }
    if options.target == OutputKind::Core {
        let controllers = absolute(&options.out)?.join(CONTROLLERS);
        input.rust.clear();
        if controllers.is_dir() {
            let names = SourceFolder::new(&root, &controllers, options.target, 0);
            read_folder(&controllers, &names, &mut seen, &mut Vec::new(), &mut input.rust)?;
        }
    } else {
        let runtime = absolute(&options.runtime)?;
        let root = runtime.parent().unwrap_or(&runtime);
        let functions = runtime.join(FUNCTIONS);
        if functions.is_dir() {
            let names = SourceFolder::new(root, &functions, OutputKind::Core, 0);
            read_folder(&functions, &names, &mut BTreeSet::new(), &mut Vec::new(), &mut input.functions)?;
        }
        for module in doctyped_modules::MODULES {
            let folder = runtime.join(MODULES).join(module.name);
            if folder.is_dir() {
                let names = SourceFolder::new(root, &folder, OutputKind::Core, 0);
                let mut files = Vec::new();
                read_folder(&folder, &names, &mut BTreeSet::new(), &mut Vec::new(), &mut files)?;
                input.module_rust.extend(files.into_iter().map(|file| file.below(module.name)));
            }
        }
        for folder in [runtime.join("doctypes"), runtime.join(CONTROLLERS)] {
            if folder.is_dir() {
                let names = SourceFolder::new(root, &folder, OutputKind::Core, 0);
                read_folder(&folder, &names, &mut BTreeSet::new(), &mut input.built_in, &mut input.built_in_rust)?;
            }
        }
    }
    Ok(input)
}

fn read_folder(
    folder: &Path,
    names: &SourceFolder,
    seen: &mut BTreeSet<PathBuf>,
    json: &mut Vec<JsonFile>,
    rust: &mut Vec<RustFile>,
) -> Result<(), FileError> {
    let visible = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || name == "node_modules")
    };
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                // Applications have links to files that are made later: `public/node_modules`.
                if path.is_symlink() && !is_named_like_folder(&path) {
                    continue;
                }
                return Err(FileError::new("read", &path, io_error(error)));
            }
        };
        let path = entry.path();
        let extension = path.extension().unwrap_or_default();
        let is_json = extension == "json";
        if !(is_json || extension == "rs") || !entry.file_type().is_file() || !seen.insert(path.to_owned()) {
            continue;
        }
        let below = path.strip_prefix(folder).unwrap_or(path);
        let modules = modules(below);
        if !is_json
            && modules.len() != 1
            && modules.first().is_some_and(|first| CARGO_FOLDERS.contains(&first.as_str()))
        {
            continue;
        }
        let content = fs::read(path).map_err(|error| FileError::new("read", path, error))?;
        let source = Arc::new(names.source(path.to_owned(), below, content));
        if is_json {
            found.push((source, below.to_owned()));
        } else {
            rust.push(RustFile { source, modules });
        }
    }
    let candidate = |(source, below)| {
        let source: &SourceFile = source;
        Candidate { path: &source.path, below, says_doctype: says_doctype(&source.text) }
    };
    let candidates: Vec<Candidate<'_>> =
        found.iter().map(|(source, below): &(Arc<SourceFile>, PathBuf)| candidate((&**source, below))).collect();
    let roles = roles(&candidates);
    for ((source, _), role) in found.into_iter().zip(roles).filter(|(_, role)| *role != JsonRole::Other) {
        // `<application>/<module>/doctype/x/x.json`
        let is_frappe = is_in_application(&source.path);
        let above = source.path.ancestors().nth(4).filter(|above| is_frappe && above.starts_with(folder));
        let application = above.unwrap_or(folder);
        let origin = JsonOrigin { folder: names.folder_index, application: application.to_owned() };
        json.push(JsonFile { source, role, origin });
    }
    Ok(())
}

fn modules(below: &Path) -> Vec<String> {
    below.with_extension("").components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
}

/// The names of a source folder in diagnostics and in headers.
struct SourceFolder {
    shown: PathBuf,
    header: PathBuf,
    /// Its index among the source folders.
    folder_index: usize,
}

impl SourceFolder {
    fn new(root: &Path, folder: &Path, target: OutputKind, folder_index: usize) -> SourceFolder {
        let shown = folder.strip_prefix(root).unwrap_or(folder).to_owned();
        let header = match target {
            // A standalone output must not depend on where its sources are.
            OutputKind::Standalone => folder.file_name().map_or_else(PathBuf::new, PathBuf::from),
            OutputKind::Project | OutputKind::Core => shown.clone(),
        };
        SourceFolder { shown, header, folder_index }
    }

    /// A file of the folder.
    fn source(&self, path: PathBuf, below: &Path, content: Vec<u8>) -> SourceFile {
        SourceFile::new(path, slashes(&self.shown.join(below)), self.header(below), content)
    }

    fn header(&self, below: &Path) -> String {
        slashes(&self.header.join(below))
    }
}
