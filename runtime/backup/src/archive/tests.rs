//! Archives that are written, read and changed.

use super::{ArchiveReader, ArchiveWriter, Compression, DatabaseKind, FORMAT, KEY_ENTRY, Manifest};
use doctyped_files::StorageKey;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn manifest() -> Manifest {
    Manifest {
        format: FORMAT,
        created: "2026-11-28T10:15:00Z".to_owned(),
        application: "library".to_owned(),
        application_version: "1.0.0".to_owned(),
        server_version: "1.0.0".to_owned(),
        database: DatabaseKind::Mariadb,
        files: 1,
        file_bytes: 7,
        missing_files: vec!["/files/lost.txt".to_owned()],
    }
}

fn write(folder: &Path) -> PathBuf {
    let path = folder.join("archive.zip");
    let mut archive = ArchiveWriter::create(&path).unwrap();
    archive.add("database.sql", Compression::Deflated, &mut "CREATE TABLE".repeat(50_000).as_bytes()).unwrap();
    archive.add("files/private/files/a b.txt", Compression::None, &mut "content".as_bytes()).unwrap();
    archive.add(KEY_ENTRY, Compression::Deflated, &mut "key".as_bytes()).unwrap();
    archive.finish(&manifest()).unwrap();
    path
}

/// Copies an archive, with other contents of some entries, without some, and with others.
fn change(path: &Path, change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>, added: &[&str]) {
    let mut old = ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let changed = path.with_extension("changed");
    let mut new = ZipWriter::new(fs::File::create(&changed).unwrap());
    let mut put = |name: &str, bytes: &[u8]| {
        new.start_file(name, SimpleFileOptions::default()).unwrap();
        new.write_all(bytes).unwrap();
    };
    let names: Vec<String> = old.file_names().map(str::to_owned).collect();
    for name in names {
        let mut bytes = Vec::new();
        old.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        if let Some(bytes) = change(&name, bytes) {
            put(&name, &bytes);
        }
    }
    for name in added {
        put(name, b"added");
    }
    new.finish().unwrap();
    fs::rename(changed, path).unwrap();
}

fn problem(path: &Path) -> String {
    ArchiveReader::open(path, "site.zip").and_then(|mut reader| reader.verify()).unwrap_err().message().to_owned()
}

#[test]
fn archive_gives_what_was_added() {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = ArchiveReader::open(&write(folder.path()), "site.zip").unwrap();
    reader.verify().unwrap();
    assert_eq!(
        reader.manifest().summary(),
        "library 1.0.0, 2026-11-28T10:15:00Z, MariaDB and 1 files of 7 bytes, 1 missing"
    );
    assert_eq!(reader.key().unwrap().as_deref(), Some("key"));
    let keys = reader.files();
    assert_eq!(keys, [StorageKey::of_url("/private/files/a b.txt").unwrap()]);
    let (mut file, mut database) = (Vec::new(), Vec::new());
    reader.extract_file(&keys[0], &mut file).unwrap();
    reader.extract_database(&mut database).unwrap();
    assert_eq!((file.as_slice(), database.len()), (b"content".as_slice(), 600_000));
}

#[test]
fn checksums_are_those_of_sha256sum() {
    let folder = tempfile::tempdir().unwrap();
    let mut zip = ZipArchive::new(fs::File::open(write(folder.path())).unwrap()).unwrap();
    let mut sums = String::new();
    zip.by_name("SHA256SUMS").unwrap().read_to_string(&mut sums).unwrap();
    let expected = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73  files/private/files/a b.txt";
    assert!(sums.lines().any(|line| line == expected) && sums.lines().count() == 4, "{sums}");
}

#[test]
fn changed_entries_do_not_verify() {
    let folder = tempfile::tempdir().unwrap();
    let keep = |_: &str, bytes: Vec<u8>| Some(bytes);
    let path = write(folder.path());
    change(&path, |name, bytes| Some(if name == KEY_ENTRY { b"other".to_vec() } else { bytes }), &[]);
    assert_eq!(problem(&path), "the archive is damaged: encryption.key: its checksum differs");
    fs::remove_file(&path).unwrap();
    let path = write(folder.path());
    change(&path, |name, bytes| (!name.starts_with("files/")).then_some(bytes), &[]);
    assert_eq!(problem(&path), "the archive is damaged: files/private/files/a b.txt: it is missing");
    for added in
        ["files/public/files/b.txt", "files/public/files/../../../../etc/cron.d/job", "/etc/passwd", "database.sqlite"]
    {
        fs::remove_file(&path).unwrap();
        let path = write(folder.path());
        change(&path, keep, &[added]);
        assert!(problem(&path).starts_with(&format!("the archive is damaged: {added}: ")), "{}", problem(&path));
    }
}

#[test]
fn later_format_is_refused() {
    let text = serde_json::to_string(&Manifest { format: FORMAT + 1, ..manifest() }).unwrap();
    let error = Manifest::parse(text.as_bytes()).unwrap_err();
    assert!(error.message().contains("use a later version"), "{error}");
    assert!(Manifest::parse(b"{}").is_err() && Manifest::parse(b"\xff").is_err());
}
