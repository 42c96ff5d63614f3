//! Paths as generated files write them.

use super::FileError;
use crate::Options;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A path as headers, manifests and `#[path]` write it on every system.
pub(crate) fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned()
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
