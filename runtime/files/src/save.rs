//! Saving of an upload: checks, image optimisation, storage of the content, File document.

use super::dedup::{NamedBy, find_duplicate, resolve_key, store_early};
use super::exif;
use super::file_store::files;
use super::file_type;
use super::image_resize::{self, ImageSize, ShrinkResult};
use super::image_update::exif_policy;
use super::key::sanitize_file_name;
use super::pending_file::{self, PendingFile};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::upload::{Upload, UploadBuffer, too_large};
use doctyped_models::file::File;
use doctyped_orm::table::Link;
use std::io::BufReader;
use std::sync::Arc;

/// An upload to save, with the fields of its File document.
#[derive(Debug)]
pub struct NewFile<'a> {
    /// The content.
    pub upload: &'a Upload,
    /// The name that the client sent.
    pub file_name: &'a str,
    /// Whether the URL is `/private/files/...`, which takes permission to read.
    pub is_private: bool,
    /// The name of the File document of the folder.
    pub folder: Option<String>,
    /// The DocType of the document that the file is attached to.
    pub doctype: Option<String>,
    /// The name of that document.
    pub docname: Option<String>,
    /// The attach field of that document.
    pub fieldname: Option<String>,
    /// The size that an image is scaled down to.
    pub fit: Option<ImageSize>,
}

/// Stores the content of an upload and inserts its File document.
///
/// # Errors
/// `FileTypeNotAllowed`, `MaxFileSizeReachedError`, `AttachmentLimitReached`, and the errors of
/// inserting the document.
pub fn save(ctx: &mut Context, new: NewFile<'_>) -> Result<File> {
    PreparedFile::new(ctx, new)?.store(ctx)
}

/// A checked and optimised upload. The slow work is done here, before the request's first write, so that
/// other writers do not wait for it.
#[derive(Debug)]
pub struct PreparedFile<'a> {
    new: NewFile<'a>,
    name: String,
    /// The content to store: the client's, or one without Exif metadata or with fewer pixels.
    upload: Upload,
    placed: Option<PendingFile>,
}

impl<'a> PreparedFile<'a> {
    /// Checks an upload and optimises its content.
    ///
    /// # Errors
    /// `FileTypeNotAllowed`, `MaxFileSizeReachedError`.
    pub fn new(ctx: &mut Context, new: NewFile<'a>) -> Result<PreparedFile<'a>> {
        let Some(name) = sanitize_file_name(new.file_name) else {
            return Err(Error::validation("The file has no name; give it one"));
        };
        check_limits(ctx, &name, new.upload.size)?;
        let upload = match shrink_to_fit(ctx, &name, &new)? {
            Some(smaller) => smaller,
            None => without_exif(ctx, &name, new.upload)?.unwrap_or_else(|| new.upload.clone()),
        };
        let placed = match find_duplicate(ctx, &upload.hash, new.is_private)? {
            Some(_) => None,
            None => store_early(ctx, &name, new.is_private, &upload)?,
        };
        Ok(PreparedFile { new, name, upload, placed })
    }

    /// Stores the content and inserts its File document.
    ///
    /// # Errors
    /// `AttachmentLimitReached`, and the errors of inserting the document.
    pub fn store(self, ctx: &mut Context) -> Result<File> {
        let PreparedFile { new, mut name, upload, placed } = self;
        ctx.begin_writing()?;
        let (key, named_by) = resolve_key(ctx, &name, new.is_private, &upload, placed)?;
        if named_by == NamedBy::Storage {
            key.file_name().clone_into(&mut name);
        }
        pending_file::trust(ctx, key.url());
        let mut file = File {
            file_type: file_type::file_type(&name),
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

/// Checks the type and size of a file against the user's roles and System Settings.
///
/// # Errors
/// `FileTypeNotAllowed`, `MaxFileSizeReachedError`.
fn check_limits(ctx: &Context, name: &str, size: u64) -> Result<()> {
    let not_allowed = |message: String| Err(Error::new(ErrorKind::FileTypeNotAllowed, message));
    if !ctx.identity().has_role("Desk User") && !file_type::is_harmless(name) {
        return not_allowed(format!("{name}: upload a PNG, JPEG, PDF, text, office document, MOV or MP4"));
    }
    let settings = ctx.site().caches.settings();
    let extension = file_type::extension(name).unwrap_or_default();
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

/// An image scaled down to `new.fit`; `None` if the upload stays as it is.
fn shrink_to_fit(ctx: &mut Context, name: &str, new: &NewFile<'_>) -> Result<Option<Upload>> {
    let Some(max) = new.fit.filter(|_| file_type::is_picture(name)) else { return Ok(None) };
    let source = BufReader::new(new.upload.open()?);
    let permit = image_resize::acquire(ctx.client_key())?;
    let shrunk = image_resize::shrink(&permit, source, new.upload.size, max, exif_policy(ctx))?;
    drop(permit);
    match shrunk {
        ShrinkResult::Smaller(smaller) => {
            let site = Arc::clone(ctx.site());
            UploadBuffer::copy(files(&site)?.upload_dir(), u64::MAX, smaller.as_slice(), name).map(Some)
        }
        ShrinkResult::Unchanged => Ok(None),
        ShrinkResult::Unreadable(error) => {
            // Frappe: the file is stored as it is.
            tracing::debug!(%error, file_name = name, "uploaded image cannot be decoded");
            ctx.msgprint(format!("{name} is kept as it is: it cannot be read as an image"));
            Ok(None)
        }
    }
}

/// A JPEG without Exif metadata, if System Settings enable it; `None` if the upload stays as it is.
fn without_exif(ctx: &Context, name: &str, upload: &Upload) -> Result<Option<Upload>> {
    let site = ctx.site();
    if !file_type::is_jpeg(name) || !site.caches.settings().strip_exif_metadata_from_uploaded_images {
        return Ok(None);
    }
    exif::strip(files(site)?.upload_dir(), upload)
}
