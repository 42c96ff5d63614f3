//! Deduplication: a content is stored once per privacy, by its SHA-256. A new content gets a storage key
//! that is not taken.

use super::access::may_read;
use super::content_reader::ContentReader;
use super::file_store::files;
use super::key::{StorageKey, with_suffix};
use super::pending_file::{self, LOCK, PendingFile, discard_later};
use diesel::prelude::*;
use doctyped_auth::random_hex;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::upload::{Upload, UploadBuffer};
use doctyped_models::file;
use doctyped_models::file::File;
use doctyped_orm::db::Dialect;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::Document;
use std::path::Path;
use std::sync::Arc;

/// Random hexadecimal digits that make a storage key unique.
const UNIQUE_SUFFIX_LEN: usize = 20;

/// Keys that are tried for a new content.
const MAX_KEY_ATTEMPTS: usize = 8;

/// Equal contents that are considered.
const MAX_CANDIDATES: i64 = 10;

/// Stores a content before the request's first write to the database, so that a slow upload to a remote
/// storage does not block other writers. Such a content gets a random key. `None` for a local storage,
/// where contents keep their file names.
pub fn store_early(ctx: &Context, name: &str, is_private: bool, upload: &Upload) -> Result<Option<PendingFile>> {
    let site = Arc::clone(ctx.site());
    if files(&site)?.storage().notices_taken_keys() {
        return Ok(None);
    }
    let key = StorageKey::new(is_private, &with_suffix(name, &random_hex(UNIQUE_SUFFIX_LEN)?));
    PendingFile::put(&site, key, &upload.path)
}

/// The origin of a File document's `file_name`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBy {
    /// The name that the client sent.
    Client,
    /// The name in the storage key, which differs if the client's name is taken.
    Storage,
}

/// The storage key of a content, in a request that writes: the key of an equal content, the key of
/// [`store_early`], or a new one.
pub fn resolve_key(
    ctx: &mut Context,
    name: &str,
    is_private: bool,
    upload: &Upload,
    early: Option<PendingFile>,
) -> Result<(StorageKey, NamedBy)> {
    if let Some(key) = find_duplicate(ctx, &upload.hash, is_private)? {
        return Ok((key, NamedBy::Client));
    }
    if let Some(placed) = early {
        let key = placed.key().clone();
        ctx.add_resource(placed);
        return Ok((key, NamedBy::Client));
    }
    Ok((store_under_free_name(ctx, name, is_private, &upload.hash, &upload.path)?, NamedBy::Storage))
}

/// The key of an equal content, for a private one that of a file which the user may read, unless its File document is being changed by another transaction. If this
/// transaction writes, the document is locked until it ends.
pub fn find_duplicate(ctx: &mut Context, hash: &str, is_private: bool) -> Result<Option<StorageKey>> {
    let equal = || {
        file::table
            .filter(file::content_hash.eq(hash))
            .filter(file::is_private.eq(is_private))
            .filter(file::is_folder.eq(false))
    };
    let mut candidates: Vec<File> = Vec::new();
    if is_private && !ctx.identity().is_guest() {
        let own = equal().filter(file::owner.eq(ctx.user().to_owned()));
        candidates = ctx.load(own.order(file::creation.asc()).limit(MAX_CANDIDATES))?;
    }
    if !is_private || (candidates.is_empty() && !ctx.is_elevated()) {
        candidates = ctx.load(equal().order(file::creation.asc()).limit(MAX_CANDIDATES))?;
    }
    for candidate in candidates {
        // The URL of a private file tells its name, and that there is one with the content.
        if is_private && !is_own(ctx, &candidate) && !may_read(ctx, &candidate)? {
            continue;
        }
        let url = lock_url(ctx, &candidate.name, hash, is_private)?;
        if let Some(key) = url.as_deref().and_then(StorageKey::of_url).filter(|key| key.is_private() == is_private)
            && files(ctx.site())?.storage().open(&key)?.is_some()
        {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

fn is_own(ctx: &Context, file: &File) -> bool {
    !ctx.identity().is_guest() && file.owner.as_str() == ctx.user()
}

/// The URL of a File document that still has a content, under a share lock. A document that another
/// transaction has locked is skipped: to wait for it could deadlock, because that transaction may wait for
/// the document that is changed here.
fn lock_url(ctx: &mut Context, name: &str, hash: &str, is_private: bool) -> Result<Option<String>> {
    let mut statement = Statement::new("SELECT ")
        .name("file_url")
        .sql(" FROM ")
        .name(File::TABLE)
        .sql(" WHERE ")
        .equal("name", name)
        .sql(" AND ")
        .equal("content_hash", hash)
        .sql(" AND ")
        .equal("is_private", i64::from(is_private));
    if ctx.transaction().is_writing() {
        statement = statement.dialect_sql(Dialect::for_share_skip_locked);
    }
    Ok(statement.first(ctx.connection(), |row| column::text(row, 0))?.flatten())
}

/// Stores a content under its file name, or under that name with a suffix if it is taken.
pub fn store_under_free_name(
    ctx: &mut Context,
    name: &str,
    is_private: bool,
    hash: &str,
    from: &Path,
) -> Result<StorageKey> {
    let site = Arc::clone(ctx.site());
    ctx.begin_writing()?;
    ctx.transaction().lock(LOCK)?;
    let mut names = Vec::with_capacity(MAX_KEY_ATTEMPTS);
    if files(&site)?.storage().notices_taken_keys() {
        names.push(name.to_owned());
        // Frappe: files of the same name are distinguished by the end of their hash.
        names.push(with_suffix(name, hash.get(hash.len().saturating_sub(6)..).unwrap_or_default()));
    }
    while names.len() < MAX_KEY_ATTEMPTS {
        names.push(with_suffix(name, &random_hex(UNIQUE_SUFFIX_LEN)?));
    }
    for name in names {
        let key = StorageKey::new(is_private, &name);
        if let Some(placed) = PendingFile::put(&site, key.clone(), from)? {
            ctx.add_resource(placed);
            return Ok(key);
        }
    }
    Err(Error::internal(format!("no free storage key was found for the file {name}")))
}

/// Copies the content and the thumbnail of a File document that becomes private or public to new keys. The
/// old content is removed on commit, unless other documents share it.
///
/// # Errors
/// `ValidationError` if the content is missing.
pub fn change_privacy(ctx: &mut Context, file: &mut File) -> Result<()> {
    let url = file.file_url.clone().unwrap_or_default();
    let Some(key) = StorageKey::of_url(&url).filter(|key| key.is_private() != file.is_private) else {
        return Ok(());
    };
    let copied = copy(ctx, &key)?;
    let (new, _) = resolve_key(ctx, key.file_name(), file.is_private, &copied, None)?;
    pending_file::trust(ctx, new.url());
    file.file_url = Some(new.url());
    file.content_hash = Some(copied.hash);
    discard_later(ctx, &url)?;
    let thumbnail = file.thumbnail_url.as_deref().and_then(StorageKey::of_url);
    if let Some(old) = thumbnail.filter(|key| key.is_private() != file.is_private) {
        let copied = copy(ctx, &old)?;
        let new = store_under_free_name(ctx, old.file_name(), file.is_private, &copied.hash, &copied.path)?;
        file.thumbnail_url = Some(new.url());
        discard_later(ctx, &old.url())?;
    }
    Ok(())
}

/// Copies a content to a local file.
fn copy(ctx: &Context, key: &StorageKey) -> Result<Upload> {
    let files = files(ctx.site())?;
    let Some(content) = files.storage().open(key)? else {
        return Err(Error::validation(format!("The content of the file {} is missing", key.url())));
    };
    UploadBuffer::copy(files.upload_dir(), u64::MAX, ContentReader::new(content), "")
}
