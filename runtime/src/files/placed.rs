//! Contents whose document is not committed yet, and contents whose document is about to go.

use super::claim::{Claim, is_used};
use super::key::Key;
use super::open::files;
use super::storage::Storage;
use crate::context::{Context, TransactionResource};
use crate::db::Lease;
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
        let files = files(&site)?;
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
}

impl TransactionResource for Placed {
    fn is_referenced(&self, transaction: &mut Lease) -> Result<bool> {
        is_used(transaction, &self.key.url())
    }

    fn keep(mut self: Box<Self>) {
        self.claim = None;
    }

    fn leave(mut self: Box<Self>) {
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

/// Removes a content after the commit, if no document has its address by then.
///
/// # Errors
/// When that cannot be noted.
pub(crate) fn discard_later(ctx: &mut Context, url: &str) -> Result<()> {
    let Some(key) = Key::of_url(url) else { return Ok(()) };
    let claim = Claim::new(files(ctx.site())?.claims(), &key)?;
    ctx.on_commit(move |site, lease| {
        if let Err(error) = discard(site, lease, &key) {
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
pub(super) fn discard(site: &Site, lease: &mut Lease, key: &Key) -> Result<bool> {
    let removed = remove_unused(site, lease, key);
    if removed.is_err() {
        lease.rollback()?;
    }
    removed
}

fn remove_unused(site: &Site, lease: &mut Lease, key: &Key) -> Result<bool> {
    lease.begin_writing()?;
    lease.lock(LOCK)?;
    let is_unused = !is_used(lease, &key.url())?;
    if is_unused {
        files(&site)?.storage().remove(key)?;
    }
    lease.commit()?;
    Ok(is_unused)
}

/// URLs of the contents that the client of a request has sent itself.
#[derive(Default)]
struct SentContents(Vec<String>);

/// Notes that the client has sent the content at a URL.
pub(super) fn trust(ctx: &mut Context, url: String) {
    let mut sent = ctx.set_value(SentContents::default()).unwrap_or_default();
    sent.0.push(url);
    ctx.set_value(sent);
}

/// Whether the client has sent the content at a URL.
pub(crate) fn is_trusted(ctx: &Context, url: &str) -> bool {
    ctx.value::<SentContents>().is_some_and(|sent| sent.0.iter().any(|sent| sent == url))
}

/// Whether the server itself changes what File documents say of their contents.
struct Rewriting(bool);

/// Saves a File document whose content the server has replaced.
///
/// # Errors
/// Those of the part.
pub(super) fn rewriting<T>(ctx: &mut Context, part: impl FnOnce(&mut Context) -> Result<T>) -> Result<T> {
    let before = ctx.set_value(Rewriting(true)).is_some_and(|before| before.0);
    let result = part(ctx);
    ctx.set_value(Rewriting(before));
    result
}

/// Whether the server itself changes what File documents say of their contents.
pub(crate) fn is_rewriting(ctx: &Context) -> bool {
    ctx.value::<Rewriting>().is_some_and(|rewriting| rewriting.0)
}
