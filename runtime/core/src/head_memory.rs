//! Memory of the heads of requests.
//!
//! A connection keeps the head of a request until the response is sent, and its buffer longer; the user is not known when
//! it arrives. The first 16 KiB of a head are free; the rest of all heads has one limit.

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

/// The memory of the longest head of a connection, until dropped.
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
    /// Counts a head that has become this long, in bytes, and requests that wait behind it, until the connection ends; `false` if the heads of all
    /// connections take too much.
    #[must_use]
    pub fn grow_to(&mut self, head_len: usize) -> bool {
        let len = head_len.saturating_sub(FREE);
        if len <= self.len {
            // Most heads are short, and change nothing that threads share.
            return true;
        }
        let more = len - self.len;
        self.len = len;
        self.memory.in_use.fetch_add(more, Ordering::Relaxed).saturating_add(more) <= MAX
    }

    /// Whether a head of so many bytes is longer than is free.
    pub fn is_long(head_len: usize) -> bool {
        head_len > FREE
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
        assert!(usual.iter_mut().all(|share| share.grow_to(FREE)));
        let mut long: Vec<HeadShare> = (0..MAX / FREE).map(|_| memory.share()).collect();
        assert!(long.iter_mut().all(|share| share.grow_to(2 * FREE)));
        assert!(long[0].grow_to(10), "a short head after the long one");
        assert!(!usual[0].grow_to(FREE + 1));
        drop(usual);
        assert!(memory.share().grow_to(FREE));
        drop(long);
        assert_eq!(memory.in_use.load(Ordering::Relaxed), 0);
    }
}
