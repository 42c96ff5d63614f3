//! Pending files: contents whose File document is not committed yet, and the removal of contents after
//! their last File document is deleted.

use super::intent_log::{Intent, is_used};
use super::key::StorageKey;
use super::storage::Storage;
use crate::context::Context;
use crate::db::Lease;
use crate::error::Result;
use crate::site::Site;
use std::path::Path;
use std::sync::Arc;

/// Name of the database lock that is held from storing a content to the commit of its document, and while a
/// content is removed.
pub(super) const LOCK: &str = "files";

/// A content that a request under way has stored. It is removed when dropped.
#[derive(Debug)]
pub(crate) struct Placed {
    key: StorageKey,
    storage: Arc<dyn Storage>,
    intent: Option<Intent>,
}

impl Placed {
    /// Stores a local file under a key; `None` if the key is taken.
    pub(super) fn put(site: &Site, key: StorageKey, from: &Path) -> Result<Option<Placed>> {
        let files = site.files()?;
        let intent = Intent::new(files.intent_dir(), &key)?;
        let storage = Arc::clone(files.storage());
        match storage.put(&key, from) {
            Ok(is_free) => Ok(is_free.then(|| Placed { key, storage, intent: Some(intent) })),
            Err(error) => {
                // The storage may hold the content or a part of it despite the error.
                intent.leave();
                Err(error)
            }
        }
    }

    /// The storage key.
    pub(super) fn key(&self) -> &StorageKey {
        &self.key
    }

    /// The URL.
    pub(crate) fn url(&self) -> String {
        self.key.url()
    }

    /// Keeps the content: its document is committed.
    pub(crate) fn keep(mut self) {
        self.intent = None;
    }

    /// Leaves the content to the next cleanup: it is not known whether its document is committed.
    pub(crate) fn leave(mut self) {
        if let Some(intent) = self.intent.take() {
            intent.leave();
        }
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        let Some(intent) = self.intent.take() else { return };
        if let Err(error) = self.storage.remove(&self.key) {
            tracing::warn!(error = %error.chain(), key = %self.key, "failed to remove content of rolled-back upload");
            intent.leave();
        }
    }
}

/// Removes the contents whose documents were rolled back to a savepoint, before the commit.
pub(crate) fn confirm(lease: &mut Lease, placed: &mut Vec<Placed>) -> Result<()> {
    let mut used = Vec::with_capacity(placed.len());
    for content in placed.drain(..) {
        if is_used(lease, &content.url())? {
            used.push(content);
        }
    }
    *placed = used;
    Ok(())
}

/// Removes a content after the commit, unless a document has its URL by then.
pub(crate) fn discard_later(ctx: &mut Context, url: &str) -> Result<()> {
    let Some(key) = StorageKey::of_url(url) else { return Ok(()) };
    let intent = Intent::new(ctx.site().files()?.intent_dir(), &key)?;
    ctx.on_commit(move |site, lease| {
        if let Err(error) = discard(site, lease, &key) {
            tracing::warn!(error = %error.chain(), %key, "failed to remove content without File document");
            intent.leave();
        }
    });
    Ok(())
}

/// Removes a content without a File document; returns whether it was removed. The lock serialises this with
/// requests that store a content under the same key: their document is either seen here, or the content is
/// stored after the removal.
pub(super) fn discard(site: &Site, lease: &mut Lease, key: &StorageKey) -> Result<bool> {
    let removed = remove_unused(site, lease, key);
    if removed.is_err() {
        lease.rollback()?;
    }
    removed
}

fn remove_unused(site: &Site, lease: &mut Lease, key: &StorageKey) -> Result<bool> {
    lease.begin_writing()?;
    lease.lock(LOCK)?;
    let is_unused = !is_used(lease, &key.url())?;
    if is_unused {
        site.files()?.storage().remove(key)?;
    }
    lease.commit()?;
    Ok(is_unused)
}
