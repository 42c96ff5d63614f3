//! Archives on their way in: the files of a ZIP, each as an upload of its own.
//!
//! An archive is a program for whoever unpacks it: it says how much is written, and where. So its
//! names are looked at as texts and never used as paths, and all that it makes the server read and
//! write is counted while it happens, whatever its headers say.

use super::incoming::{Incoming, Upload, too_large};
use super::content_reader::Reading;
use super::storage::Content;
use crate::error::{Error, ErrorKind, Result};
use crate::site::Site;
use std::cell::{Cell, RefCell};
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;
use zip::ZipArchive;
use zip::result::ZipError;

/// The largest archive. One that says how many entries it has is believed by as much memory as that
/// many entries could take in so many bytes.
const LARGEST: u64 = 128 * 1024 * 1024;

/// The most entries of an archive, folders among them.
const MOST_ENTRIES: usize = 1000;

/// The most bytes of an archive's list of entries.
const MOST_LISTING: u64 = 2 * 1024 * 1024;

/// How many files of the largest size all files of an archive may be together.
const MOST_LARGE_FILES: u64 = 10;

/// How many times its size an archive may have when unpacked. Text becomes up to about fifty times as
/// large; what becomes a thousand times as large was made for that.
const MOST_RATIO: u64 = 200;

/// What small archives may become, whatever the ratio.
const SMALL: u64 = 1024 * 1024;

/// How much is unpacked at a time.
const PART: u64 = 256 * 1024;

/// Unpacks an archive. Folders are not kept (Frappe: the files go where the archive is), nor are
/// hidden files and what macOS adds.
///
/// # Errors
/// `ValidationError` for what is no ZIP archive, is encrypted, has links or names that lead
/// elsewhere, or becomes too large; `MaxFileSizeReachedError` for a file that does.
pub(crate) fn extract_zip(site: &Site, name: &str, content: Content) -> Result<Vec<Upload>> {
    let size = content.size;
    if size > LARGEST {
        return Err(refused(name, &format!("is larger than {LARGEST} bytes, which is the most that is unpacked")));
    }
    let gauge = Rc::new(Gauge::new(MOST_LISTING));
    let gauged = Gauged { reading: Reading::new(content), gauge: Rc::clone(&gauge) };
    let mut archive = ZipArchive::new(gauged).map_err(|error| gauge.explain(name, error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(refused(name, &format!("has more than {MOST_ENTRIES} entries; make several of it")));
    }
    // Each byte is needed once, so an archive whose entries overlap gets no further than others.
    gauge.left.set(size + MOST_LISTING);
    let mut room = Room { total: 0, most: most_bytes(site, size), file: site.max_file_size() };
    let mut uploads = Vec::new();
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).map_err(|error| gauge.explain(name, error))?;
        // Many programs write UTF-8 and do not say so.
        let path = std::str::from_utf8(entry.name_raw()).unwrap_or_else(|_| entry.name()).to_owned();
        check_path(name, &path)?;
        if !is_plain_file(entry.unix_mode()) {
            return Err(refused(name, &format!("has a link or a device ({path:?}), which is not unpacked")));
        }
        let Some(file_name) = wanted(&path) else { continue };
        let file_name = file_name.to_owned();
        let mut incoming = Incoming::new(site.files()?.incoming(), u64::MAX)?;
        let mut part = Vec::new();
        let mut file_size = 0;
        loop {
            part.clear();
            let read = Read::by_ref(&mut entry).take(PART).read_to_end(&mut part);
            read.map_err(|error| gauge.explain(name, ZipError::Io(error)))?;
            if part.is_empty() {
                break;
            }
            file_size += part.len() as u64;
            room.take(name, &path, file_size, part.len() as u64)?;
            incoming.write(&part)?;
        }
        uploads.push(incoming.finish("", &file_name)?);
    }
    if uploads.is_empty() {
        return Err(refused(name, "has no files in it"));
    }
    Ok(uploads)
}

/// How much an archive of so many bytes may become.
fn most_bytes(site: &Site, size: u64) -> u64 {
    size.saturating_mul(MOST_RATIO).max(SMALL).min(site.max_file_size().saturating_mul(MOST_LARGE_FILES))
}

/// How much may still be unpacked.
struct Room {
    total: u64,
    most: u64,
    file: u64,
}

impl Room {
    /// Takes some bytes of a file of which so many are there by now.
    fn take(&mut self, name: &str, path: &str, file_size: u64, bytes: u64) -> Result<()> {
        if file_size > self.file {
            let message = format!("{name}: {path:?}: {}", too_large(self.file).message());
            return Err(Error::new(ErrorKind::MaxFileSizeReached, message));
        }
        self.total += bytes;
        if self.total > self.most {
            return Err(refused(name, &format!("becomes larger than {} bytes, which is too much for it", self.most)));
        }
        Ok(())
    }
}

/// Fails for a path that leads out of the archive, wherever its parts would be put.
fn check_path(name: &str, path: &str) -> Result<()> {
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    let leads_out = path.starts_with(['/', '\\']) || path.split(['/', '\\']).any(|part| part == "..");
    if is_drive || leads_out || path.contains('\0') {
        return Err(refused(name, &format!("has a file whose path leads elsewhere: {path:?}")));
    }
    Ok(())
}

/// Whether the kind of a file in its mode, if there is one, is that of plain files and folders.
fn is_plain_file(mode: Option<u32>) -> bool {
    const KIND: u32 = 0o170_000;
    const FOLDER: u32 = 0o040_000;
    const PLAIN: u32 = 0o100_000;
    mode.is_none_or(|mode| matches!(mode & KIND, 0 | FOLDER | PLAIN))
}

/// The name of a file that is to be unpacked; none for a folder and for what is hidden.
fn wanted(path: &str) -> Option<&str> {
    let last = path.rsplit(['/', '\\']).next().filter(|last| !last.is_empty() && !last.starts_with('.'))?;
    (!path.starts_with("__MACOSX/")).then_some(last)
}

fn refused(name: &str, why: &str) -> Error {
    Error::validation(format!("The archive {name} {why}"))
}

/// What an archive may still make the server read, and what went wrong with it that is not the
/// archive's fault.
struct Gauge {
    left: Cell<u64>,
    failed: RefCell<Option<io::Error>>,
}

impl Gauge {
    fn new(left: u64) -> Gauge {
        Gauge { left: Cell::new(left), failed: RefCell::new(None) }
    }

    fn explain(&self, name: &str, error: ZipError) -> Error {
        if let Some(error) = self.failed.take() {
            return Error::internal(format!("the archive {name} cannot be read: {error}")).caused_by(error);
        }
        if self.left.get() == 0 {
            return refused(name, "is no ZIP archive, or one whose entries overlap or have a list that is too long");
        }
        match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                refused(name, "is encrypted; make one without a password")
            }
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                refused(name, "is packed in a way that is not known here; make one with the method deflate")
            }
            error => refused(name, "cannot be read; it is no ZIP archive, or a damaged one").caused_by(error),
        }
    }
}

/// A content that is read no further than the gauge allows.
struct Gauged {
    reading: Reading,
    gauge: Rc<Gauge>,
}

impl Gauged {
    fn note<T>(&self, result: io::Result<T>) -> io::Result<T> {
        result.map_err(|error| {
            let told = io::Error::new(error.kind(), error.to_string());
            *self.gauge.failed.borrow_mut() = Some(error);
            told
        })
    }
}

impl Read for Gauged {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reading.read(buffer);
        let read = self.note(read)?;
        let left = self.gauge.left.get().saturating_sub(read as u64);
        self.gauge.left.set(left);
        if left == 0 {
            return Err(io::Error::other("more than an archive may have"));
        }
        Ok(read)
    }
}

impl Seek for Gauged {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        // Where a jump leads is the archive's doing.
        self.reading.seek(position)
    }
}
