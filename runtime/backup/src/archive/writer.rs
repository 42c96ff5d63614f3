//! Writes an archive, with the checksum of each entry.

use super::{CHUNK_SIZE, FORMAT, MANIFEST_ENTRY, Manifest, SUMS_ENTRY};
use chrono::Utc;
use doctyped_core::error::{Error, Result};
use doctyped_files::zip_time;
use doctyped_orm::private_file;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The level of the compression: a database becomes little smaller with more, and takes much longer.
const COMPRESSION_LEVEL: i64 = 1;

/// How an entry is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Deflated.
    Deflated,
    /// As it is: images, documents of offices and dumps of PostgreSQL are compressed already.
    None,
}

/// An archive that is being written.
pub struct ArchiveWriter {
    zip: ZipWriter<BufWriter<File>>,
    options: SimpleFileOptions,
    /// The lines of the checksums.
    sums: String,
}

impl std::fmt::Debug for ArchiveWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ArchiveWriter")
    }
}

impl ArchiveWriter {
    /// Creates the file of an archive, with mode 0600.
    ///
    /// # Errors
    /// `InternalError` if it cannot be created.
    pub fn create(path: &Path) -> Result<ArchiveWriter> {
        let file = private_file::create_new(path).map_err(failed)?;
        let zip = ZipWriter::new(BufWriter::with_capacity(CHUNK_SIZE, file));
        let options =
            SimpleFileOptions::default().unix_permissions(0o600).last_modified_time(zip_time(Utc::now().naive_utc()));
        Ok(ArchiveWriter { zip, options: options.large_file(true), sums: String::new() })
    }

    /// Adds an entry, and returns its bytes.
    ///
    /// # Errors
    /// `InternalError` if the source cannot be read or the archive cannot be written.
    pub fn add(&mut self, path: &str, compression: Compression, source: &mut dyn Read) -> Result<u64> {
        let options = match compression {
            Compression::Deflated => {
                self.options.compression_method(CompressionMethod::Deflated).compression_level(Some(COMPRESSION_LEVEL))
            }
            Compression::None => self.options.compression_method(CompressionMethod::Stored),
        };
        self.zip.start_file(path, options).map_err(|error| failed(error.into()))?;
        let (mut hash, mut size) = (Sha256::new(), 0);
        let mut buffer = vec![0; CHUNK_SIZE];
        loop {
            let read = source.read(&mut buffer).map_err(failed)?;
            let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else { break };
            hash.update(chunk);
            size += read as u64;
            self.zip.write_all(chunk).map_err(failed)?;
        }
        let hash = hex::encode(hash.finalize());
        // Writing to a `String` does not fail.
        let _ = writeln!(self.sums, "{hash}  {path}");
        Ok(size)
    }

    /// Completes the archive. Returns once it is on the disk.
    ///
    /// # Errors
    /// `InternalError` if the archive cannot be written.
    pub fn finish(mut self, manifest: &Manifest) -> Result<()> {
        let mut text = serde_json::to_vec_pretty(&Manifest { format: FORMAT, ..manifest.clone() })
            .map_err(|error| Error::internal("the manifest cannot be written").caused_by(error))?;
        text.push(b'\n');
        self.add(MANIFEST_ENTRY, Compression::Deflated, &mut text.as_slice())?;
        let sums = std::mem::take(&mut self.sums);
        self.add(SUMS_ENTRY, Compression::Deflated, &mut sums.as_bytes())?;
        let file = self.zip.finish().map_err(|error| failed(error.into()))?;
        let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)
    }
}

fn failed(error: io::Error) -> Error {
    Error::storage(format!("the archive cannot be written: {error}"), error)
}
