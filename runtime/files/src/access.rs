//! Permissions of files: reading a content, attaching a file to a document.

use super::file_store::files;
use super::thumbnail;
use crate::StorageKey;
use diesel::prelude::*;
use doctyped_auth::permission;
use doctyped_core::context::{Context, not_found};
use doctyped_core::download::Download;
use doctyped_core::error::{Error, Result};
use doctyped_models::file;
use doctyped_models::file::File;
use doctyped_orm::db::Dialect;
use doctyped_orm::db::row_key::key;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::table::{Document, Record};
use doctyped_schema::Rights;

/// The File documents with a URL.
pub fn files_of_url(ctx: &mut Context, url: &str) -> Result<Vec<File>> {
    let found: Vec<File> = ctx.load(file::table.filter(file::file_url.eq(url)))?;
    // Databases may compare without regard to case; storages do not.
    Ok(found.into_iter().filter(|file| file.file_url.as_deref() == Some(url)).collect())
}

/// A File document with a URL that the user may read.
///
/// # Errors
/// `DoesNotExistError` if no document has the URL, `PermissionError` if the user may read none of them. Users that
/// may not list all files get a `PermissionError` for every private URL, which does not reveal which files exist.
pub fn readable_by_url(ctx: &mut Context, url: &str) -> Result<File> {
    let found = files_of_url(ctx, url)?;
    let is_private = StorageKey::of_url(url).is_some_and(|key| key.is_private());
    let is_secret = is_private && !permission::sees_all(ctx, File::doctype())?;
    if found.is_empty() && !is_secret {
        return Err(Error::not_found(format!("There is no file {url}")));
    }
    for file in found {
        if may_read(ctx, &file)? {
            return Ok(file);
        }
    }
    Err(not_readable(ctx, url))
}

/// The error for a file that the user may not read, by its name or URL as the request has it. It is that for a missing
/// one, too.
pub fn not_readable(ctx: &Context, file: &str) -> Error {
    Error::permission(format!("User {} may not read the file {file}", ctx.user()))
}

/// Whether the user may read a file: it is public, the user owns it, or it is attached to a document that the
/// user may read.
pub fn may_read(ctx: &mut Context, file: &File) -> Result<bool> {
    let is_private = file.is_private || file.file_url.as_deref().is_some_and(|url| url.starts_with("/private/"));
    if !is_private || ctx.is_elevated() || ctx.identity().is_administrator() {
        return Ok(true);
    }
    if !ctx.identity().is_guest() && file.owner.as_str().eq_ignore_ascii_case(ctx.user()) {
        return Ok(true);
    }
    let (Some(doctype), Some(name)) = (&file.attached_to_doctype, &file.attached_to_name) else {
        return Ok(false);
    };
    permission::attached::reaches(ctx, (doctype.as_str(), name), file.attached_to_field.as_deref(), Rights::READ)
}

fn load(ctx: &mut Context, doctype: &str, name: &str) -> Result<Option<Box<dyn Record>>> {
    let Some(entry) = ctx.site().registry().entry(doctype) else { return Ok(None) };
    let mut document = (entry.new)();
    let meta = document.meta();
    if ctx.transaction().is_writing() && !meta.is_single && !meta.is_virtual {
        // Until the file is attached, the document is neither deleted nor renamed: the file would belong to a later
        // document of that name.
        let Some(key) = key(meta, name) else { return Ok(None) };
        let row = Statement::new("SELECT 1 FROM ").name(meta.table).sql(" WHERE ").equal("name", key);
        row.dialect_sql(Dialect::for_update).load(ctx.connection(), |_| Ok(()))?;
    }
    let found = ctx.load_into(document.as_mut(), name)?;
    Ok(found.then_some(document))
}

/// The document that a file is to be attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachTarget {
    /// A stored document, or the DocType alone.
    Stored,
    /// A document of a form that is not saved yet. The file is not attached to its temporary name, which a
    /// document of another user may get; it is attached when the document is saved with its URL.
    Unsaved,
}

/// Checks that the user may attach files to a document, which takes write permission on it. Without a name,
/// write permission on the DocType is needed.
///
/// # Errors
/// `PermissionError`, the same for a missing document and one that the user may not read; `DoesNotExistError` if
/// there is no such DocType.
pub fn check_may_attach(
    ctx: &mut Context,
    doctype: &str,
    name: Option<&str>,
    field: Option<&str>,
) -> Result<AttachTarget> {
    let meta = (ctx.entry(doctype)?.meta)();
    match name {
        None => permission::check(ctx, meta, Rights::WRITE, None)?,
        Some(name) => {
            let document = load(ctx, doctype, name)?;
            if is_temporary_name(doctype, name)
                && !(document.is_some() && permission::has(ctx, meta, Rights::READ, document.as_deref())?)
            {
                return Ok(AttachTarget::Unsaved);
            }
            // The server attaches files to documents that it is about to store.
            if document.is_some() || !ctx.is_elevated() {
                permission::check_named(ctx, meta, Rights::WRITE, document.as_deref(), name)?;
            }
        }
    }
    if let Some(field) = field.and_then(|field| meta.field(field))
        && !permission::writable_levels(ctx, meta).has(field.permlevel)
    {
        return Err(Error::permission(format!("User {} may not write {} of {doctype}", ctx.user(), field.title())));
    }
    Ok(AttachTarget::Stored)
}

/// Whether a name is one that Frappe's forms give to a document before it is saved: `new-purchase-order-xvlqzbmwfe`.
fn is_temporary_name(doctype: &str, name: &str) -> bool {
    let prefix = format!("new-{}-", doctype.to_lowercase().replace(' ', "-"));
    name.strip_prefix(&prefix).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The File document with a name, if the user may read the file.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn readable_by_name(ctx: &mut Context, name: &str) -> Result<File> {
    match ctx.try_get::<File>(name)? {
        Some(file) if may_read(ctx, &file)? => Ok(file),
        None if permission::sees_all(ctx, File::doctype())? => Err(not_found(File::DOCTYPE, name)),
        _ => Err(not_readable(ctx, name)),
    }
}

/// The content at a URL of this server, if the user may read it.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn download(ctx: &mut Context, url: &str) -> Result<Download> {
    let (name, hash) = match thumbnail::image_of(ctx, url)? {
        Some(image) if may_read(ctx, &image)? => (None, None),
        Some(_) => return Err(not_readable(ctx, url)),
        None => {
            let file = readable_by_url(ctx, url)?;
            (file.file_name, file.content_hash)
        }
    };
    let key = StorageKey::of_url(url).ok_or_else(|| Error::not_found(format!("{url} is not on this server")))?;
    let Some(content) = files(ctx.site())?.storage().open(&key)? else {
        return Err(Error::not_found(format!("The content of the file {url} is missing")));
    };
    let name = name.unwrap_or_else(|| key.file_name().to_owned());
    let download = Download::stored(name, content).tag(hash);
    Ok(if key.is_private() { download } else { download.public() })
}
