//! The file that keeps generated texts between runs.

use super::{FileError, read_bytes};
use crate::cache::{Cache, Key, encode};
use std::fs;
use std::path::Path;

/// Reads the texts of the last run; an empty cache without a path. Texts of another build of this
/// program do not count.
pub(crate) fn read_cache(path: Option<&Path>) -> Result<Cache, FileError> {
    let Some(path) = path else { return Ok(Cache::default()) };
    let Ok(program) = std::env::current_exe().and_then(fs::read) else { return Ok(Cache::default()) };
    Ok(Cache::decode(&program, read_bytes(path)?.unwrap_or_default()))
}

/// Writes texts with their keys for the next run, and removes old cache files beside it. The finished file is renamed into place, so that
/// a concurrent run never reads half of it.
pub(super) fn write<'a>(path: &Path, texts: impl Iterator<Item = (&'a Key, &'a str)>) -> Result<(), FileError> {
    let failed = |error| FileError::new("write", path, error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let unfinished = path.with_extension(std::process::id().to_string());
    fs::write(&unfinished, encode(texts)).map_err(failed)?;
    fs::rename(&unfinished, path).map_err(failed)?;
    super::prune::old_files(path);
    Ok(())
}
