//! Request bodies: read into memory up to a limit; the files of multipart forms go to temporary files.

use super::body_memory::IncomingMemory;
use super::form_overhead::{FormOverhead, MAX_OVERHEAD};
use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::error::PayloadError;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::{self, Bytes, BytesMut, Payload};
use actix_web::{HttpMessage, HttpRequest, rt};
use doctyped_core::context::Site;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::upload::{Upload, UploadBuffer, too_large};
use doctyped_files as files;
use futures_util::{Stream, TryStreamExt};
use std::sync::Arc;
use std::time::Duration;

/// Upload rate that a client has to reach beyond the time limit of any body, in bytes per second.
const MIN_UPLOAD_RATE: u64 = 64 * 1024;

/// Parts of a multipart form.
const MAX_PARTS: usize = 1000;

/// Files of a multipart form, each of which is a file on the disk.
const MAX_FILES: usize = 100;

/// Bytes of a file that are buffered before they are written to the disk.
const BUFFER_SIZE: usize = 256 * 1024;

/// A complete body.
#[derive(Debug, Default)]
pub struct Body {
    pub bytes: Bytes,
    pub parts: Parts,
}

/// The parts of a multipart form.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    pub fields: Vec<(String, String)>,
    pub uploads: Vec<Upload>,
}

/// The size that a body may have.
#[derive(Debug, Clone, Copy)]
pub struct BodyLimits {
    /// A body, or all fields of a multipart form with their names, in bytes.
    pub fields: usize,
    /// All files of a multipart form, in bytes.
    pub files: u64,
    is_guest: bool,
}

impl BodyLimits {
    /// The limits of a request with a login.
    pub fn of_user(site: &Site) -> BodyLimits {
        BodyLimits { fields: site.config.max_body, files: site.max_file_size(), is_guest: false }
    }

    /// The limits of a request without a login.
    pub fn of_guest(site: &Site) -> BodyLimits {
        let user = BodyLimits::of_user(site);
        let fields = user.fields.min(site.config.max_guest_body);
        let is_uploader = site.caches.settings().allow_guests_to_upload_files;
        let files = if is_uploader { user.files } else { user.files.min(fields as u64) };
        BodyLimits { fields, files, is_guest: true }
    }

    /// Checks the announced size of a body, which of a form is only a first check: it has fields and files.
    ///
    /// # Errors
    /// `RequestEntityTooLarge`.
    pub fn check(&self, body: &BodySize) -> Result<()> {
        match body {
            BodySize::Form(length) if length.is_some_and(|length| length > self.max_form()) => {
                Err(self.file_too_large())
            }
            BodySize::Bytes(length) if length.is_some_and(|length| length > self.fields as u64) => {
                Err(self.body_too_large())
            }
            _ => Ok(()),
        }
    }

    fn max_form(&self) -> u64 {
        self.files.saturating_add(self.fields as u64)
    }

    fn body_too_large(&self) -> Error {
        let limit = self.fields;
        let message = if self.is_guest {
            format!("The body is larger than {limit} bytes, which is the most without a login; log in first")
        } else {
            format!("The body is larger than {limit} bytes")
        };
        Error::new(ErrorKind::TooLarge, message)
    }

    fn file_too_large(&self) -> Error {
        if self.is_guest { self.body_too_large() } else { too_large(self.files) }
    }
}

/// The kind of a body and its announced size in bytes, if it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodySize {
    /// There is none.
    Empty,
    /// Anything but a form with files.
    Bytes(Option<u64>),
    /// A multipart form.
    Form(Option<u64>),
}

impl BodySize {
    /// The announced size of the body of a request.
    pub fn of(request: &HttpRequest) -> BodySize {
        let headers = request.headers();
        let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        if is_form(request.content_type()) {
            BodySize::Form(announced)
        } else if announced.is_none() && !headers.contains_key(header::TRANSFER_ENCODING) {
            // A request without either header has no body (RFC 9112, section 6.3).
            BodySize::Empty
        } else {
            BodySize::Bytes(announced)
        }
    }

    /// The bytes that the body takes in memory, at most: its files go to the disk.
    pub fn expected(&self, limits: &BodyLimits) -> usize {
        match self {
            BodySize::Empty => 0,
            BodySize::Bytes(length) | BodySize::Form(length) => {
                let announced = length.and_then(|length| usize::try_from(length).ok());
                announced.map_or(limits.fields, |length| length.min(limits.fields))
            }
        }
    }

    /// Whether the body certainly has no more than a number of bytes.
    pub fn is_at_most(&self, limit: usize) -> bool {
        match self {
            BodySize::Empty => true,
            BodySize::Bytes(length) | BodySize::Form(length) => length.is_some_and(|length| length <= limit as u64),
        }
    }
}

/// Reads the body of a request.
///
/// # Errors
/// `RequestEntityTooLarge`; 400 for one that cannot be read or takes too long.
pub async fn read_body(
    request: &HttpRequest,
    payload: Payload,
    site: &Arc<Site>,
    size: BodySize,
    limits: BodyLimits,
    memory: &mut IncomingMemory,
) -> Result<Body> {
    let body_time = site.config.limits.body_time();
    match size {
        BodySize::Empty => Ok(Body::default()),
        BodySize::Form(announced) => {
            let time = body_time + Duration::from_secs(announced.unwrap_or(limits.max_form()) / MIN_UPLOAD_RATE);
            match rt::time::timeout(time, read_form(request.headers(), payload, site, limits, memory)).await {
                Ok(parts) => Ok(Body { bytes: Bytes::new(), parts: parts? }),
                Err(_) => Err(bad("The body took too long to arrive")),
            }
        }
        BodySize::Bytes(_) => match rt::time::timeout(body_time, read_bytes(payload, limits, memory)).await {
            Ok(bytes) => Ok(Body { bytes: bytes?, parts: Parts::default() }),
            Err(_) => Err(bad("The body took too long to arrive")),
        },
    }
}

async fn read_bytes(mut payload: Payload, limits: BodyLimits, memory: &mut IncomingMemory) -> Result<Bytes> {
    let unreadable = |error: PayloadError| bad(&format!("The body could not be read: {error}"));
    // Most bodies arrive in one piece.
    let first = payload.try_next().await.map_err(unreadable)?.unwrap_or_default();
    memory.receive(first.len()).await?;
    if first.len() > limits.fields {
        return Err(limits.body_too_large());
    }
    let Some(second) = memory.next(payload.try_next()).await?.map_err(unreadable)? else { return Ok(first) };
    let mut body = BytesMut::from(first);
    let mut next = Some(second);
    while let Some(bytes) = next {
        if body.len() + bytes.len() > limits.fields {
            return Err(limits.body_too_large());
        }
        memory.receive(bytes.len()).await?;
        body.extend_from_slice(&bytes);
        next = memory.next(payload.try_next()).await?.map_err(unreadable)?;
    }
    Ok(body.freeze())
}

fn is_form(content_type: &str) -> bool {
    content_type.trim().eq_ignore_ascii_case("multipart/form-data")
}

/// Reads a multipart form. Files are written to the disk while they arrive. Fields stay in memory; their
/// total size, with the names of all parts, has the limit of any other body.
///
/// # Errors
/// `RequestEntityTooLarge`; 400 for a form that cannot be read.
pub async fn read_form<S>(
    headers: &HeaderMap,
    body: S,
    site: &Arc<Site>,
    limits: BodyLimits,
    memory: &mut IncomingMemory,
) -> Result<Parts>
where
    S: Stream<Item = Result<Bytes, PayloadError>> + 'static,
{
    let overhead = FormOverhead::default();
    let mut form = Multipart::new(headers, overhead.limit(body));
    let mut parts = Parts::default();
    let mut remaining = RemainingBytes { fields: limits.fields, files: limits.files, limits, overhead };
    while let Some(field) = form.try_next().await.map_err(unreadable)? {
        if parts.fields.len() + parts.uploads.len() == MAX_PARTS {
            return Err(bad(&format!("The form has more than {MAX_PARTS} parts")));
        }
        let name = field.name().unwrap_or_default().to_owned();
        let disposition = field.content_disposition();
        let file_name = disposition.and_then(|disposition| {
            let extended = disposition.get_filename_ext().and_then(|name| String::from_utf8(name.value.clone()).ok());
            extended.or_else(|| disposition.get_filename().map(str::to_owned))
        });
        match file_name {
            Some(file_name) => {
                if parts.uploads.len() == MAX_FILES {
                    return Err(bad(&format!("The form has more than {MAX_FILES} files")));
                }
                remaining.take_field(name.len() + file_name.len())?;
                let upload = read_file(field, &name, file_name, &mut remaining, site, memory).await?;
                parts.uploads.push(upload);
            }
            None => {
                remaining.take_field(name.len())?;
                let value = read_field(field, &mut remaining, memory).await?;
                parts.fields.push((name, value));
            }
        }
    }
    Ok(parts)
}

/// The bytes that the form may still hold.
struct RemainingBytes {
    fields: usize,
    files: u64,
    limits: BodyLimits,
    overhead: FormOverhead,
}

impl RemainingBytes {
    /// Takes bytes of a field, or of the name of a part.
    fn take_field(&mut self, len: usize) -> Result<()> {
        match self.fields.checked_sub(len) {
            Some(left) => self.fields = left,
            None => return Err(self.limits.body_too_large()),
        }
        Ok(())
    }

    /// Takes bytes of a file.
    fn take_file(&mut self, len: usize) -> Result<()> {
        match self.files.checked_sub(len as u64) {
            Some(left) => self.files = left,
            None => return Err(self.limits.file_too_large()),
        }
        Ok(())
    }
}

async fn read_field(mut field: Field, remaining: &mut RemainingBytes, memory: &mut IncomingMemory) -> Result<String> {
    let mut value = BytesMut::new();
    while let Some(bytes) = memory.next(field.try_next()).await?.map_err(unreadable)? {
        remaining.overhead.deliver(bytes.len());
        remaining.take_field(bytes.len())?;
        memory.receive(bytes.len()).await?;
        value.extend_from_slice(&bytes);
    }
    String::from_utf8(value.into()).map_err(|_| bad("A field of the form is not UTF-8 text"))
}

async fn read_file(
    mut field: Field,
    name: &str,
    file_name: String,
    remaining: &mut RemainingBytes,
    site: &Arc<Site>,
    memory: &mut IncomingMemory,
) -> Result<Upload> {
    let left = remaining.files;
    let site = Arc::clone(site);
    let mut incoming = block(move || UploadBuffer::new(files::files(&site)?.upload_dir(), left)).await?;
    let mut buffer = BytesMut::with_capacity(BUFFER_SIZE);
    while let Some(bytes) = field.try_next().await.map_err(unreadable)? {
        remaining.overhead.deliver(bytes.len());
        remaining.take_file(bytes.len())?;
        memory.buffer(bytes.len()).await?;
        buffer.extend_from_slice(&bytes);
        if buffer.len() >= BUFFER_SIZE {
            let full = std::mem::replace(&mut buffer, BytesMut::with_capacity(BUFFER_SIZE));
            incoming = block(move || incoming.write(&full).map(|()| incoming)).await?;
        }
    }
    let name = name.to_owned();
    block(move || {
        incoming.write(&buffer)?;
        incoming.finish(&name, &file_name)
    })
    .await
}

/// Runs blocking work on a thread for it.
async fn block<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match web::block(work).await {
        Ok(done) => done,
        Err(_) => Err(Error::new(ErrorKind::SessionStopped, "The server is about to stop; try again in a moment")),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "that is what map_err gives")]
fn unreadable(error: MultipartError) -> Error {
    if let MultipartError::Payload(PayloadError::Overflow) = error {
        let message = format!("The form has more than {MAX_OVERHEAD} bytes before, between or after its parts");
        return Error::new(ErrorKind::TooLarge, message);
    }
    bad(&format!("The form could not be read: {error}"))
}

fn bad(message: &str) -> Error {
    Error::new(ErrorKind::BadRequest, message)
}
