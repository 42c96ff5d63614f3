//! Removes cache files of outputs that are no longer generated.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Cache files that are kept, newest first.
const MAX_FILES: usize = 8;

/// The size of all cache files that are kept, in bytes.
const MAX_BYTES: u64 = 64 << 20;

/// The age of an unfinished file whose run is over.
const UNFINISHED_AGE: Duration = Duration::from_secs(3600);

/// Removes old files beside a cache file that was just written. A file that cannot be removed is left for the
/// next run: the cache only saves time.
pub(super) fn old_files(written: &Path) {
    let entries = written.parent().and_then(|folder| fs::read_dir(folder).ok());
    let mut caches: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
    for (path, modified, size) in entries.into_iter().flatten().filter_map(|entry| file(&entry.ok()?)) {
        let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if extension == "cache" {
            caches.push((modified, size, path));
        } else if !extension.is_empty() && extension.bytes().all(|byte| byte.is_ascii_digit()) {
            // The number of the process that began it.
            let is_over = modified.elapsed().is_ok_and(|age| age > UNFINISHED_AGE);
            let _ = is_over.then(|| fs::remove_file(&path));
        }
    }
    caches.sort_by(|a, b| b.cmp(a));
    let mut total = 0;
    for (index, (_, size, path)) in caches.into_iter().enumerate() {
        total += size;
        if path != written && (index >= MAX_FILES || total > MAX_BYTES) {
            let _ = fs::remove_file(path);
        }
    }
}

fn file(entry: &DirEntry) -> Option<(PathBuf, SystemTime, u64)> {
    let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
    Some((entry.path(), metadata.modified().ok()?, metadata.len()))
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn newest_cache_files_are_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str, age: u64| {
            let path = folder.path().join(name);
            fs::write(&path, "x").expect("write");
            let time = SystemTime::now() - Duration::from_secs(age);
            fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(time)).expect("set the time");
            path
        };
        let written = at("written.cache", 1_000_000);
        let old: Vec<PathBuf> = (0..20).map(|age| at(&format!("{age}.cache"), 100 + age)).collect();
        let (unfinished, running) = (at("a.123", 7200), at("a.124", 10));
        let other = at("notes.txt", 1_000_000);
        old_files(&written);
        let kept = old.iter().take_while(|path| path.exists()).count();
        assert_eq!((kept, old.iter().filter(|path| path.exists()).count()), (MAX_FILES, MAX_FILES));
        assert!(written.exists() && other.exists() && running.exists() && !unfinished.exists());
    }
}
