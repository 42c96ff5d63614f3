//! Output files: the plan, and how it is written or compared.

use super::paths::slashes;
use super::{FileError, cache_file, io_error, read_bytes, read_text};
use crate::cache::Key;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The mark near the top of every generated file. Stale files are removed only if they have it.
pub(crate) const MARK: &str = "Written by `cargo xtask codegen`";

/// The text of every file of an output.
#[derive(Debug)]
pub struct Plan {
    /// The folder that all paths are relative to.
    pub out: PathBuf,
    /// Texts by path below `out`.
    pub files: BTreeMap<PathBuf, String>,
    /// Folders below `out` in which a generated file that is not in `files` is stale.
    pub(crate) generated_folders: Vec<PathBuf>,
    /// The project's lock file, which a standalone workspace without one copies.
    pub(crate) lock: Option<PathBuf>,
    /// The cache file to write, unless it is up to date.
    pub(crate) cached: Option<CachedTexts>,
}

/// A cache file: texts of a plan, kept for the next run.
#[derive(Debug)]
pub(crate) struct CachedTexts {
    /// The file.
    pub(crate) path: PathBuf,
    /// The path of each text in the plan, and its key.
    pub(crate) keys: Vec<(PathBuf, Key)>,
}

/// The changes that [`write()`] made.
#[derive(Debug, Default)]
pub struct Changes {
    /// New files and files whose text differed.
    pub written: Vec<PathBuf>,
    /// Stale generated files.
    pub removed: Vec<PathBuf>,
    /// The number of files whose text was up to date.
    pub unchanged: usize,
}

/// A file that is not up to date.
#[derive(Debug)]
pub struct Difference {
    /// The file.
    pub path: PathBuf,
    /// The change that [`write()`] would make, as a unified diff.
    pub diff: String,
}

/// Writes the files whose text differs and removes stale ones. Other files keep their modification
/// time, so that cargo rebuilds only what changed.
///
/// # Errors
/// [`FileError`] for the first file that cannot be read, written or removed.
pub fn write(plan: &Plan) -> Result<Changes, FileError> {
    let mut changes = Changes::default();
    let folders: BTreeSet<PathBuf> =
        plan.files.keys().filter_map(|path| path.parent()).map(|folder| plan.out.join(folder)).collect();
    for folder in folders {
        fs::create_dir_all(&folder).map_err(|error| FileError::new("create", &folder, error))?;
    }
    let results = crate::parallel::map(plan.files.iter().collect(), |(path, text)| {
        let path = plan.out.join(path);
        if read_bytes(&path)?.as_deref() == Some(text.as_bytes()) {
            return Ok(None);
        }
        fs::write(&path, text).map_err(|error| FileError::new("write", &path, error))?;
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
        fs::copy(project_lock, &lock).map_err(|error| FileError::new("write", &lock, error))?;
    }
    if let Some(cached) = &plan.cached {
        let texts = cached.keys.iter().filter_map(|(path, key)| Some((key, plan.files.get(path)?.as_str())));
        cache_file::write(&cached.path, texts)?;
    }
    for path in stale(plan)? {
        fs::remove_file(&path).map_err(|error| FileError::new("remove", &path, error))?;
        changes.removed.push(path);
    }
    Ok(changes)
}

/// Compares the plan with the files on disk; writes nothing.
///
/// # Errors
/// [`FileError`] for the first file that cannot be read.
pub fn check(plan: &Plan) -> Result<Vec<Difference>, FileError> {
    let mut differences = Vec::new();
    for (path, text) in &plan.files {
        let path = plan.out.join(path);
        let present = read_text(&path)?;
        if present.as_deref() != Some(text) {
            let diff = diff(&path, present.as_deref().unwrap_or_default(), text);
            differences.push(Difference { path, diff });
        }
    }
    for path in stale(plan)? {
        let diff = diff(&path, &read_text(&path)?.unwrap_or_default(), "");
        differences.push(Difference { path, diff });
    }
    Ok(differences)
}

fn diff(path: &Path, present: &str, wanted: &str) -> String {
    let name = slashes(path);
    similar::TextDiff::from_lines(present, wanted).unified_diff().header(&name, &name).to_string()
}

/// Generated files that the plan does not have.
fn stale(plan: &Plan) -> Result<Vec<PathBuf>, FileError> {
    let mut stale = Vec::new();
    for folder in &plan.generated_folders {
        let folder = plan.out.join(folder);
        if !folder.is_dir() {
            continue;
        }
        for entry in WalkDir::new(&folder).sort_by_file_name() {
            let entry = entry.map_err(|error| FileError::new("read", &folder, io_error(error)))?;
            let path = entry.path();
            let planned = path.strip_prefix(&plan.out).is_ok_and(|below| plan.files.contains_key(below));
            if entry.file_type().is_file() && !planned && is_generated(read_text(path)?.as_deref().unwrap_or_default())
            {
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
    fn write_changes_differing_files_and_removes_stale_generated_files() {
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
            generated_folders: vec![PathBuf::from("src")],
            lock: None,
            cached: None,
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
