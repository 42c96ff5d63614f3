//! Extraction of an uploaded ZIP archive: each of its files becomes an upload.
//!
//! Archives are untrusted: their headers may lie about sizes and have paths outside of the archive. So paths
//! are checked and never used on the file system, and the bytes that are read and written are counted while
//! that happens (decompression bombs, overlapping entries).

use super::content_reader::ContentReader;
use super::file_store::files;
use doctyped_core::content::Content;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::upload::{Upload, UploadBuffer, too_large};
use std::cell::{Cell, RefCell};
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;
use zip::ZipArchive;
use zip::result::ZipError;

/// Largest archive, in bytes. The library allocates memory for the number of entries that the archive
/// declares, up to the number that fits into its size.
const MAX_ARCHIVE_LEN: u64 = 128 * 1024 * 1024;

/// Most entries of an archive, including folders.
const MAX_ENTRIES: usize = 1000;

/// Largest central directory, in bytes.
const MAX_DIRECTORY_LEN: u64 = 2 * 1024 * 1024;

/// Largest total size of the extracted files, in files of the largest allowed size.
const MAX_LARGE_FILES: u64 = 10;

/// Largest ratio of extracted to compressed size. Text compresses up to about fifty times; a thousand times
/// is a decompression bomb.
const MAX_RATIO: u64 = 200;

/// Extracted bytes that are allowed whatever the ratio.
const MIN_OUTPUT_LIMIT: u64 = 1024 * 1024;

/// Bytes that are extracted at a time.
const CHUNK_SIZE: u64 = 256 * 1024;

/// Extracts an archive. Folders are flattened (Frappe: the files go to the archive's folder); hidden files
/// and the resource forks of macOS are skipped.
///
/// # Errors
/// `ValidationError` if the file is no ZIP archive, is encrypted, has links or path traversal, or exceeds a
/// limit; `MaxFileSizeReachedError` if one of its files is too large.
pub fn extract_zip(site: &Site, name: &str, content: Content) -> Result<Vec<Upload>> {
    let size = content.size;
    if size > MAX_ARCHIVE_LEN {
        return Err(refused(
            name,
            &format!("is larger than {MAX_ARCHIVE_LEN} bytes, which is the most that is unpacked"),
        ));
    }
    let budget = Rc::new(ReadBudget::new(MAX_DIRECTORY_LEN));
    let reader = BudgetedReader { content: ContentReader::new(content), budget: Rc::clone(&budget) };
    let mut archive = ZipArchive::new(reader).map_err(|error| budget.explain(name, error))?;
    if archive.len() > MAX_ENTRIES {
        return Err(refused(name, &format!("has more than {MAX_ENTRIES} entries; make several of it")));
    }
    // Each byte is read once, unless entries overlap.
    budget.remaining.set(size + MAX_DIRECTORY_LEN);
    let mut output = OutputLimit { total: 0, max_total: max_output(site, size), max_file: site.max_file_size() };
    let mut uploads = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| budget.explain(name, error))?;
        // Many programs write names in UTF-8 without the flag for it.
        let path = std::str::from_utf8(entry.name_raw()).unwrap_or_else(|_| entry.name()).to_owned();
        check_path(name, &path)?;
        if !is_plain_file(entry.unix_mode()) {
            return Err(refused(name, &format!("has a link or a device ({path:?}), which is not unpacked")));
        }
        let Some(file_name) = extracted_name(&path) else { continue };
        let file_name = file_name.to_owned();
        let mut incoming = UploadBuffer::new(files(site)?.upload_dir(), u64::MAX)?;
        let mut chunk = Vec::new();
        let mut file_size = 0;
        loop {
            chunk.clear();
            let read = Read::by_ref(&mut entry).take(CHUNK_SIZE).read_to_end(&mut chunk);
            read.map_err(|error| budget.explain(name, ZipError::Io(error)))?;
            if chunk.is_empty() {
                break;
            }
            file_size += chunk.len() as u64;
            output.count(name, &path, file_size, chunk.len() as u64)?;
            incoming.write(&chunk)?;
        }
        uploads.push(incoming.finish("", &file_name)?);
    }
    if uploads.is_empty() {
        return Err(refused(name, "has no files in it"));
    }
    Ok(uploads)
}

/// Most bytes that are extracted from an archive of a size.
fn max_output(site: &Site, size: u64) -> u64 {
    let by_ratio = size.saturating_mul(MAX_RATIO).max(MIN_OUTPUT_LIMIT);
    by_ratio.min(site.max_file_size().saturating_mul(MAX_LARGE_FILES))
}

/// Counter and limits of extracted bytes.
struct OutputLimit {
    total: u64,
    max_total: u64,
    max_file: u64,
}

impl OutputLimit {
    /// Counts extracted bytes of a file that has `file_size` bytes by then.
    fn count(&mut self, name: &str, path: &str, file_size: u64, bytes: u64) -> Result<()> {
        if file_size > self.max_file {
            let message = format!("{name}: {path:?}: {}", too_large(self.max_file).message());
            return Err(Error::new(ErrorKind::MaxFileSizeReached, message));
        }
        self.total += bytes;
        let max_total = self.max_total;
        if self.total > max_total {
            return Err(refused(name, &format!("becomes larger than {max_total} bytes, which is too much for it")));
        }
        Ok(())
    }
}

/// Refuses absolute paths and path traversal, in the notation of any system.
fn check_path(name: &str, path: &str) -> Result<()> {
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    let leads_out = path.starts_with(['/', '\\']) || path.split(['/', '\\']).any(|segment| segment == "..");
    if has_drive || leads_out || path.contains('\0') {
        return Err(refused(name, &format!("has a file whose path leads elsewhere: {path:?}")));
    }
    Ok(())
}

/// Whether an entry is a regular file or a folder, by its Unix mode.
fn is_plain_file(mode: Option<u32>) -> bool {
    const S_IFMT: u32 = 0o170_000;
    const S_IFDIR: u32 = 0o040_000;
    const S_IFREG: u32 = 0o100_000;
    mode.is_none_or(|mode| matches!(mode & S_IFMT, 0 | S_IFDIR | S_IFREG))
}

/// The file name under which an entry is extracted; `None` for folders and skipped files.
fn extracted_name(path: &str) -> Option<&str> {
    let last = path.rsplit(['/', '\\']).next().filter(|last| !last.is_empty() && !last.starts_with('.'))?;
    (!path.starts_with("__MACOSX/")).then_some(last)
}

fn refused(name: &str, reason: &str) -> Error {
    Error::validation(format!("The archive {name} {reason}"))
}

/// Bytes that may still be read from the archive, and the storage's error if reading has failed. Shared by
/// the reader, which the ZIP library owns, and the extraction.
struct ReadBudget {
    remaining: Cell<u64>,
    storage_error: RefCell<Option<io::Error>>,
}

impl ReadBudget {
    fn new(remaining: u64) -> ReadBudget {
        ReadBudget { remaining: Cell::new(remaining), storage_error: RefCell::new(None) }
    }

    /// The error for the client: the storage's if reading has failed, otherwise one about the archive.
    fn explain(&self, name: &str, error: ZipError) -> Error {
        if let Some(error) = self.storage_error.take() {
            return Error::internal(format!("the archive {name} cannot be read: {error}")).caused_by(error);
        }
        if self.remaining.get() == 0 {
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

/// A reader that fails when the budget is used up.
struct BudgetedReader {
    content: ContentReader,
    budget: Rc<ReadBudget>,
}

impl Read for BudgetedReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.content.read(buffer).map_err(|error| {
            let copy = io::Error::new(error.kind(), error.to_string());
            *self.budget.storage_error.borrow_mut() = Some(error);
            copy
        })?;
        let remaining = self.budget.remaining.get().saturating_sub(read as u64);
        self.budget.remaining.set(remaining);
        if remaining == 0 {
            return Err(io::Error::other("read budget of the archive exceeded"));
        }
        Ok(read)
    }
}

impl Seek for BudgetedReader {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        // An invalid position comes from the archive, so it is no storage error.
        self.content.seek(position)
    }
}
