//! Download of several files as a ZIP archive, which is compressed while it is sent.

use super::key::{StorageKey, sanitize_file_name, split};
use super::storage::Storage;
use bytes::Bytes;
use chrono::{Datelike, NaiveDateTime, Timelike};
use doctyped_core::content::Content;
use parking_lot::Mutex;
use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::io::{self, Read, Write};
use std::sync::Arc;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Bytes of a file that are compressed at a time.
const CHUNK_SIZE: usize = 256 * 1024;

/// A file to add to an archive.
#[derive(Debug)]
pub struct ZipEntry {
    /// The folder in the archive, with a slash at its end; empty for the root.
    pub folder: String,
    /// The file name. A number is added if the archive has the name already.
    pub name: String,
    /// The key of the content.
    pub key: StorageKey,
    /// The time of the last change.
    pub modified: NaiveDateTime,
}

/// A reader of an archive that is compressed as it is read.
pub struct ZipStream {
    storage: Arc<dyn Storage>,
    pending: VecDeque<ZipEntry>,
    /// Paths in the archive, in lower case.
    paths: HashSet<String>,
    /// The file that is being compressed, and its offset.
    current: Option<(Content, u64)>,
    /// `None` when the archive is complete.
    writer: Option<ZipWriter<StreamWriter<Pipe>>>,
    pipe: Pipe,
}

impl fmt::Debug for ZipStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ZipStream").field("pending", &self.pending).finish_non_exhaustive()
    }
}

impl ZipStream {
    /// An archive of these files.
    pub fn new(storage: Arc<dyn Storage>, entries: Vec<ZipEntry>) -> ZipStream {
        let pipe = Pipe::default();
        let writer = Some(ZipWriter::new_stream(pipe.clone()));
        ZipStream { storage, pending: entries.into(), paths: HashSet::new(), current: None, writer, pipe }
    }

    /// Compresses the next chunk; returns whether the archive was incomplete.
    fn step(&mut self) -> io::Result<bool> {
        let Some(writer) = &mut self.writer else { return Ok(false) };
        if let Some((content, offset)) = &mut self.current {
            let bytes: Bytes = content.reader.read_at(*offset, CHUNK_SIZE)?;
            *offset += bytes.len() as u64;
            writer.write_all(&bytes)?;
            if bytes.is_empty() {
                if *offset < content.size {
                    return Err(io::Error::new(
                        io::ErrorKind::UnexpectedEof,
                        "the file was truncated while it was read",
                    ));
                }
                self.current = None;
            }
            return Ok(true);
        }
        let Some(entry) = self.pending.pop_front() else {
            if let Some(writer) = self.writer.take() {
                writer.finish()?;
            }
            return Ok(true);
        };
        let content = self.storage.open(&entry.key).map_err(|error| io::Error::other(error.chain()))?;
        let content = content.ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "the content is missing"))?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip_time(entry.modified))
            .large_file(content.size >= u64::from(u32::MAX));
        writer.start_file(unique_path(&mut self.paths, &entry), options)?;
        self.current = Some((content, 0));
        Ok(true)
    }
}

impl Read for ZipStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.pipe.read(buffer)?;
            if read > 0 || buffer.is_empty() || !self.step()? {
                return Ok(read);
            }
        }
    }
}

/// A path that is unique in the archive, also on case-insensitive file systems.
fn unique_path(paths: &mut HashSet<String>, entry: &ZipEntry) -> String {
    // A File document may have any name, so it is sanitised against path traversal in the client.
    let name = sanitize_file_name(&entry.name).unwrap_or_else(|| entry.key.file_name().to_owned());
    let (stem, extension) = split(&name);
    let mut path = format!("{}{name}", entry.folder);
    let mut number = 1_u32;
    while !paths.insert(path.to_lowercase()) {
        number += 1;
        path = format!("{}{stem} ({number}){extension}", entry.folder);
    }
    path
}

/// The time in the format of ZIP, which starts in 1980; an earlier time becomes its default.
pub fn zip_time(modified: NaiveDateTime) -> DateTime {
    let field = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(modified.year()).unwrap_or_default();
    let (date, time) = (modified.date(), modified.time());
    let zip_time = DateTime::from_date_and_time(
        year,
        field(date.month()),
        field(date.day()),
        field(time.hour()),
        field(time.minute()),
        field(time.second()),
    );
    zip_time.unwrap_or_default()
}

/// An in-memory pipe from the archive's writer to the reader.
#[derive(Debug, Clone, Default)]
struct Pipe(Arc<Mutex<VecDeque<u8>>>);

impl Pipe {
    fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.lock().read(buffer)
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
