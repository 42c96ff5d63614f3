//! The folders that files are in.

use std::fs::File;
use std::io;
use std::path::Path;

/// The folder of a file: that of a name alone is the working directory.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Syncs the folder of a file, so that a new name survives a crash. Systems other than Unix do this by themselves.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder_of(path))?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_of_a_name_alone_is_the_working_directory() {
        for (path, folder) in [("site.sqlite", "."), ("a/site.sqlite", "a"), ("/site.sqlite", "/"), ("/", ".")] {
            assert_eq!(folder_of(Path::new(path)), Path::new(folder), "{path}");
        }
    }
}
