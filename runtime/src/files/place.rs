//! Where a content goes: to an equal one, or to a name that is free.

use super::incoming::{Incoming, Upload};
use super::key::{Key, with_suffix};
use super::placed::{LOCK, Placed, discard_later};
use super::reading::Reading;
use crate::auth::random_hex;
use crate::context::Context;
use crate::core::models::file::{self, File};
use crate::db::Dialect;
use crate::db::statement::{Statement, column};
use crate::error::{Error, Result};
use crate::table::Document;
use diesel::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// Digits in a key that nobody else makes: so many that two are never the same.
const OWN_DIGITS: usize = 20;

/// Stores a content before the request writes to the database, so that nobody who writes has to wait
/// for it. That takes a key that nobody else makes, and is for places that may be far away; elsewhere
/// names stay as they are.
///
/// # Errors
/// When it cannot be stored.
pub(super) fn place_ahead(ctx: &Context, name: &str, is_private: bool, upload: &Upload) -> Result<Option<Placed>> {
    let site = Arc::clone(ctx.site());
    if site.files()?.storage().notices_taken_keys() {
        return Ok(None);
    }
    let key = Key::new(is_private, &with_suffix(name, &random_hex(OWN_DIGITS)?));
    Placed::put(&site, key, &upload.path)
}

/// Whose name a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamedBy {
    /// The one that it was sent with.
    Client,
    /// That of its place, which may differ from it.
    Key,
}

/// The place of a content in a request that writes: that of an equal one, the one that it has already,
/// or a new one.
///
/// # Errors
/// When it cannot be stored.
pub(super) fn settle(
    ctx: &mut Context,
    name: &str,
    is_private: bool,
    upload: &Upload,
    ahead: Option<Placed>,
) -> Result<(Key, NamedBy)> {
    if let Some(key) = shared(ctx, &upload.hash, is_private)? {
        return Ok((key, NamedBy::Client));
    }
    if let Some(placed) = ahead {
        let key = placed.key().clone();
        ctx.add_placed(placed);
        return Ok((key, NamedBy::Client));
    }
    Ok((place(ctx, name, is_private, &upload.hash, &upload.path)?, NamedBy::Key))
}

/// The place of an equal content, if there is one that nobody is changing. Its document stays until
/// this transaction ends, if that writes.
///
/// # Errors
/// When the database or the storage fails.
pub(super) fn shared(ctx: &mut Context, hash: &str, is_private: bool) -> Result<Option<Key>> {
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
        let url = kept(ctx, &name, hash, is_private)?;
        if let Some(key) = url.as_deref().and_then(Key::of_url).filter(|key| key.is_private() == is_private)
            && ctx.site().files()?.storage().open(&key)?.is_some()
        {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// The address of a document that has a content still. Waiting for who is changing it would not do:
/// that one may look for a place too, and wait for the document that is changed here.
fn kept(ctx: &mut Context, name: &str, hash: &str, is_private: bool) -> Result<Option<String>> {
    let mut statement = Statement::new("SELECT ")
        .name("file_url")
        .sql(" FROM ")
        .name(File::TABLE)
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(name)
        .sql(" AND ")
        .name("content_hash")
        .sql(" = ")
        .value(hash)
        .sql(" AND ")
        .name("is_private")
        .sql(" = ")
        .value(i64::from(is_private));
    if ctx.transaction().is_writing() {
        statement = statement.dialect_sql(Dialect::for_share_skip_locked);
    }
    Ok(statement.first(ctx.connection(), |row| column::text(row, 0))?.flatten())
}

/// Stores a content under its name, or under one like it that is free.
///
/// # Errors
/// When it cannot be stored.
pub(super) fn place(ctx: &mut Context, name: &str, is_private: bool, hash: &str, from: &Path) -> Result<Key> {
    const TRIES: usize = 8;
    let site = Arc::clone(ctx.site());
    ctx.transaction().begin_writing()?;
    ctx.transaction().lock(LOCK)?;
    let mut names = Vec::with_capacity(TRIES);
    if site.files()?.storage().notices_taken_keys() {
        names.push(name.to_owned());
        // Frappe: the end of the hash tells files of one name apart.
        names.push(with_suffix(name, hash.get(hash.len().saturating_sub(6)..).unwrap_or_default()));
    }
    while names.len() < TRIES {
        names.push(with_suffix(name, &random_hex(OWN_DIGITS)?));
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

/// Moves the content of a File document that becomes private or public, and its thumbnail. Other
/// documents that share the content keep theirs.
///
/// # Errors
/// When there is no content, or it cannot be copied.
pub(crate) fn change_privacy(ctx: &mut Context, file: &mut File) -> Result<()> {
    let url = file.file_url.clone().unwrap_or_default();
    let Some(key) = Key::of_url(&url).filter(|key| key.is_private() != file.is_private) else {
        return Ok(());
    };
    let copied = copy(ctx, &key)?;
    let (new, _) = settle(ctx, key.file_name(), file.is_private, &copied, None)?;
    ctx.trust_file(new.url());
    file.file_url = Some(new.url());
    file.content_hash = Some(copied.hash);
    discard_later(ctx, &url)?;
    let thumbnail = file.thumbnail_url.as_deref().and_then(Key::of_url);
    if let Some(old) = thumbnail.filter(|key| key.is_private() != file.is_private) {
        let copied = copy(ctx, &old)?;
        let new = place(ctx, old.file_name(), file.is_private, &copied.hash, &copied.path)?;
        file.thumbnail_url = Some(new.url());
        discard_later(ctx, &old.url())?;
    }
    Ok(())
}

/// A local copy of a content.
fn copy(ctx: &Context, key: &Key) -> Result<Upload> {
    let files = ctx.site().files()?;
    let Some(content) = files.storage().open(key)? else {
        return Err(Error::validation(format!("The content of the file {} is missing", key.url())));
    };
    Incoming::copy(files.incoming(), u64::MAX, Reading::new(content), "")
}
