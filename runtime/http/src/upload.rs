//! Request bodies: read into memory up to a limit; the files of multipart forms go to temporary files.

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

/// Bytes of a file that are buffered before they are written to the disk.
const BUFFER_SIZE: usize = 256 * 1024;

/// A complete body.
#[derive(Debug, Default)]
pub struct Body {
    pub bytes: Bytes,
    pub parts: Parts,
}

/// The parts of a multipart form.
#[derive(Debug, Default)]
pub struct Parts {
    pub fields: Vec<(String, String)>,
    pub uploads: Vec<Upload>,
}

/// Reads the body of a request.
///
/// # Errors
/// `RequestEntityTooLarge`; 400 for one that cannot be read or takes too long.
pub async fn read_body(request: &HttpRequest, payload: Payload, site: &Arc<Site>) -> Result<Body> {
    let (limit, body_time) = (site.config.max_body, site.config.limits.body_time());
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if is_form(request.content_type()) {
        // A form holds fields besides its file, so that this limit is only a first check.
        let max_length = site.max_file_size().saturating_add(limit as u64);
        if announced.is_some_and(|length: u64| length > max_length) {
            return Err(too_large(site.max_file_size()));
        }
        let time = body_time + Duration::from_secs(announced.unwrap_or(max_length) / MIN_UPLOAD_RATE);
        return match rt::time::timeout(time, read_form(request.headers(), payload, site)).await {
            Ok(parts) => Ok(Body { bytes: Bytes::new(), parts: parts? }),
            Err(_) => Err(bad("The body took too long to arrive")),
        };
    }
    // A request without either header has no body (RFC 9112, section 6.3).
    if announced.is_none() && !request.headers().contains_key(header::TRANSFER_ENCODING) {
        return Ok(Body::default());
    }
    if announced.is_some_and(|length: u64| length > limit as u64) {
        return Err(body_too_large(limit));
    }
    match rt::time::timeout(body_time, payload.to_bytes_limited(limit)).await {
        Ok(Ok(Ok(bytes))) => Ok(Body { bytes, parts: Parts::default() }),
        Ok(Ok(Err(error))) => Err(bad(&format!("The body could not be read: {error}"))),
        Ok(Err(_)) => Err(body_too_large(limit)),
        Err(_) => Err(bad("The body took too long to arrive")),
    }
}

fn is_form(content_type: &str) -> bool {
    content_type.trim().eq_ignore_ascii_case("multipart/form-data")
}

/// Reads a multipart form. Files are written to the disk while they arrive. Fields stay in memory; their
/// total size has the limit of any other body.
///
/// # Errors
/// `RequestEntityTooLarge`; 400 for a form that cannot be read.
pub async fn read_form<S>(headers: &HeaderMap, body: S, site: &Arc<Site>) -> Result<Parts>
where
    S: Stream<Item = Result<Bytes, PayloadError>> + 'static,
{
    let mut form = Multipart::new(headers, body);
    let mut parts = Parts::default();
    let mut remaining = RemainingBytes { fields: site.config.max_body, files: site.max_file_size() };
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
                let upload = read_file(field, &name, file_name, &mut remaining, site).await?;
                parts.uploads.push(upload);
            }
            None => {
                let value = read_field(field, &mut remaining).await?;
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
}

async fn read_field(mut field: Field, remaining: &mut RemainingBytes) -> Result<String> {
    let mut value = BytesMut::new();
    while let Some(bytes) = field.try_next().await.map_err(unreadable)? {
        if bytes.len() > remaining.fields {
            return Err(Error::new(ErrorKind::TooLarge, "The fields of the form are larger than a body may be"));
        }
        remaining.fields -= bytes.len();
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
) -> Result<Upload> {
    let (limit, left) = (site.max_file_size(), remaining.files);
    let site = Arc::clone(site);
    let mut incoming = block(move || UploadBuffer::new(files::files(&site)?.upload_dir(), left)).await?;
    let mut buffer = BytesMut::with_capacity(BUFFER_SIZE);
    while let Some(bytes) = field.try_next().await.map_err(unreadable)? {
        if bytes.len() as u64 > remaining.files {
            return Err(too_large(limit));
        }
        remaining.files -= bytes.len() as u64;
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
    bad(&format!("The form could not be read: {error}"))
}

fn body_too_large(limit: usize) -> Error {
    Error::new(ErrorKind::TooLarge, format!("The body is larger than {limit} bytes"))
}

fn bad(message: &str) -> Error {
    Error::new(ErrorKind::BadRequest, message)
}
