//! The plan of an output: the text of every file.

use crate::cache::Key;
use std::collections::BTreeMap;
use std::path::PathBuf;

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
    /// Whether the output is a workspace of its own, in a folder of its own.
    pub(crate) is_workspace: bool,
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

/// Whether a text has the mark of codegen. An empty file is the rest of a killed run.
pub(super) fn is_generated(text: &str) -> bool {
    text.is_empty() || text.lines().take(5).any(|line| line.contains(MARK))
}
