//! Optimisation and thumbnails of stored images.
//!
//! An image is decoded and encoded before the request's first write, so that other writers do not wait for
//! it. The File document may change meanwhile, so it is read again in the write transaction.

use super::content_reader::ContentReader;
use super::dedup::{resolve_key, store_early, store_under_free_name};
use super::file_store::files;
use super::file_type::is_picture;
use super::image_resize::{self, ExifPolicy, ImageSize, ShrinkResult};
use super::key::{StorageKey, sanitize_file_name, split, with_suffix};
use super::pending_file::{self, discard_later};
use super::{attach, thumbnail};
use doctyped_core::content::Content;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::upload::UploadBuffer;
use doctyped_models::file::File;
use std::sync::Arc;

/// Replaces the content of an image by a smaller one, if it can be made smaller. The URL changes, because
/// other documents may share the old content, and the field that the file is attached to is updated.
///
/// # Errors
/// `ValidationError` if the file is no readable image in this server's storage.
pub fn optimize(ctx: &mut Context, file: &mut File) -> Result<()> {
    let (key, content) = image(ctx, file)?;
    let size = content.size;
    let permit = image_resize::acquire(ctx.client_key())?;
    let source = ContentReader::new(content);
    let shrunk = image_resize::shrink(&permit, source, size, ImageSize::OPTIMIZED, exif_policy(ctx))?;
    drop(permit);
    let smaller = match shrunk {
        ShrinkResult::Smaller(smaller) => smaller,
        ShrinkResult::Unchanged => return Ok(()),
        ShrinkResult::Unreadable(error) => return Err(image_resize::unreadable().caused_by(error)),
    };
    let site = Arc::clone(ctx.site());
    let upload = UploadBuffer::copy(files(&site)?.upload_dir(), u64::MAX, smaller.as_slice(), "")?;
    let name = file.file_name.as_deref().and_then(sanitize_file_name).unwrap_or_else(|| key.file_name().to_owned());
    let early = store_early(ctx, &name, file.is_private, &upload)?;
    let mut current = reload_for_update(ctx, file)?;
    let (new, _) = resolve_key(ctx, &name, current.is_private, &upload, early)?;
    current.file_url = Some(new.url());
    current.file_size = i64::try_from(upload.size).unwrap_or(i64::MAX);
    current.content_hash = Some(upload.hash);
    pending_file::rewriting(ctx, |ctx| ctx.save(&mut current))?;
    attach::update_attach_field(ctx, &current, &key.url())?;
    discard_later(ctx, &key.url())?;
    *file = current;
    Ok(())
}

/// Makes a thumbnail of an image and returns its URL.
///
/// # Errors
/// `ValidationError` if the file is no readable image in this server's storage.
pub fn make_thumbnail(ctx: &mut Context, file: &mut File, size: ImageSize, crop: bool) -> Result<String> {
    let (key, content) = image(ctx, file)?;
    let encoded_len = content.size;
    let permit = image_resize::acquire(ctx.client_key())?;
    let (bytes, extension) = image_resize::thumbnail(&permit, ContentReader::new(content), encoded_len, size, crop)?;
    drop(permit);
    let site = Arc::clone(ctx.site());
    let upload = UploadBuffer::copy(files(&site)?.upload_dir(), u64::MAX, bytes.as_slice(), "")?;
    let name = with_suffix(&format!("{}{extension}", split(key.file_name()).0), &thumbnail::suffix(&file.name));
    let early = store_early(ctx, &name, file.is_private, &upload)?;
    let mut current = reload_for_update(ctx, file)?;
    let key = match early {
        Some(placed) => {
            let key = placed.key().clone();
            ctx.add_resource(placed);
            key
        }
        None => store_under_free_name(ctx, &name, current.is_private, &upload.hash, &upload.path)?,
    };
    let old = current.thumbnail_url.replace(key.url());
    pending_file::rewriting(ctx, |ctx| ctx.save(&mut current))?;
    if let Some(old) = old {
        discard_later(ctx, &old)?;
    }
    *file = current;
    Ok(key.url())
}

/// The treatment of Exif metadata by System Settings.
pub fn exif_policy(ctx: &Context) -> ExifPolicy {
    if ctx.site().caches.settings().strip_exif_metadata_from_uploaded_images {
        ExifPolicy::Strip
    } else {
        ExifPolicy::Keep
    }
}

/// The key and content of a stored image.
fn image(ctx: &Context, file: &File) -> Result<(StorageKey, Content)> {
    let url = file.file_url.as_deref().unwrap_or_default();
    if file.is_folder {
        return Err(Error::validation(format!("{} is a folder and no image", file.name)));
    }
    let Some(key) = StorageKey::of_url(url) else {
        return Err(Error::validation(format!("The file {url} is on another server; upload it here first")));
    };
    if !is_picture(key.file_name()) {
        return Err(Error::validation(format!("{url} is no JPEG, PNG, WebP or GIF")));
    }
    match files(ctx.site())?.storage().open(&key)? {
        Some(content) => Ok((key, content)),
        None => Err(Error::not_found(format!("The content of the file {url} is missing"))),
    }
}

/// Begins the write transaction and reads a File document again.
///
/// # Errors
/// `TimestampMismatchError` if its content has changed.
fn reload_for_update(ctx: &mut Context, file: &File) -> Result<File> {
    ctx.begin_writing()?;
    let current: File = ctx.get(file.name.as_str())?;
    if current.file_url != file.file_url || current.is_private != file.is_private {
        let message = format!("The file {} was changed in the meantime; try again", file.name);
        return Err(Error::new(ErrorKind::TimestampMismatch, message));
    }
    Ok(current)
}
