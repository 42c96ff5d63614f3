//! How a plan is written, or compared with the files on disk.

use super::lock::FolderLock;
use super::paths::slashes;
use super::plan::{Plan, is_generated};
use super::staging::Staging;
use super::{FileError, cache_file, io_error, ownership, read_bytes, read_text};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use walkdir::WalkDir;

/// After this time a diff is no longer made as small as possible.
const DIFF_TIMEOUT: Duration = Duration::from_millis(500);

/// Extensions of files that are written per DocType or function, and are stale without it.
const SOURCES: [&str; 3] = ["js", "rs", "ts"];

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
/// time, so that cargo rebuilds only what changed. A second run with the same output waits.
///
/// # Errors
/// [`FileError`] for the first file that cannot be read, written or removed, or that codegen did not write.
pub fn write(plan: &Plan) -> Result<Changes, FileError> {
    let is_new = !plan.out.exists();
    let _lock = FolderLock::wait(&plan.out)?;
    if let Err(refused) = ownership::check(plan) {
        // The lock has created it. A folder with files stays.
        let _ = is_new.then(|| fs::remove_dir(&plan.out));
        return Err(refused);
    }
    let mut changes = Changes::default();
    let current = crate::parallel::map(plan.files.iter().collect(), |(path, text)| {
        let path = plan.out.join(path);
        let is_current = read_bytes(&path)?.as_deref() == Some(text.as_bytes());
        Ok((!is_current).then_some((path, text.as_str())))
    });
    let current: Vec<Option<(PathBuf, &str)>> = current.into_iter().collect::<Result<_, FileError>>()?;
    changes.unchanged = current.iter().filter(|differing| differing.is_none()).count();
    let differing: Vec<(PathBuf, &str)> = current.into_iter().flatten().collect();
    if !differing.is_empty() {
        // First, since it marks an output that a killed run has begun as codegen's.
        let staging = Staging::new(&plan.out)?;
        let folders: BTreeSet<PathBuf> =
            differing.iter().filter_map(|(path, _)| path.parent()).map(Path::to_owned).collect();
        for folder in folders {
            fs::create_dir_all(&folder).map_err(|error| FileError::new("create", &folder, error))?;
        }
        changes.written = staging.write(differing)?;
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
    let mut config = similar::TextDiff::configure();
    config.timeout(DIFF_TIMEOUT);
    config.diff_lines(present, wanted).unified_diff().header(&name, &name).to_string()
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
            let is_source = path.extension().is_some_and(|extension| SOURCES.iter().any(|known| extension == *known));
            if entry.file_type().is_file()
                && is_source
                && !planned
                && is_generated(read_text(path)?.as_deref().unwrap_or_default())
            {
                stale.push(path.to_owned());
            }
        }
    }
    Ok(stale)
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]
mod tests {
    use super::super::plan::MARK;
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
        // The rest of a killed run.
        fs::write(file("empty.rs"), "").expect("write");
        let plan = Plan {
            out: folder.path().to_owned(),
            files: ["new.rs", "same.rs"].map(|name| (Path::new("src").join(name), generated.clone())).into(),
            generated_folders: vec![PathBuf::from("src")],
            lock: None,
            is_workspace: false,
            cached: None,
        };
        let differences: Vec<PathBuf> = check(&plan).expect("check").into_iter().map(|d| d.path).collect();
        assert_eq!(differences, [file("new.rs"), file("empty.rs"), file("stale.rs")]);
        let changes = write(&plan).expect("write");
        assert_eq!(
            (changes.written, changes.removed, changes.unchanged),
            (vec![file("new.rs")], vec![file("empty.rs"), file("stale.rs")], 1)
        );
        assert!(file("own.rs").exists() && !file("stale.rs").exists());
        assert!(check(&plan).expect("check").is_empty());
    }

    fn workspace(out: &Path) -> Plan {
        let text = format!("# {MARK} from `doctypes`; not to be edited.\n");
        Plan {
            out: out.to_owned(),
            files: ["Cargo.toml", "models/Cargo.toml"].map(|path| (PathBuf::from(path), text.clone())).into(),
            generated_folders: Vec::new(),
            lock: None,
            is_workspace: true,
            cached: None,
        }
    }

    #[test]
    fn workspace_is_written_to_a_new_folder_and_to_its_own() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join(".git")).expect("create");
        let plan = workspace(folder.path());
        assert_eq!(write(&plan).expect("write").written.len(), 2);
        fs::write(folder.path().join("notes.txt"), "mine").expect("write");
        assert_eq!(write(&plan).expect("write").unchanged, 2);
    }

    #[test]
    fn folder_of_another_project_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let manifest = folder.path().join("Cargo.toml");
        fs::write(&manifest, "[package]\n").expect("write");
        let refused = write(&workspace(folder.path())).expect_err("a foreign manifest");
        assert!(refused.to_string().contains("Cargo.toml"), "{refused}");
        assert_eq!(fs::read_to_string(&manifest).expect("read"), "[package]\n");
        fs::rename(&manifest, folder.path().join("package.json")).expect("rename");
        assert!(write(&workspace(folder.path())).is_err());
        assert!(!folder.path().join("models").exists());
    }

    #[test]
    fn output_of_a_killed_run_is_completed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Staging::new(folder.path()).expect("a staging folder");
        fs::create_dir(folder.path().join("models")).expect("create");
        fs::write(folder.path().join("models/Cargo.toml"), "").expect("write");
        assert_eq!(write(&workspace(folder.path())).expect("write").written.len(), 2);
        assert!(!Staging::is_begun(folder.path()));
    }

    #[test]
    fn runs_at_once_leave_the_output_of_one_of_them() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = folder.path().join("out");
        let plan = |name: &str| {
            let mut plan = workspace(&out);
            for number in 0..50 {
                let text = format!("//! {MARK} from `{name}`.\n");
                plan.files.insert(PathBuf::from(format!("models/src/m{number}.rs")), text);
            }
            plan
        };
        let plans = [plan("a"), plan("b")];
        std::thread::scope(|scope| {
            for plan in &plans {
                scope.spawn(|| (0..10).for_each(|_| drop(write(plan).expect("write"))));
            }
        });
        assert!(plans.iter().any(|plan| check(plan).expect("check").is_empty()), "a mixture");
    }

    #[test]
    fn file_name_that_is_too_long_is_refused_before_anything_is_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = folder.path().join("out");
        let mut plan = workspace(&out);
        plan.files.insert(PathBuf::from("models").join("x".repeat(300)), String::new());
        assert!(write(&plan).is_err());
        assert!(!out.exists());
    }
}
