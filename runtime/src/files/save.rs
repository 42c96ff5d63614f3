//! A new file: its name, its place, its document.

use super::exif;
use super::incoming::{Incoming, Upload, too_large};
use super::key::{Key, clean_name, with_suffix};
use super::kind;
use super::placed::{LOCK, Placed, discard_later};
use crate::auth::random_hex;
use crate::context::Context;
use crate::core::models::file::{self, File};
use crate::document::lifecycle;
use crate::error::{Error, ErrorKind, Result};
use crate::table::{Document, Link};
use diesel::prelude::*;
use std::io;
use std::path::Path;
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
}

/// Keeps a content and makes its File document.
///
/// # Errors
/// `FileTypeNotAllowed`, `MaxFileSizeReachedError`, `AttachmentLimitReached`, and whatever the
/// document is refused for.
pub(crate) fn save(ctx: &mut Context, new: New<'_>) -> Result<File> {
    let Some(name) = clean_name(new.file_name) else {
        return Err(Error::validation("The file has no name; give it one"));
    };
    check_limits(ctx, &name, new.upload.size)?;
    let stripped = without_exif(ctx, &name, new.upload)?;
    let upload = stripped.as_ref().unwrap_or(new.upload);
    ctx.lease().begin_writing()?;
    let (key, name) = match shared(ctx, &upload.hash, new.is_private)? {
        Some(key) => (key, name),
        None => {
            let key = place(ctx, &name, new.is_private, &upload.hash, &upload.path)?;
            let name = key.file_name().to_owned();
            (key, name)
        }
    };
    ctx.trust_file(key.url());
    let mut file = File {
        file_type: kind::file_type(&name),
        file_name: Some(name),
        is_private: new.is_private,
        file_size: i64::try_from(upload.size).unwrap_or(i64::MAX),
        file_url: Some(key.url()),
        content_hash: Some(upload.hash.clone()),
        folder: new.folder.map(Link::new),
        attached_to_doctype: new.doctype.map(Link::new),
        attached_to_name: new.docname,
        attached_to_field: new.fieldname,
        ..File::default()
    };
    ctx.insert(&mut file)?;
    Ok(file)
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

/// A photograph without the data that says where and when it was taken; none where there is nothing
/// to take away.
fn without_exif(ctx: &Context, name: &str, upload: &Upload) -> Result<Option<Upload>> {
    let site = ctx.site();
    if !kind::is_jpeg(name) || !site.caches.settings().strip_exif_metadata_from_uploaded_images {
        return Ok(None);
    }
    exif::strip(site.files()?.incoming(), upload)
}

/// The place of an equal content, if there is one. Its document stays until this transaction ends.
fn shared(ctx: &mut Context, hash: &str, is_private: bool) -> Result<Option<Key>> {
    let candidates: Vec<String> = ctx.load(
        file::table
            .filter(file::content_hash.eq(hash))
            .filter(file::is_private.eq(is_private))
            .filter(file::is_folder.eq(false))
            .order(file::creation.asc())
            .limit(10)
            .select(file::name),
    )?;
    for name in candidates {
        // Reading it in a transaction that writes locks it; it may be another one by then.
        match lifecycle::load(ctx, ctx.handler(File::DOCTYPE)?, &name) {
            Err(error) if error.kind() == ErrorKind::DoesNotExist => continue,
            loaded => drop(loaded?),
        }
        let url: Option<Option<String>> = ctx.first(
            file::table
                .filter(file::name.eq(name))
                .filter(file::content_hash.eq(hash))
                .filter(file::is_private.eq(is_private))
                .select(file::file_url),
        )?;
        if let Some(key) = url.flatten().as_deref().and_then(Key::of_url).filter(|key| key.is_private() == is_private)
            && ctx.site().files()?.storage().open(&key)?.is_some()
        {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// Stores a content under its name, or under one like it that is free.
fn place(ctx: &mut Context, name: &str, is_private: bool, hash: &str, from: &Path) -> Result<Key> {
    const TRIES: usize = 8;
    let site = Arc::clone(ctx.site());
    ctx.lease().begin_writing()?;
    ctx.lease().lock(LOCK)?;
    let mut names = Vec::with_capacity(TRIES);
    if site.files()?.storage().notices_taken_keys() {
        names.push(name.to_owned());
        // Frappe: the end of the hash tells files of one name apart.
        names.push(with_suffix(name, hash.get(hash.len().saturating_sub(6)..).unwrap_or_default()));
    }
    while names.len() < TRIES {
        names.push(with_suffix(name, &random_hex(10)?));
    }
    for name in names {
        let key = Key::new(is_private, &name);
        if let Some(placed) = Placed::put(&site, key.clone(), from)? {
            ctx.add_placed(placed);
            return Ok(key);
        }
    }
    Err(Error::internal(format!("no free name was found for the file {name}")))
}

/// Moves the content of a File document that becomes private or public. Other documents that share
/// it keep theirs.
///
/// # Errors
/// When there is no content, or it cannot be copied.
pub(crate) fn change_privacy(ctx: &mut Context, file: &mut File) -> Result<()> {
    let url = file.file_url.clone().unwrap_or_default();
    let Some(key) = Key::of_url(&url).filter(|key| key.is_private() != file.is_private) else {
        return Ok(());
    };
    let site = Arc::clone(ctx.site());
    let files = site.files()?;
    let Some(content) = files.storage().open(&key)? else {
        return Err(Error::validation(format!("The content of the file {url} is missing")));
    };
    let copied = Incoming::copy(files.incoming(), u64::MAX, Reading { content, offset: 0 }, "")?;
    let new = match shared(ctx, &copied.hash, file.is_private)? {
        Some(key) => key,
        None => place(ctx, key.file_name(), file.is_private, &copied.hash, &copied.path)?,
    };
    ctx.trust_file(new.url());
    file.file_url = Some(new.url());
    file.content_hash = Some(copied.hash);
    discard_later(ctx, &url)
}

/// A stored content, read from its start.
struct Reading {
    content: super::Content,
    offset: u64,
}

impl io::Read for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.content.reader.read_at(self.offset, buffer.len())?;
        let (target, _) = buffer.split_at_mut(bytes.len());
        target.copy_from_slice(&bytes);
        self.offset += bytes.len() as u64;
        Ok(bytes.len())
    }
}
