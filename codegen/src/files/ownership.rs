//! Checks that an output folder is ours before anything in it is written.

use super::plan::{Plan, is_generated};
use super::staging::Staging;
use super::{FileError, read_bytes, read_text};
use std::fs;
use std::io;
use std::path::Path;

/// Entries of a folder beside which a new workspace may be generated: those of cargo. Hidden ones, as `.git`,
/// do not count either.
const UNRELATED: [&str; 2] = ["Cargo.lock", "target"];

/// Bytes of a file's name, as file systems allow.
const MAX_FILE_NAME_LEN: usize = 255;

/// Checks that every file of the plan is absent, empty or generated, and that a workspace of its own goes into
/// a folder that is empty or has one already.
///
/// # Errors
/// The first path that is not codegen's.
pub(super) fn check(plan: &Plan) -> Result<(), FileError> {
    let refuse = |path: &Path, reason: &str| Err(FileError::new("write", path, io::Error::other(reason.to_owned())));
    for (below, text) in &plan.files {
        let path = plan.out.join(below);
        if below.file_name().is_some_and(|name| name.len() > MAX_FILE_NAME_LEN) {
            return refuse(&path, "its name is too long; give the DocType a shorter one");
        }
        if path.is_dir() {
            return refuse(&path, "it is a folder; remove it, or choose another --out");
        }
        let Some(content) = read_bytes(&path)? else { continue };
        if content != text.as_bytes() && !is_generated(&String::from_utf8_lossy(&content)) {
            return refuse(&path, "it was not written by codegen; remove it, or choose another --out");
        }
    }
    if plan.is_workspace && !is_ours_or_empty(&plan.out)? {
        let reason = "the folder has other files and no Cargo.toml of codegen; choose a new folder for --out";
        return refuse(&plan.out, reason);
    }
    Ok(())
}

fn is_ours_or_empty(folder: &Path) -> Result<bool, FileError> {
    if Staging::is_begun(folder) || read_text(&folder.join("Cargo.toml"))?.is_some() {
        // `check` has read the mark of the manifest.
        return Ok(true);
    }
    let failed = |error| FileError::new("read", folder, error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(failed(error)),
    };
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with('.') && !UNRELATED.contains(&&*name) {
            return Ok(false);
        }
    }
    Ok(true)
}
