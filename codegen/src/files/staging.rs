//! New texts are written beside the output first and renamed into place when all of them are complete, so that
//! neither a full disk nor a killed run leaves half of a file.

use super::FileError;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of unfinished files, below the output.
const FOLDER: &str = ".codegen-unfinished";

/// Texts that are not yet in place.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
}

impl Staging {
    /// An empty staging folder. One of a killed run is removed: the caller holds the lock of the output.
    ///
    /// # Errors
    /// The folder cannot be created or emptied.
    pub(super) fn new(out: &Path) -> Result<Staging, FileError> {
        let folder = out.join(FOLDER);
        let staging = Staging { folder };
        staging.remove()?;
        fs::create_dir(&staging.folder).map_err(|error| FileError::new("create", &staging.folder, error))?;
        Ok(staging)
    }

    /// Writes texts, then renames all of them to their paths.
    ///
    /// # Errors
    /// A text cannot be written; no file is changed then. Or a file cannot be replaced.
    pub(super) fn write(self, texts: Vec<(PathBuf, &str)>) -> Result<Vec<PathBuf>, FileError> {
        let staged = |index: usize| self.folder.join(index.to_string());
        let written = crate::parallel::map(texts.iter().enumerate().collect(), |(index, (path, text))| {
            fs::write(staged(index), text).map_err(|error| FileError::new("write", path, error))
        });
        let result = written.into_iter().collect::<Result<Vec<()>, _>>();
        let result = result.and_then(|_| {
            texts
                .into_iter()
                .enumerate()
                .map(|(index, (path, _))| match fs::rename(staged(index), &path) {
                    Ok(()) => Ok(path),
                    Err(error) => Err(FileError::new("write", &path, error)),
                })
                .collect()
        });
        self.remove()?;
        result
    }

    /// Whether a run has begun to write the output, and not ended.
    pub(super) fn is_begun(out: &Path) -> bool {
        out.join(FOLDER).is_dir()
    }

    fn remove(&self) -> Result<(), FileError> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(FileError::new("remove", &self.folder, error))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn failed_write_changes_no_file() {
        let out = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(out.path().join(FOLDER)).expect("the rest of a killed run");
        let staging = Staging::new(out.path()).expect("a staging folder");
        // A folder where the second text would be staged.
        fs::create_dir(out.path().join(FOLDER).join("1")).expect("create");
        let (first, second) = (out.path().join("first"), out.path().join("second"));
        assert!(staging.write(vec![(first.clone(), "1"), (second.clone(), "2")]).is_err());
        assert!(!first.exists() && !second.exists() && !out.path().join(FOLDER).exists());
    }

    #[test]
    fn complete_texts_replace_their_files() {
        let out = tempfile::tempdir().expect("a temporary folder");
        let path = out.path().join("file");
        fs::write(&path, "").expect("write");
        let written = Staging::new(out.path()).expect("a staging folder").write(vec![(path.clone(), "text")]);
        assert_eq!(written.expect("written"), std::slice::from_ref(&path));
        assert_eq!(fs::read_to_string(path).expect("read"), "text");
    }
}
