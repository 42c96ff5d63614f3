//! What a request does with the contents of files: those that it stores go with its transaction, and
//! those that the client has sent are known to be the client's.

use super::Context;
use crate::db::Transaction;
use crate::error::Result;
use crate::files::{self, Placed};

/// The contents that a request has to do with.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// Those that the request has stored. They go again when they are dropped.
    placed: Vec<Placed>,
    /// Addresses of those that the client has sent.
    trusted: Vec<String>,
    /// Whether the server itself changes what File documents say of their contents.
    rewriting: bool,
}

impl Contents {
    /// Whether nothing was stored.
    pub(super) fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }

    /// Makes sure that what was stored is there when the transaction ends.
    ///
    /// # Errors
    /// When it is not.
    pub(super) fn confirm(&mut self, transaction: &mut Transaction) -> Result<()> {
        if self.is_empty() { Ok(()) } else { files::confirm(transaction, &mut self.placed) }
    }

    /// Keeps what was stored, or leaves it as it is where nobody knows what became of the transaction.
    pub(super) fn settle(&mut self, is_committed: bool) {
        let decide = if is_committed { Placed::keep } else { Placed::leave };
        std::mem::take(&mut self.placed).into_iter().for_each(decide);
    }
}

impl Context {
    /// Notes a content that the request has stored: it goes again unless the request is committed.
    pub(crate) fn add_placed(&mut self, placed: Placed) {
        self.contents.placed.push(placed);
    }

    /// Notes that the client has sent the very content that is at an address.
    pub(crate) fn trust_file(&mut self, url: String) {
        self.contents.trusted.push(url);
    }

    /// Whether the client has sent the content that is at an address.
    pub(crate) fn trusts_file(&self, url: &str) -> bool {
        self.contents.trusted.iter().any(|trusted| trusted == url)
    }

    /// Saves a File document whose content the server has replaced.
    pub(crate) fn rewriting_files<T>(&mut self, part: impl FnOnce(&mut Context) -> Result<T>) -> Result<T> {
        let before = std::mem::replace(&mut self.contents.rewriting, true);
        let result = part(self);
        self.contents.rewriting = before;
        result
    }

    /// Whether the server itself changes what File documents say of their contents.
    pub(crate) fn is_rewriting_files(&self) -> bool {
        self.contents.rewriting
    }

    /// Stops here as if the process were killed: nothing is undone that the system does not undo.
    #[cfg(test)]
    pub(crate) fn abandon(mut self) {
        self.contents.settle(false);
    }
}
