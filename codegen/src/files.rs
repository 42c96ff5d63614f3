//! The edge: everything that reads or writes files.

use crate::cache::{self, Cache};
use crate::diagnostic::Source;
use crate::{Options, Target, settings};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// A file or folder that cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} {}", path.display())]
pub struct Failure {
    action: &'static str,
    path: PathBuf,
    source: io::Error,
}

impl Failure {
    fn new(action: &'static str, path: &Path, source: io::Error) -> Failure {
        Failure { action, path: path.to_owned(), source }
    }
}

/// What a run reads.
#[derive(Debug, Default)]
pub(crate) struct Input {
    pub(crate) definitions: Vec<JsonFile>,
    /// The runtime's own definitions.
    pub(crate) built_in: Vec<JsonFile>,
    pub(crate) rust: Vec<RustFile>,
    /// The runtime's controllers of its own DocTypes.
    pub(crate) built_in_rust: Vec<RustFile>,
    /// The `doctyped.toml` of each source folder that has one.
    pub(crate) settings: Vec<Arc<Source>>,
    /// How headers name the source folders.
    pub(crate) folders: Vec<String>,
    /// The project's manifest, of which workspaces elsewhere take over the profiles.
    pub(crate) project_manifest: String,
}

/// A JSON file, perhaps a definition.
#[derive(Debug)]
pub(crate) struct JsonFile {
    pub(crate) source: Arc<Source>,
    /// `x/x.json`: where Frappe keeps definitions.
    pub(crate) named_like_folder: bool,
}

/// A Rust file beside the definitions.
#[derive(Debug)]
pub(crate) struct RustFile {
    pub(crate) source: Arc<Source>,
    /// Folders below the source folder and the file's name without `.rs`.
    pub(crate) modules: Vec<String>,
}

/// Folders of Cargo below a source folder; their Rust files are no modules of it.
const CARGO_FOLDERS: [&str; 5] = ["benches", "examples", "src", "target", "tests"];

/// Reads all definitions and Rust files.
pub(crate) fn read(options: &Options) -> Result<Input, Failure> {
    let mut input = Input::default();
    let root = absolute(&options.root)?;
    let mut seen = BTreeSet::new();
    for folder in &options.sources {
        let folder = absolute(folder)?;
        let place = Place::new(&root, &folder, options.target);
        input.folders.push(place.header(Path::new("")));
        read_folder(&folder, &place, &mut seen, &mut input.definitions, &mut input.rust)?;
        let path = folder.join(settings::FILE);
        if let Some(text) = current(&path)? {
            let below = Path::new(settings::FILE);
            input.settings.push(Arc::new(Source {
                path,
                shown: place.shown(below),
                header: place.header(below),
                text,
            }));
        }
    }
    if options.target == Target::Standalone {
        input.project_manifest = current(&root.join("Cargo.toml"))?.unwrap_or_default();
    }
    if options.target == Target::Core {
        let controllers = absolute(&options.out)?.join("controllers");
        input.rust.clear();
        if controllers.is_dir() {
            let place = Place::new(&root, &controllers, options.target);
            read_folder(&controllers, &place, &mut seen, &mut Vec::new(), &mut input.rust)?;
        }
    } else {
        let runtime = absolute(&options.runtime)?;
        let beside = runtime.parent().unwrap_or(&runtime);
        for folder in [runtime.join("doctypes"), runtime.join("src/core/controllers")] {
            if folder.is_dir() {
                let place = Place::new(beside, &folder, Target::Core);
                read_folder(&folder, &place, &mut BTreeSet::new(), &mut input.built_in, &mut input.built_in_rust)?;
            }
        }
    }
    Ok(input)
}

fn read_folder(
    folder: &Path,
    place: &Place,
    seen: &mut BTreeSet<PathBuf>,
    json: &mut Vec<JsonFile>,
    rust: &mut Vec<RustFile>,
) -> Result<(), Failure> {
    let visible = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || name == "node_modules")
    };
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            Failure::new("read", &path, io_error(error))
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
        let bytes = fs::read(path).map_err(|error| Failure::new("read", path, error))?;
        // What is not UTF-8 is found to be malformed where the first odd byte was.
        let text =
            String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        let source = Source { path: path.to_owned(), shown: place.shown(below), header: place.header(below), text };
        let source = Arc::new(source);
        if is_json {
            let named_like_folder = path.parent().and_then(Path::file_name) == path.file_stem();
            json.push(JsonFile { source, named_like_folder });
        } else {
            rust.push(RustFile { source, modules });
        }
    }
    Ok(())
}

/// What the system said, without the path, which [`Failure`] says itself.
fn io_error(error: walkdir::Error) -> io::Error {
    error.into_io_error().unwrap_or_else(|| io::Error::other("a link leads back to a folder above it"))
}

fn modules(below: &Path) -> Vec<String> {
    below.with_extension("").components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
}

/// How files of a source folder are named in diagnostics and in headers.
struct Place {
    shown: PathBuf,
    header: PathBuf,
}

impl Place {
    fn new(root: &Path, folder: &Path, target: Target) -> Place {
        let shown = folder.strip_prefix(root).unwrap_or(folder).to_owned();
        let header = match target {
            // What is generated elsewhere must not depend on where its sources are.
            Target::Standalone => folder.file_name().map_or_else(PathBuf::new, PathBuf::from),
            Target::Project | Target::Core => shown.clone(),
        };
        Place { shown, header }
    }

    fn shown(&self, below: &Path) -> String {
        slashes(&self.shown.join(below))
    }

    fn header(&self, below: &Path) -> String {
        slashes(&self.header.join(below))
    }
}

/// A path as headers, manifests and `#[path]` write it on every system.
pub(crate) fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned()
}

fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    let path = std::path::absolute(path).map_err(|error| Failure::new("find", path, error))?;
    // The output need not exist yet; as much as exists is named without detours.
    let existing = path.ancestors().find_map(|ancestor| Some((fs::canonicalize(ancestor).ok()?, ancestor)));
    Ok(match existing.map(|(real, ancestor)| (real, path.strip_prefix(ancestor))) {
        Some((real, Ok(rest))) if rest.as_os_str().is_empty() => real,
        Some((real, Ok(rest))) => real.join(rest),
        _ => path,
    })
}

/// The way from a folder to a file; both are absolute.
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(common).map(|_| Component::ParentDir);
    up.chain(to.iter().skip(common).copied()).collect()
}

/// The absolute folder of an output.
pub(crate) fn output_folder(options: &Options) -> PathBuf {
    absolute(&options.out).unwrap_or_else(|_| options.out.clone())
}

/// The absolute folder of the runtime.
pub(crate) fn runtime_folder(options: &Options) -> PathBuf {
    absolute(&options.runtime).unwrap_or_else(|_| options.runtime.clone())
}

/// The texts that the last run kept. The generator is told apart by its program.
pub(crate) fn cache(options: &Options) -> Result<Cache, Failure> {
    let program = std::env::current_exe().and_then(fs::read);
    match (&options.cache, program) {
        (Some(path), Ok(program)) => Ok(Cache::decode(&program, bytes(path)?.unwrap_or_default())),
        _ => Ok(Cache::default()),
    }
}

/// What every generated file says near its top; files that say it are ours to remove.
pub(crate) const MARK: &str = "Written by `cargo xtask codegen`";

/// The text of every file that a run gives.
#[derive(Debug)]
pub struct Plan {
    /// The folder that all paths are relative to.
    pub out: PathBuf,
    /// Path below `out`, and what the file holds.
    pub files: BTreeMap<PathBuf, String>,
    /// Folders below `out` in which a generated file that is not in `files` is stale.
    pub(crate) swept: Vec<PathBuf>,
    /// Of a workspace of its own, the project's lock file: it begins with the same versions.
    pub(crate) lock: Option<PathBuf>,
    /// The texts to keep for the next run, if they are others than before.
    pub(crate) kept: Option<Kept>,
}

/// Texts of a plan that are kept between runs.
#[derive(Debug)]
pub(crate) struct Kept {
    /// The file that keeps them.
    pub(crate) path: PathBuf,
    /// What each was made from, by its path in the plan.
    pub(crate) keys: Vec<(PathBuf, cache::Key)>,
}

/// What [`write()`] did.
#[derive(Debug, Default)]
pub struct Changes {
    /// Files that were new or had another text.
    pub written: Vec<PathBuf>,
    /// Generated files that are no longer wanted.
    pub removed: Vec<PathBuf>,
    /// How many files were as they should be.
    pub unchanged: usize,
}

/// A file that is not as it should be.
#[derive(Debug)]
pub struct Difference {
    /// The file.
    pub path: PathBuf,
    /// What [`write()`] would change, as a unified diff.
    pub diff: String,
}

/// Writes what differs and removes what is stale, so that cargo sees no change where there is none.
///
/// # Errors
/// When a file cannot be read, written or removed.
pub fn write(plan: &Plan) -> Result<Changes, Failure> {
    let mut changes = Changes::default();
    let folders: BTreeSet<PathBuf> =
        plan.files.keys().filter_map(|path| path.parent()).map(|folder| plan.out.join(folder)).collect();
    for folder in folders {
        fs::create_dir_all(&folder).map_err(|error| Failure::new("create", &folder, error))?;
    }
    let results = crate::parallel::map(plan.files.iter().collect(), |(path, text)| {
        let path = plan.out.join(path);
        if bytes(&path)?.as_deref() == Some(text.as_bytes()) {
            return Ok(None);
        }
        fs::write(&path, text).map_err(|error| Failure::new("write", &path, error))?;
        Ok(Some(path))
    });
    for result in results {
        match result? {
            Some(path) => changes.written.push(path),
            None => changes.unchanged += 1,
        }
    }
    let lock = plan.out.join("Cargo.lock");
    if let Some(project_lock) = plan.lock.as_ref().filter(|project_lock| project_lock.exists() && !lock.exists()) {
        fs::copy(project_lock, &lock).map_err(|error| Failure::new("write", &lock, error))?;
    }
    if let Some(kept) = &plan.kept {
        keep(plan, kept)?;
    }
    for path in stale(plan)? {
        fs::remove_file(&path).map_err(|error| Failure::new("remove", &path, error))?;
        changes.removed.push(path);
    }
    Ok(changes)
}

/// Writes the texts for the next run, in one step so that no reader finds half of them.
fn keep(plan: &Plan, kept: &Kept) -> Result<(), Failure> {
    let texts = kept.keys.iter().filter_map(|(path, key)| Some((key, plan.files.get(path)?.as_str())));
    let failed = |error| Failure::new("write", &kept.path, error);
    if let Some(folder) = kept.path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let unfinished = kept.path.with_extension(std::process::id().to_string());
    fs::write(&unfinished, cache::encode(texts)).map_err(failed)?;
    fs::rename(&unfinished, &kept.path).map_err(failed)
}

/// Compares without writing.
///
/// # Errors
/// When a file cannot be read.
pub fn check(plan: &Plan) -> Result<Vec<Difference>, Failure> {
    let mut differences = Vec::new();
    for (path, text) in &plan.files {
        let path = plan.out.join(path);
        let present = current(&path)?;
        if present.as_deref() != Some(text) {
            let diff = diff(&path, present.as_deref().unwrap_or_default(), text);
            differences.push(Difference { path, diff });
        }
    }
    for path in stale(plan)? {
        let diff = diff(&path, &current(&path)?.unwrap_or_default(), "");
        differences.push(Difference { path, diff });
    }
    Ok(differences)
}

fn diff(path: &Path, present: &str, wanted: &str) -> String {
    let name = slashes(path);
    similar::TextDiff::from_lines(present, wanted).unified_diff().header(&name, &name).to_string()
}

fn current(path: &Path) -> Result<Option<String>, Failure> {
    let text =
        |bytes| String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Ok(bytes(path)?.map(text))
}

fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::new("read", path, error)),
    }
}

/// Generated files in the swept folders that the plan does not have.
fn stale(plan: &Plan) -> Result<Vec<PathBuf>, Failure> {
    let mut stale = Vec::new();
    for folder in &plan.swept {
        let folder = plan.out.join(folder);
        if !folder.is_dir() {
            continue;
        }
        for entry in WalkDir::new(&folder).sort_by_file_name() {
            let entry = entry.map_err(|error| Failure::new("read", &folder, io_error(error)))?;
            let path = entry.path();
            let planned = path.strip_prefix(&plan.out).is_ok_and(|below| plan.files.contains_key(below));
            if entry.file_type().is_file() && !planned && is_generated(current(path)?.as_deref().unwrap_or_default()) {
                stale.push(path.to_owned());
            }
        }
    }
    Ok(stale)
}

fn is_generated(text: &str) -> bool {
    text.lines().take(5).any(|line| line.contains(MARK))
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn the_way_between_folders_goes_up_and_down() {
        assert_eq!(relative(Path::new("/a/b/c"), Path::new("/a/d/e.rs")), Path::new("../../d/e.rs"));
        assert_eq!(relative(Path::new("/a"), Path::new("/a/b.rs")), Path::new("b.rs"));
    }

    #[test]
    fn writing_changes_only_what_differs_and_removes_only_what_is_generated() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let generated = format!("//! X.\n//!\n//! {MARK}; not to be edited.\n");
        let file = |name: &str| folder.path().join("src").join(name);
        fs::create_dir(folder.path().join("src")).expect("create");
        fs::write(file("stale.rs"), &generated).expect("write");
        fs::write(file("own.rs"), "//! Mine.\n").expect("write");
        fs::write(file("same.rs"), &generated).expect("write");
        let plan = Plan {
            out: folder.path().to_owned(),
            files: ["new.rs", "same.rs"].map(|name| (Path::new("src").join(name), generated.clone())).into(),
            swept: vec![PathBuf::from("src")],
            lock: None,
            kept: None,
        };
        let differences: Vec<PathBuf> = check(&plan).expect("check").into_iter().map(|d| d.path).collect();
        assert_eq!(differences, [file("new.rs"), file("stale.rs")]);
        let changes = write(&plan).expect("write");
        assert_eq!(
            (changes.written, changes.removed, changes.unchanged),
            (vec![file("new.rs")], vec![file("stale.rs")], 1)
        );
        assert!(file("own.rs").exists() && !file("stale.rs").exists());
        assert!(check(&plan).expect("check").is_empty());
    }
}
