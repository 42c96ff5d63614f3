//! A new file: its name, its place, its document.

use super::exif;
use super::incoming::{Incoming, Upload, too_large};
use super::key::clean_name;
use super::kind;
use super::picture::{self, Shrunk, Size};
use super::place::{NamedBy, place_ahead, settle, shared};
use super::placed::Placed;
use super::replace::exif as exif_of;
use crate::context::Context;
use crate::core::models::file::File;
use crate::error::{Error, ErrorKind, Result};
use crate::table::Link;
use std::io::BufReader;
use std::sync::Arc;

/// The folder of everything.
pub(crate) const HOME: &str = "Home";

/// The folder of what is attached to documents.
pub(crate) const ATTACHMENTS: &str = "Home/Attachments";

/// A file to be saved.
#[derive(Debug)]
pub(crate) struct New<'a> {
    pub(crate) upload: &'a Upload,
    /// The name that a client gave it.
    pub(crate) file_name: &'a str,
    pub(crate) is_private: bool,
    pub(crate) folder: Option<String>,
    pub(crate) doctype: Option<String>,
    pub(crate) docname: Option<String>,
    pub(crate) fieldname: Option<String>,
    /// What an image is to fit into, which is made smaller for that.
    pub(crate) fit: Option<Size>,
}

/// Keeps a content and makes its File document.
///
/// # Errors
/// `FileTypeNotAllowed`, `MaxFileSizeReachedError`, `AttachmentLimitReached`, and whatever the
/// document is refused for.
pub(crate) fn save(ctx: &mut Context, new: New<'_>) -> Result<File> {
    Ready::new(ctx, new)?.store(ctx)
}

/// A file whose content is as it will be stored. What takes long is done before the request begins to
/// write, when others need not wait for it.
#[derive(Debug)]
pub(crate) struct Ready<'a> {
    new: New<'a>,
    name: String,
    /// The content, which may be another than the client sent.
    upload: Upload,
    placed: Option<Placed>,
}

impl<'a> Ready<'a> {
    /// Checks a file and makes its content what will be stored.
    ///
    /// # Errors
    /// `FileTypeNotAllowed`, `MaxFileSizeReachedError`.
    pub(crate) fn new(ctx: &mut Context, new: New<'a>) -> Result<Ready<'a>> {
        let Some(name) = clean_name(new.file_name) else {
            return Err(Error::validation("The file has no name; give it one"));
        };
        check_limits(ctx, &name, new.upload.size)?;
        let upload = match fitting(ctx, &name, &new)? {
            Some(smaller) => smaller,
            None => without_exif(ctx, &name, new.upload)?.unwrap_or_else(|| new.upload.clone()),
        };
        let placed = match shared(ctx, &upload.hash, new.is_private)? {
            Some(_) => None,
            None => place_ahead(ctx, &name, new.is_private, &upload)?,
        };
        Ok(Ready { new, name, upload, placed })
    }

    /// Keeps the content and makes its File document.
    ///
    /// # Errors
    /// `AttachmentLimitReached`, and whatever the document is refused for.
    pub(crate) fn store(self, ctx: &mut Context) -> Result<File> {
        let Ready { new, mut name, upload, placed } = self;
        ctx.transaction().begin_writing()?;
        let (key, is_named_by) = settle(ctx, &name, new.is_private, &upload, placed)?;
        if is_named_by == NamedBy::Key {
            key.file_name().clone_into(&mut name);
        }
        ctx.trust_file(key.url());
        let mut file = File {
            file_type: kind::file_type(&name),
            file_name: Some(name),
            is_private: new.is_private,
            file_size: i64::try_from(upload.size).unwrap_or(i64::MAX),
            file_url: Some(key.url()),
            content_hash: Some(upload.hash),
            folder: new.folder.map(Link::new),
            attached_to_doctype: new.doctype.map(Link::new),
            attached_to_name: new.docname,
            attached_to_field: new.fieldname,
            ..File::default()
        };
        ctx.insert(&mut file)?;
        Ok(file)
    }
}

/// Fails for types that the user or nobody may upload, and for files that are too large.
///
/// # Errors
/// `FileTypeNotAllowed`, `MaxFileSizeReachedError`.
fn check_limits(ctx: &Context, name: &str, size: u64) -> Result<()> {
    let not_allowed = |message: String| Err(Error::new(ErrorKind::FileTypeNotAllowed, message));
    if !ctx.identity().has_role("Desk User") && !kind::is_harmless(name) {
        return not_allowed(format!("{name}: upload a PNG, JPEG, PDF, text, office document, MOV or MP4"));
    }
    let settings = ctx.site().caches.settings();
    let extension = kind::extension(name).unwrap_or_default();
    let allowed = &settings.allowed_file_extensions;
    if !allowed.is_empty() && !allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(extension)) {
        return not_allowed(format!("{name}: System Settings allow files of {} only", allowed.join(", ")));
    }
    let limit = ctx.site().max_file_size();
    if size > limit {
        return Err(Error::new(ErrorKind::MaxFileSizeReached, too_large(limit).message()));
    }
    Ok(())
}

/// An image that fits into what it was sent for; none where it stays as it is.
fn fitting(ctx: &mut Context, name: &str, new: &New<'_>) -> Result<Option<Upload>> {
    let Some(most) = new.fit.filter(|_| kind::is_picture(name)) else { return Ok(None) };
    let source = BufReader::new(new.upload.open()?);
    match picture::shrink(source, new.upload.size, most, exif_of(ctx))? {
        Shrunk::Smaller(smaller) => {
            let site = Arc::clone(ctx.site());
            Incoming::copy(site.files()?.incoming(), u64::MAX, smaller.as_slice(), name).map(Some)
        }
        Shrunk::AsItIs => Ok(None),
        Shrunk::Unreadable(error) => {
            // Frappe: the file is kept all the same.
            tracing::debug!(%error, "an image cannot be read");
            ctx.msgprint(format!("{name} is kept as it is: it cannot be read as an image"));
            Ok(None)
        }
    }
}

/// A photograph without the data that says where and when it was taken; none where there is nothing
/// to take away.
fn without_exif(ctx: &Context, name: &str, upload: &Upload) -> Result<Option<Upload>> {
    let site = ctx.site();
    if !kind::is_jpeg(name) || !site.caches.settings().strip_exif_metadata_from_uploaded_images {
        return Ok(None);
    }
    exif::strip(site.files()?.incoming(), upload)
}
