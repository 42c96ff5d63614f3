//! Files on their way out as one archive, which is made while it is sent.

use super::key::{StorageKey, sanitize_file_name, split};
use super::storage::{Content, Storage};
use actix_web::web::Bytes;
use chrono::{Datelike, NaiveDateTime, Timelike};
use parking_lot::Mutex;
use std::collections::{HashSet, VecDeque};
use std::io::{self, Read, Write};
use std::sync::Arc;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// How much of a file is packed at a time.
const PART: usize = 256 * 1024;

/// A file that goes into an archive.
#[derive(Debug)]
pub(crate) struct ZipEntry {
    /// Folders in the archive, each with a slash behind it.
    pub(crate) folder: String,
    /// The name that it should have.
    pub(crate) name: String,
    pub(crate) key: StorageKey,
    pub(crate) modified: NaiveDateTime,
}

/// An archive in the making: what is read from it is made when it is read.
pub(crate) struct ZipStream {
    storage: Arc<dyn Storage>,
    waiting: VecDeque<ZipEntry>,
    taken: HashSet<String>,
    current: Option<(Content, u64)>,
    /// None once the archive is complete.
    writer: Option<ZipWriter<StreamWriter<Pipe>>>,
    pipe: Pipe,
}

impl ZipStream {
    /// An archive of files.
    pub(crate) fn new(storage: Arc<dyn Storage>, files: Vec<ZipEntry>) -> ZipStream {
        let pipe = Pipe::default();
        let writer = Some(ZipWriter::new_stream(pipe.clone()));
        ZipStream { storage, waiting: files.into(), taken: HashSet::new(), current: None, writer, pipe }
    }

    /// Goes on a little; tells whether there is more to do.
    fn step(&mut self) -> io::Result<bool> {
        let Some(writer) = &mut self.writer else { return Ok(false) };
        if let Some((content, offset)) = &mut self.current {
            let bytes: Bytes = content.reader.read_at(*offset, PART)?;
            *offset += bytes.len() as u64;
            writer.write_all(&bytes)?;
            if bytes.is_empty() {
                if *offset < content.size {
                    return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "a file has become shorter"));
                }
                self.current = None;
            }
            return Ok(true);
        }
        let Some(file) = self.waiting.pop_front() else {
            if let Some(writer) = self.writer.take() {
                writer.finish()?;
            }
            return Ok(true);
        };
        let content = self.storage.open(&file.key).map_err(|error| io::Error::other(error.chain()))?;
        let content = content.ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "a file is gone"))?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(time(file.modified))
            .large_file(content.size >= u64::from(u32::MAX));
        writer.start_file(unique(&mut self.taken, &file), options)?;
        self.current = Some((content, 0));
        Ok(true)
    }
}

impl Read for ZipStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.pipe.take(buffer)?;
            if read > 0 || buffer.is_empty() || !self.step()? {
                return Ok(read);
            }
        }
    }
}

/// A path that no other file of the archive has, on whichever system it is unpacked.
fn unique(taken: &mut HashSet<String>, file: &ZipEntry) -> String {
    // A document may say any name, and whoever unpacks the archive has to be safe from it.
    let name = sanitize_file_name(&file.name).unwrap_or_else(|| file.key.file_name().to_owned());
    let (stem, extension) = split(&name);
    let mut path = format!("{}{name}", file.folder);
    let mut number = 1_u32;
    while !taken.insert(path.to_lowercase()) {
        number += 1;
        path = format!("{}{stem} ({number}){extension}", file.folder);
    }
    path
}

/// The time as archives have it; what they cannot tell is their first day.
fn time(modified: NaiveDateTime) -> DateTime {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(modified.year()).unwrap_or_default();
    let (date, time) = (modified.date(), modified.time());
    let told = DateTime::from_date_and_time(
        year,
        part(date.month()),
        part(date.day()),
        part(time.hour()),
        part(time.minute()),
        part(time.second()),
    );
    told.unwrap_or_default()
}

/// Takes what is written at one end and gives it at the other.
#[derive(Debug, Clone, Default)]
struct Pipe(Arc<Mutex<VecDeque<u8>>>);

impl Pipe {
    fn take(&self, buffer: &mut [u8]) -> io::Result<usize> {
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
