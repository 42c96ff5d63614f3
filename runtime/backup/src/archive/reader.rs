//! Reads an archive and checks it.

use super::{CHUNK_SIZE, DatabaseKind, FILES_PREFIX, KEY_ENTRY, MANIFEST_ENTRY, Manifest, SUMS_ENTRY};
use doctyped_core::error::{Error, Result};
use doctyped_files::StorageKey;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use zip::ZipArchive;

/// Bytes of an entry that is read as a whole: the manifest, the key, the checksums of some millions of files.
const MAX_TEXT_LEN: u64 = 1 << 30;

/// An archive.
pub struct ArchiveReader {
    zip: ZipArchive<BufReader<File>>,
    manifest: Manifest,
}

impl std::fmt::Debug for ArchiveReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ArchiveReader").field("manifest", &self.manifest).finish_non_exhaustive()
    }
}

impl ArchiveReader {
    /// Opens an archive and reads its manifest. `name` is that for messages: the path may be of a copy.
    ///
    /// # Errors
    /// `ValidationError` if the file is no archive of a backup or is incomplete.
    pub fn open(path: &Path, name: &str) -> Result<ArchiveReader> {
        let file = File::open(path)
            .map_err(|error| Error::validation(format!("cannot read the archive {name}: {error}")).caused_by(error))?;
        let mut zip = ZipArchive::new(BufReader::with_capacity(CHUNK_SIZE, file))
            .map_err(|error| Error::validation(format!("{name} is no archive of a backup, or incomplete: {error}")))?;
        let manifest = Manifest::parse(&read(&mut zip, MANIFEST_ENTRY)?)?;
        Ok(ArchiveReader { zip, manifest })
    }

    /// The description of the archive.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The key of stored secrets, if the archive has it.
    ///
    /// # Errors
    /// `ValidationError` if the entry is damaged.
    pub fn key(&mut self) -> Result<Option<String>> {
        if !self.zip.file_names().any(|name| name == KEY_ENTRY) {
            return Ok(None);
        }
        let text = read(&mut self.zip, KEY_ENTRY)?;
        String::from_utf8(text).map(Some).map_err(|_| damaged(KEY_ENTRY, "it is no text"))
    }

    /// The keys of the files.
    pub fn files(&self) -> Vec<StorageKey> {
        let paths = self.zip.file_names().filter_map(|name| name.strip_prefix(FILES_PREFIX));
        paths.filter_map(StorageKey::of_path).collect()
    }

    /// Writes the content of a file.
    ///
    /// # Errors
    /// `ValidationError` if the entry is damaged, `InternalError` if the content cannot be written.
    pub fn extract_file(&mut self, key: &StorageKey, target: &mut dyn Write) -> Result<()> {
        self.extract(&format!("{FILES_PREFIX}{}", key.path()), target)
    }

    /// Writes the snapshot of the database.
    ///
    /// # Errors
    /// As [`ArchiveReader::extract_file`].
    pub fn extract_database(&mut self, target: &mut dyn Write) -> Result<()> {
        self.extract(self.manifest.database.entry(), target)
    }

    fn extract(&mut self, name: &str, target: &mut dyn Write) -> Result<()> {
        copy(&mut self.zip, name, &mut |chunk| target.write_all(chunk)).map_err(|error| match error {
            CopyError::Entry(error) => error,
            CopyError::Target(error) => Error::storage(format!("{name} cannot be written: {error}"), error),
        })
    }

    /// Checks the size and the checksum of each entry, and that none is missing or added.
    ///
    /// # Errors
    /// `ValidationError` with the first entry that differs.
    pub fn verify(&mut self) -> Result<()> {
        let mut sums = self.sums()?;
        let names: Vec<String> = self.zip.file_names().filter(|name| *name != SUMS_ENTRY).map(str::to_owned).collect();
        let mut files = 0;
        for name in names {
            if !is_known(&name, self.manifest.database) {
                return Err(damaged(&name, "no backup has such an entry"));
            }
            files += u64::from(name.starts_with(FILES_PREFIX));
            let Some(expected) = sums.remove(&name) else { return Err(damaged(&name, "it has no checksum")) };
            let mut hash = Sha256::new();
            let copied = copy(&mut self.zip, &name, &mut |chunk| {
                hash.update(chunk);
                Ok(())
            });
            if let Err(CopyError::Entry(error)) = copied {
                return Err(error);
            }
            if hex::encode(hash.finalize()) != expected {
                return Err(damaged(&name, "its checksum differs"));
            }
        }
        if let Some(name) = sums.keys().next() {
            return Err(damaged(name, "it is missing"));
        }
        if files != self.manifest.files {
            let expected = self.manifest.files;
            return Err(damaged(MANIFEST_ENTRY, &format!("it counts {expected} files, and there are {files}")));
        }
        let database = self.manifest.database.entry();
        if self.zip.file_names().any(|name| name == database) {
            Ok(())
        } else {
            Err(damaged(database, "it is missing"))
        }
    }

    /// The checksums by their entries.
    fn sums(&mut self) -> Result<BTreeMap<String, String>> {
        let text =
            String::from_utf8(read(&mut self.zip, SUMS_ENTRY)?).map_err(|_| damaged(SUMS_ENTRY, "it is no text"))?;
        let line = |line: &str| line.split_once("  ").map(|(sum, name)| (name.to_owned(), sum.to_owned()));
        text.lines().map(|text| line(text).ok_or_else(|| damaged(SUMS_ENTRY, "a line has no checksum"))).collect()
    }
}

/// Whether archives have an entry of this name. Names that leave the folder of files are none.
fn is_known(name: &str, database: DatabaseKind) -> bool {
    let file = name.strip_prefix(FILES_PREFIX).and_then(StorageKey::of_path);
    file.is_some() || name == database.entry() || [KEY_ENTRY, MANIFEST_ENTRY].contains(&name)
}

fn damaged(name: &str, reason: &str) -> Error {
    Error::validation(format!("the archive is damaged: {name}: {reason}"))
}

fn read(zip: &mut ZipArchive<BufReader<File>>, name: &str) -> Result<Vec<u8>> {
    let entry = zip.by_name(name).map_err(|error| damaged(name, &error.to_string()))?;
    let mut bytes = Vec::new();
    entry.take(MAX_TEXT_LEN).read_to_end(&mut bytes).map_err(|error| damaged(name, &error.to_string()))?;
    Ok(bytes)
}

enum CopyError {
    Entry(Error),
    Target(io::Error),
}

/// Reads an entry to its end, where its CRC is checked.
fn copy(
    zip: &mut ZipArchive<BufReader<File>>,
    name: &str,
    target: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> Result<(), CopyError> {
    let entry_error = |error: &dyn std::fmt::Display| CopyError::Entry(damaged(name, &error.to_string()));
    let mut entry = zip.by_name(name).map_err(|error| entry_error(&error))?;
    let mut buffer = vec![0; CHUNK_SIZE];
    loop {
        let read = entry.read(&mut buffer).map_err(|error| entry_error(&error))?;
        match buffer.get(..read) {
            Some(chunk) if !chunk.is_empty() => target(chunk).map_err(CopyError::Target)?,
            _ => return Ok(()),
        }
    }
}
