//! Memory of request heads that have not arrived whole.
//!
//! A connection keeps the head of a request until it is complete, before its user is known. Heads of usual
//! length are free; what longer ones take beyond that has a limit for all connections together.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes of a head that are free.
const FREE: usize = 16 * 1024;
/// Bytes of all heads beyond [`FREE`].
const MAX: usize = 32 * 1024 * 1024;

/// The memory of the heads of a server.
#[derive(Debug, Default)]
pub struct HeadMemory {
    in_use: AtomicUsize,
}

/// The memory of the head that a connection receives, until dropped.
#[derive(Debug)]
pub struct HeadShare {
    memory: Arc<HeadMemory>,
    len: usize,
}

impl HeadMemory {
    /// The share of a connection, which has received nothing.
    pub fn share(self: &Arc<Self>) -> HeadShare {
        HeadShare { memory: Arc::clone(self), len: 0 }
    }
}

impl HeadShare {
    /// Sets the length of the incomplete head in bytes; `false` if the heads of all connections take too much.
    #[must_use]
    pub fn set_len(&mut self, len: usize) -> bool {
        let len = len.saturating_sub(FREE);
        let in_use = &self.memory.in_use;
        if len <= self.len {
            // Most heads are short, and change nothing that threads share.
            if len < self.len {
                in_use.fetch_sub(self.len - len, Ordering::Relaxed);
                self.len = len;
            }
            return true;
        }
        let more = len - self.len;
        let fits = in_use.fetch_add(more, Ordering::Relaxed).saturating_add(more) <= MAX;
        self.len = len;
        fits
    }
}

impl Drop for HeadShare {
    fn drop(&mut self) {
        if self.len > 0 {
            self.memory.in_use.fetch_sub(self.len, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_heads_have_a_limit_together() {
        let memory = Arc::new(HeadMemory::default());
        let mut usual: Vec<HeadShare> = (0..10_000).map(|_| memory.share()).collect();
        assert!(usual.iter_mut().all(|share| share.set_len(FREE)));
        let mut long: Vec<HeadShare> = (0..MAX / FREE).map(|_| memory.share()).collect();
        assert!(long.iter_mut().all(|share| share.set_len(2 * FREE)));
        assert!(!usual[0].set_len(FREE + 1));
        drop(usual);
        assert!(memory.share().set_len(FREE));
        assert!(long[0].set_len(0) && memory.share().set_len(2 * FREE));
        drop(long);
        assert_eq!(memory.in_use.load(Ordering::Relaxed), 0);
    }
}
