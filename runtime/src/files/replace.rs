//! Stored images made smaller, and small pictures of them.
//!
//! The work is done before the request begins to write. By then the document may be another, so it is
//! read again.

use super::incoming::Incoming;
use super::key::{Key, clean_name, split, with_suffix};
use super::kind::is_picture;
use super::picture::{self, Exif, Shrunk, Size};
use super::place::{place, place_ahead, settle};
use super::placed::discard_later;
use super::reading::Reading;
use super::storage::Content;
use super::{attach, thumbnail};
use crate::context::Context;
use crate::core::models::file::File;
use crate::error::{Error, ErrorKind, Result};
use std::sync::Arc;

/// Replaces an image by a smaller one, if it can be made smaller. Its address becomes another, because
/// others may have the same content; the field that it is attached to follows.
///
/// # Errors
/// `ValidationError` for what is no image on this server, or one that cannot be read.
pub(crate) fn optimize(ctx: &mut Context, file: &mut File) -> Result<()> {
    let (key, content) = image(ctx, file)?;
    let exif = exif(ctx);
    let size = content.size;
    let smaller = match picture::shrink(Reading::new(content), size, Size::OPTIMIZED, exif)? {
        Shrunk::Smaller(smaller) => smaller,
        Shrunk::AsItIs => return Ok(()),
        Shrunk::Unreadable(error) => return Err(picture::unreadable().caused_by(error)),
    };
    let site = Arc::clone(ctx.site());
    let upload = Incoming::copy(site.files()?.incoming(), u64::MAX, smaller.as_slice(), "")?;
    let name = file.file_name.as_deref().and_then(clean_name).unwrap_or_else(|| key.file_name().to_owned());
    let ahead = place_ahead(ctx, &name, file.is_private, &upload)?;
    let mut current = again(ctx, file)?;
    let (new, _) = settle(ctx, &name, current.is_private, &upload, ahead)?;
    current.file_url = Some(new.url());
    current.file_size = i64::try_from(upload.size).unwrap_or(i64::MAX);
    current.content_hash = Some(upload.hash);
    ctx.rewriting_files(|ctx| ctx.save(&mut current))?;
    attach::change_field(ctx, &current, &key.url())?;
    discard_later(ctx, &key.url())?;
    *file = current;
    Ok(())
}

/// Makes a small picture of an image and gives its address.
///
/// # Errors
/// `ValidationError` for what is no image on this server, or one that cannot be read.
pub(crate) fn make_thumbnail(ctx: &mut Context, file: &mut File, size: Size, crop: bool) -> Result<String> {
    let (key, content) = image(ctx, file)?;
    let bytes = content.size;
    let (small, extension) = picture::thumbnail(Reading::new(content), bytes, size, crop)?;
    let site = Arc::clone(ctx.site());
    let upload = Incoming::copy(site.files()?.incoming(), u64::MAX, small.as_slice(), "")?;
    let name = with_suffix(&format!("{}{extension}", split(key.file_name()).0), &thumbnail::suffix(&file.name));
    let ahead = place_ahead(ctx, &name, file.is_private, &upload)?;
    let mut current = again(ctx, file)?;
    let key = match ahead {
        Some(placed) => {
            let key = placed.key().clone();
            ctx.add_placed(placed);
            key
        }
        None => place(ctx, &name, current.is_private, &upload.hash, &upload.path)?,
    };
    let old = current.thumbnail_url.replace(key.url());
    ctx.rewriting_files(|ctx| ctx.save(&mut current))?;
    if let Some(old) = old {
        discard_later(ctx, &old)?;
    }
    *file = current;
    Ok(key.url())
}

/// What is to become of what cameras write.
pub(super) fn exif(ctx: &Context) -> Exif {
    if ctx.site().caches.settings().strip_exif_metadata_from_uploaded_images { Exif::Drop } else { Exif::Keep }
}

/// The content of an image on this server.
fn image(ctx: &Context, file: &File) -> Result<(Key, Content)> {
    let url = file.file_url.as_deref().unwrap_or_default();
    if file.is_folder {
        return Err(Error::validation(format!("{} is a folder and no image", file.name)));
    }
    let Some(key) = Key::of_url(url) else {
        return Err(Error::validation(format!("The file {url} is on another server; upload it here first")));
    };
    if !is_picture(key.file_name()) {
        return Err(Error::validation(format!("{url} is no JPEG, PNG, WebP or GIF")));
    }
    match ctx.site().files()?.storage().open(&key)? {
        Some(content) => Ok((key, content)),
        None => Err(Error::not_found(format!("The content of the file {url} is missing"))),
    }
}

/// Begins to write, and reads a document again that has to be what it was.
fn again(ctx: &mut Context, file: &File) -> Result<File> {
    ctx.transaction().begin_writing()?;
    let current: File = ctx.get(file.name.as_str())?;
    if current.file_url != file.file_url || current.is_private != file.is_private {
        let message = format!("The file {} was changed in the meantime; try again", file.name);
        return Err(Error::new(ErrorKind::TimestampMismatch, message));
    }
    Ok(current)
}
