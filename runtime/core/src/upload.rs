//! Uploads: files of multipart forms, received into temporary files.

use crate::error::{Error, ErrorKind, Result};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;
use tempfile::{NamedTempFile, TempPath};

/// A temporary file that an upload is written to; hash and size are computed on the way.
#[derive(Debug)]
pub struct UploadBuffer {
    file: NamedTempFile,
    hash: Sha256,
    size: u64,
    limit: u64,
}

/// A received file.
///
/// As an argument of a whitelisted function it is the part of a multipart form with the argument's name.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The name of the form's part.
    pub field: String,
    /// The name that the client sent, unchecked.
    pub file_name: String,
    /// The size in bytes.
    pub size: u64,
    /// SHA-256 of the content, in hexadecimal.
    pub hash: String,
    /// The temporary file, which is removed with the last copy of the upload.
    pub path: Arc<TempPath>,
}

impl UploadBuffer {
    /// A new file in a folder, for at most `limit` bytes.
    pub fn new(folder: &Path, limit: u64) -> Result<UploadBuffer> {
        let file = NamedTempFile::with_prefix_in("upload", folder).map_err(broken)?;
        Ok(UploadBuffer { file, hash: Sha256::new(), size: 0, limit })
    }

    /// Appends bytes.
    ///
    /// # Errors
    /// `RequestEntityTooLarge` beyond the limit.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.size += bytes.len() as u64;
        if self.size > self.limit {
            return Err(too_large(self.limit));
        }
        self.hash.update(bytes);
        self.file.write_all(bytes).map_err(broken)
    }

    /// Syncs the file to the disk.
    pub fn finish(self, field: &str, file_name: &str) -> Result<Upload> {
        self.file.as_file().sync_all().map_err(broken)?;
        Ok(Upload {
            field: field.to_owned(),
            file_name: file_name.to_owned(),
            size: self.size,
            hash: hex::encode(self.hash.finalize()),
            path: Arc::new(self.file.into_temp_path()),
        })
    }

    /// Copies a reader into a new upload.
    pub fn copy(folder: &Path, limit: u64, mut from: impl Read, name: &str) -> Result<Upload> {
        const CHUNK_SIZE: usize = 256 * 1024;
        let mut incoming = UploadBuffer::new(folder, limit)?;
        let mut part = Vec::with_capacity(CHUNK_SIZE);
        loop {
            part.clear();
            Read::by_ref(&mut from).take(CHUNK_SIZE as u64).read_to_end(&mut part).map_err(broken)?;
            if part.is_empty() {
                return incoming.finish("", name);
            }
            incoming.write(&part)?;
        }
    }
}

/// The error for an upload beyond the limit, in bytes: `RequestEntityTooLarge`.
pub fn too_large(limit: u64) -> Error {
    Error::new(
        ErrorKind::TooLarge,
        format!("The file is larger than {limit} bytes, which is the most that is accepted"),
    )
}

fn broken(error: io::Error) -> Error {
    Error::storage(format!("an uploaded file cannot be kept: {error}"), error)
}

impl Upload {
    /// The name that the client sent, unchecked.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// The size in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// SHA-256 of the content, in hexadecimal.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Opens the temporary file for reading.
    ///
    /// # Errors
    /// `InternalError` if the file cannot be opened.
    pub fn open(&self) -> Result<File> {
        File::open(&*self.path).map_err(broken)
    }
}
