//! Reads the sources and writes the output of a run.
//!
//! A run reads all sources into an `Input` and computes a [`Plan`], the text of every file of the
//! output. [`write()`] updates the files on disk, [`check`] compares them with the plan.

mod cache_file;
mod input;
mod layout;
mod lock;
mod output;
mod ownership;
mod paths;
mod plan;
mod prune;
mod staging;

pub(crate) use cache_file::read_cache;
pub(crate) use input::{Input, JsonFile, JsonOrigin, RustFile, read};
pub(crate) use layout::JsonRole;
pub use output::{Changes, Difference, check, write};
pub(crate) use paths::{output_folder, relative, runtime_folder, slashes};
pub use plan::Plan;
pub(crate) use plan::{CachedTexts, MARK};

use crate::diagnostic::escaped;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file or folder that cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} {}", escaped(&path.display().to_string()))]
pub struct FileError {
    action: &'static str,
    path: PathBuf,
    source: io::Error,
}

impl FileError {
    fn new(action: &'static str, path: &Path, source: io::Error) -> FileError {
        FileError { action, path: path.to_owned(), source }
    }
}

/// The text of a file; none if there is no file. Bytes that are not UTF-8 become `U+FFFD`.
fn read_text(path: &Path) -> Result<Option<String>, FileError> {
    Ok(read_bytes(path)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// The content of a file; none if there is no file.
fn read_bytes(path: &Path) -> Result<Option<Vec<u8>>, FileError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(FileError::new("read", path, error)),
    }
}

/// The error of the system, without the path, which [`FileError`] says itself.
fn io_error(error: walkdir::Error) -> io::Error {
    error.into_io_error().unwrap_or_else(|| io::Error::other("a link leads back to a folder above it"))
}
