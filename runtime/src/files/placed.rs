//! Contents whose document is not committed yet, and contents whose document is about to go.

use super::claim::{Claim, is_used};
use super::key::Key;
use super::storage::Storage;
use crate::context::Context;
use crate::db::Transaction;
use crate::error::Result;
use crate::site::Site;
use std::path::Path;
use std::sync::Arc;

/// The lock of whoever stores a content, until its document is committed, and of whoever removes one.
pub(super) const LOCK: &str = "files";

/// A content that was stored by a request under way. Dropped, it is removed.
#[derive(Debug)]
pub(crate) struct Placed {
    key: Key,
    storage: Arc<dyn Storage>,
    claim: Option<Claim>,
}

impl Placed {
    /// Stores a local file under a key; none when the key is taken.
    pub(super) fn put(site: &Site, key: Key, from: &Path) -> Result<Option<Placed>> {
        let files = site.files()?;
        let claim = Claim::new(files.claims(), &key)?;
        let storage = Arc::clone(files.storage());
        match storage.put(&key, from) {
            Ok(is_free) => Ok(is_free.then(|| Placed { key, storage, claim: Some(claim) })),
            Err(error) => {
                // Some of it may be there all the same.
                claim.leave();
                Err(error)
            }
        }
    }

    /// Where it is.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// The address.
    pub(crate) fn url(&self) -> String {
        self.key.url()
    }

    /// Its document is committed.
    pub(crate) fn keep(mut self) {
        self.claim = None;
    }

    /// Nobody knows whether its document is committed; the next cleaning finds out.
    pub(crate) fn leave(mut self) {
        if let Some(claim) = self.claim.take() {
            claim.leave();
        }
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        let Some(claim) = self.claim.take() else { return };
        if let Err(error) = self.storage.remove(&self.key) {
            tracing::warn!(error = %error.chain(), "an upload that was undone could not be removed");
            claim.leave();
        }
    }
}

/// Removes contents whose documents were undone by a savepoint; what is left can be committed.
///
/// # Errors
/// When the database fails.
pub(crate) fn confirm(transaction: &mut Transaction, placed: &mut Vec<Placed>) -> Result<()> {
    let mut used = Vec::with_capacity(placed.len());
    for content in placed.drain(..) {
        if is_used(transaction, &content.url())? {
            used.push(content);
        }
    }
    *placed = used;
    Ok(())
}

/// Removes a content after the commit, if no document has its address by then.
///
/// # Errors
/// When that cannot be noted.
pub(crate) fn discard_later(ctx: &mut Context, url: &str) -> Result<()> {
    let Some(key) = Key::of_url(url) else { return Ok(()) };
    let claim = Claim::new(ctx.site().files()?.claims(), &key)?;
    ctx.on_commit(move |site, transaction| {
        if let Err(error) = discard(site, transaction, &key) {
            tracing::warn!(error = %error.chain(), "a file without documents could not be removed");
            claim.leave();
        }
    });
    Ok(())
}

/// Removes a content that has no document. Whoever stores another under its key, which is free then,
/// has done so either with a document that is seen here, or does it afterwards.
///
/// # Errors
/// When the database or the storage fails; the content may be there still.
pub(super) fn discard(site: &Site, transaction: &mut Transaction, key: &Key) -> Result<bool> {
    let removed = remove_unused(site, transaction, key);
    if removed.is_err() {
        transaction.rollback()?;
    }
    removed
}

fn remove_unused(site: &Site, transaction: &mut Transaction, key: &Key) -> Result<bool> {
    transaction.begin_writing()?;
    transaction.lock(LOCK)?;
    let is_unused = !is_used(transaction, &key.url())?;
    if is_unused {
        site.files()?.storage().remove(key)?;
    }
    transaction.commit()?;
    Ok(is_unused)
}
