//! Reads definitions, Rust sources and settings.

use super::paths::{absolute, slashes};
use super::{FileError, decode, io_error, read_text};
use crate::diagnostic::SourceFile;
use crate::{Options, Target};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// The folder of the runtime's controllers of built-in DocTypes, below the folder of the runtime.
const CONTROLLERS: &str = "api/src/controllers";

/// The files that a run reads.
#[derive(Debug, Default)]
pub(crate) struct Input {
    pub(crate) definitions: Vec<JsonFile>,
    /// The runtime's own definitions.
    pub(crate) built_in: Vec<JsonFile>,
    pub(crate) rust: Vec<RustFile>,
    /// The runtime's controllers of its own DocTypes.
    pub(crate) built_in_rust: Vec<RustFile>,
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
    /// `x/x.json`: where Frappe keeps definitions.
    pub(crate) named_like_folder: bool,
}

/// A Rust file beside the definitions.
#[derive(Debug)]
pub(crate) struct RustFile {
    pub(crate) source: Arc<SourceFile>,
    /// Folders below the source folder and the file's name without `.rs`.
    pub(crate) modules: Vec<String>,
}

/// Settings of a source folder.
const SETTINGS_FILE: &str = "doctyped.toml";

/// Folders of Cargo below a source folder; their Rust files are no modules of it.
const CARGO_FOLDERS: [&str; 5] = ["benches", "examples", "src", "target", "tests"];

/// Reads all definitions, Rust files and settings.
pub(crate) fn read(options: &Options) -> Result<Input, FileError> {
    let mut input = Input::default();
    let root = absolute(&options.root)?;
    let mut seen = BTreeSet::new();
    for folder in &options.sources {
        let folder = absolute(folder)?;
        let names = SourceFolder::new(&root, &folder, options.target);
        input.folders.push(names.header(Path::new("")));
        read_folder(&folder, &names, &mut seen, &mut input.definitions, &mut input.rust)?;
        let path = folder.join(SETTINGS_FILE);
        if let Some(text) = read_text(&path)? {
            input.settings.push(Arc::new(names.source(path, Path::new(SETTINGS_FILE), text)));
        }
    }
    if options.target == Target::Standalone {
        input.project_manifest = read_text(&root.join("Cargo.toml"))?.unwrap_or_default();
    }
    if options.target == Target::Core {
        let controllers = absolute(&options.out)?.join(CONTROLLERS);
        input.rust.clear();
        if controllers.is_dir() {
            let names = SourceFolder::new(&root, &controllers, options.target);
            read_folder(&controllers, &names, &mut seen, &mut Vec::new(), &mut input.rust)?;
        }
    } else {
        let runtime = absolute(&options.runtime)?;
        let root = runtime.parent().unwrap_or(&runtime);
        for folder in [runtime.join("doctypes"), runtime.join(CONTROLLERS)] {
            if folder.is_dir() {
                let names = SourceFolder::new(root, &folder, Target::Core);
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
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            FileError::new("read", &path, io_error(error))
        })?;
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
        let text = decode(fs::read(path).map_err(|error| FileError::new("read", path, error))?);
        let source = Arc::new(names.source(path.to_owned(), below, text));
        if is_json {
            let named_like_folder = path.parent().and_then(Path::file_name) == path.file_stem();
            json.push(JsonFile { source, named_like_folder });
        } else {
            rust.push(RustFile { source, modules });
        }
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
}

impl SourceFolder {
    fn new(root: &Path, folder: &Path, target: Target) -> SourceFolder {
        let shown = folder.strip_prefix(root).unwrap_or(folder).to_owned();
        let header = match target {
            // A standalone output must not depend on where its sources are.
            Target::Standalone => folder.file_name().map_or_else(PathBuf::new, PathBuf::from),
            Target::Project | Target::Core => shown.clone(),
        };
        SourceFolder { shown, header }
    }

    /// A file of the folder.
    fn source(&self, path: PathBuf, below: &Path, text: String) -> SourceFile {
        SourceFile { path, shown: slashes(&self.shown.join(below)), header: self.header(below), text }
    }

    fn header(&self, below: &Path) -> String {
        slashes(&self.header.join(below))
    }
}
