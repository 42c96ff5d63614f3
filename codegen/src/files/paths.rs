//! Paths as generated files write them.

use super::FileError;
use crate::Options;
use crate::diagnostic::is_unreadable;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::{fs, io};

/// A path as headers, manifests and `#[path]` write it on every system.
pub(crate) fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(MAIN_SEPARATOR, "/") };
    text.trim_end_matches('/').to_owned()
}

/// Checks a path that manifests name, which cargo reads line by line and as UTF-8.
///
/// # Errors
/// The path is not UTF-8, or has control characters.
pub(super) fn is_writable_in_manifests(path: &Path) -> Result<(), FileError> {
    match path.to_str() {
        Some(text) if !text.contains(is_unreadable) => Ok(()),
        _ => {
            let reason = "its path is not UTF-8 or has control characters; rename the folder";
            Err(FileError::new("use", path, io::Error::other(reason)))
        }
    }
}

/// An absolute path without symbolic links. The end of it need not exist.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, FileError> {
    let path = std::path::absolute(path).map_err(|error| FileError::new("find", path, error))?;
    let existing = path.ancestors().find_map(|ancestor| Some((fs::canonicalize(ancestor).ok()?, ancestor)));
    Ok(match existing.map(|(real, ancestor)| (real, path.strip_prefix(ancestor))) {
        Some((real, Ok(rest))) if rest.as_os_str().is_empty() => real,
        Some((real, Ok(rest))) => real.join(rest),
        _ => path,
    })
}

/// The path from a folder to a file; both are absolute.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_path_goes_up_and_down() {
        assert_eq!(relative(Path::new("/a/b/c"), Path::new("/a/d/e.rs")), Path::new("../../d/e.rs"));
        assert_eq!(relative(Path::new("/a"), Path::new("/a/b.rs")), Path::new("b.rs"));
    }
}
