//! Pending files: contents whose File document is not committed yet, and the removal of contents
//! whose last File document is deleted.

use super::file_store::files;
use super::intent_log::{Intent, is_used};
use super::key::StorageKey;
use super::storage::Storage;
use doctyped_core::context::Site;
use doctyped_core::context::{Context, TransactionResource};
use doctyped_core::error::Result;
use doctyped_orm::db::{Transaction, is_backup_running};
use std::path::Path;
use std::sync::Arc;

/// The database lock under which contents are stored, until their document is committed, and removed.
pub const LOCK: &str = "files";

/// A content that a request has stored before its commit. Dropped, it is removed.
#[derive(Debug)]
pub struct PendingFile {
    key: StorageKey,
    storage: Arc<dyn Storage>,
    intent: Option<Intent>,
}

impl PendingFile {
    /// Stores a local file under a key; `None` when the key is taken.
    pub fn put(site: &Site, key: StorageKey, from: &Path) -> Result<Option<PendingFile>> {
        let files = files(site)?;
        let intent = Intent::new(files.intent_dir(), &key)?;
        let storage = Arc::clone(files.storage());
        match storage.put(&key, from) {
            Ok(is_free) => Ok(is_free.then(|| PendingFile { key, storage, intent: Some(intent) })),
            Err(error) => {
                // Part of the content may be stored.
                intent.retain();
                Err(error)
            }
        }
    }

    /// Its key in the storage.
    pub fn key(&self) -> &StorageKey {
        &self.key
    }
}

impl TransactionResource for PendingFile {
    fn is_referenced(&self, transaction: &mut Transaction) -> Result<bool> {
        is_used(transaction, &self.key.url())
    }

    fn on_commit(mut self: Box<Self>) {
        self.intent = None;
    }

    fn on_unknown_commit(mut self: Box<Self>) {
        if let Some(intent) = self.intent.take() {
            intent.retain();
        }
    }
}

impl Drop for PendingFile {
    fn drop(&mut self) {
        let Some(intent) = self.intent.take() else { return };
        if let Err(error) = self.storage.remove(&self.key) {
            tracing::warn!(error = %error.chain(), "failed to remove the content of a rolled back upload");
            intent.retain();
        }
    }
}

/// The result of [`discard`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discarded {
    /// The content is removed.
    Removed,
    /// A document has its URL.
    InUse,
    /// A backup is running, whose snapshot may name the content. It is to be removed later.
    Deferred,
}

/// Removes a content after the commit, unless a document has its URL by then.
///
/// # Errors
/// `InternalError` when the intent cannot be logged.
pub fn discard_later(ctx: &mut Context, url: &str) -> Result<()> {
    let Some(key) = StorageKey::of_url(url) else { return Ok(()) };
    let intent = Intent::new(files(ctx.site())?.intent_dir(), &key)?;
    ctx.on_commit(move |site, transaction| match discard(site, transaction, &key) {
        Ok(Discarded::Removed | Discarded::InUse) => {}
        Ok(Discarded::Deferred) => intent.retain(),
        Err(error) => {
            tracing::warn!(error = %error.chain(), "failed to remove a content without documents");
            intent.retain();
        }
    });
    Ok(())
}

/// Removes a content that has no document, unless a backup is running. Another request that stores a
/// content under the same key has either committed its document, which is seen here, or waits for
/// the lock.
///
/// # Errors
/// Those of the statements and of the storage; the content may be stored still.
pub fn discard(site: &Site, transaction: &mut Transaction, key: &StorageKey) -> Result<Discarded> {
    let removed = remove_unused(site, transaction, key);
    if removed.is_err() {
        transaction.rollback()?;
    }
    removed
}

fn remove_unused(site: &Site, transaction: &mut Transaction, key: &StorageKey) -> Result<Discarded> {
    transaction.begin_writing()?;
    transaction.lock(LOCK)?;
    // A backup that begins after this sees in its snapshot that no document has the URL.
    let discarded = if is_used(transaction, &key.url())? {
        Discarded::InUse
    } else if is_backup_running(transaction.connection())? {
        Discarded::Deferred
    } else {
        files(site)?.storage().remove(key)?;
        Discarded::Removed
    };
    transaction.commit()?;
    Ok(discarded)
}

/// URLs of the contents that the client of a request has sent itself.
#[derive(Default)]
struct SentContents(Vec<String>);

/// Notes that the client has sent the content at a URL.
pub fn trust(ctx: &mut Context, url: String) {
    let mut sent = ctx.set_value(SentContents::default()).unwrap_or_default();
    sent.0.push(url);
    ctx.set_value(sent);
}

/// Whether the client has sent the content at a URL.
pub fn is_trusted(ctx: &Context, url: &str) -> bool {
    ctx.value::<SentContents>().is_some_and(|sent| sent.0.iter().any(|sent| sent == url))
}

/// Whether the server itself changes what File documents say of their contents.
struct Rewriting(bool);

/// Saves a File document whose content the server has replaced.
pub fn rewriting<T>(ctx: &mut Context, part: impl FnOnce(&mut Context) -> Result<T>) -> Result<T> {
    let before = ctx.set_value(Rewriting(true)).is_some_and(|before| before.0);
    let result = part(ctx);
    ctx.set_value(Rewriting(before));
    result
}

/// Whether the server itself changes what File documents say of their contents.
pub fn is_rewriting(ctx: &Context) -> bool {
    ctx.value::<Rewriting>().is_some_and(|rewriting| rewriting.0)
}
