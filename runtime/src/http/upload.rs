//! Bodies on their way in: small ones in memory, the files of multipart forms in files.

use crate::error::{Error, ErrorKind, Result};
use crate::files;
use crate::site::Site;
use crate::upload::{Upload, UploadBuffer, too_large};
use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::error::PayloadError;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::{self, Bytes, BytesMut, Payload};
use actix_web::{HttpMessage, HttpRequest, rt};
use futures_util::{Stream, TryStreamExt};
use std::sync::Arc;
use std::time::Duration;

/// How many bytes of a file a client has to send in a second, beyond the time that any body may take.
const SLOWEST: u64 = 64 * 1024;

/// The most parts that a form may have.
const MOST_PARTS: usize = 1000;

/// How much of a file is in memory before it goes to the disk.
const PART: usize = 256 * 1024;

/// A body, read whole.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) bytes: Bytes,
    pub(super) parts: Parts,
}

/// The parts of a multipart form.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) uploads: Vec<Upload>,
}

/// Reads the body of a request.
///
/// # Errors
/// `RequestEntityTooLarge`; 400 for one that cannot be read or takes too long.
pub(super) async fn read_body(request: &HttpRequest, payload: Payload, site: &Arc<Site>) -> Result<Body> {
    let (limit, body_time) = (site.config.max_body, site.config.limits.body_time());
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if is_form(request.content_type()) {
        // A form holds one file at least and some fields, so this is no more than a first look.
        let most = site.max_file_size().saturating_add(limit as u64);
        if announced.is_some_and(|length: u64| length > most) {
            return Err(too_large(site.max_file_size()));
        }
        let time = body_time + Duration::from_secs(announced.unwrap_or(most) / SLOWEST);
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

/// Reads a multipart form. Files go to the disk while they arrive; fields stay in memory, all
/// together as large as any other body may be.
///
/// # Errors
/// `RequestEntityTooLarge`; 400 for a form that cannot be read.
pub(super) async fn read_form<S>(headers: &HeaderMap, body: S, site: &Arc<Site>) -> Result<Parts>
where
    S: Stream<Item = Result<Bytes, PayloadError>> + 'static,
{
    let mut form = Multipart::new(headers, body);
    let mut parts = Parts::default();
    let mut room = Room { fields: site.config.max_body, files: site.max_file_size() };
    while let Some(field) = form.try_next().await.map_err(unreadable)? {
        if parts.fields.len() + parts.uploads.len() == MOST_PARTS {
            return Err(bad(&format!("The form has more than {MOST_PARTS} parts")));
        }
        let name = field.name().unwrap_or_default().to_owned();
        let disposition = field.content_disposition();
        let file_name = disposition.and_then(|disposition| {
            let extended = disposition.get_filename_ext().and_then(|name| String::from_utf8(name.value.clone()).ok());
            extended.or_else(|| disposition.get_filename().map(str::to_owned))
        });
        match file_name {
            Some(file_name) => {
                let upload = read_file(field, &name, file_name, &mut room, site).await?;
                parts.uploads.push(upload);
            }
            None => {
                let value = read_field(field, &mut room).await?;
                parts.fields.push((name, value));
            }
        }
    }
    Ok(parts)
}

/// How many bytes may still come.
struct Room {
    fields: usize,
    files: u64,
}

async fn read_field(mut field: Field, room: &mut Room) -> Result<String> {
    let mut value = BytesMut::new();
    while let Some(bytes) = field.try_next().await.map_err(unreadable)? {
        if bytes.len() > room.fields {
            return Err(Error::new(ErrorKind::TooLarge, "The fields of the form are larger than a body may be"));
        }
        room.fields -= bytes.len();
        value.extend_from_slice(&bytes);
    }
    String::from_utf8(value.into()).map_err(|_| bad("A field of the form is not UTF-8 text"))
}

async fn read_file(
    mut field: Field,
    name: &str,
    file_name: String,
    room: &mut Room,
    site: &Arc<Site>,
) -> Result<Upload> {
    let (limit, left) = (site.max_file_size(), room.files);
    let site = Arc::clone(site);
    let mut incoming = waiting(move || UploadBuffer::new(files::files(&site)?.upload_dir(), left)).await?;
    let mut buffer = BytesMut::with_capacity(PART);
    while let Some(bytes) = field.try_next().await.map_err(unreadable)? {
        if bytes.len() as u64 > room.files {
            return Err(too_large(limit));
        }
        room.files -= bytes.len() as u64;
        buffer.extend_from_slice(&bytes);
        if buffer.len() >= PART {
            let full = std::mem::replace(&mut buffer, BytesMut::with_capacity(PART));
            incoming = waiting(move || incoming.write(&full).map(|()| incoming)).await?;
        }
    }
    let name = name.to_owned();
    waiting(move || {
        incoming.write(&buffer)?;
        incoming.finish(&name, &file_name)
    })
    .await
}

/// Does something that waits for the disk, on a thread that may.
async fn waiting<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
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
