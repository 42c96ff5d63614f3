//! The state of a connection that its stream and the middleware share: how many of its requests have begun.
//!
//! actix-web parses up to sixteen requests of a connection ahead of their turn, however long they are, and answers those
//! that need no other thread one after another without letting other connections have theirs. So the stream hands over
//! the next request only when the one before has begun.

use std::cell::{Cell, RefCell};
use std::task::{Context, Waker};

/// The state of a connection, in its thread.
#[derive(Debug, Default)]
pub struct ConnectionState {
    begun: Cell<u64>,
    closes: Cell<bool>,
    reader: RefCell<Option<Waker>>,
}

impl ConnectionState {
    /// Requests that have begun.
    pub fn begun(&self) -> u64 {
        self.begun.get()
    }

    /// Counts a request that begins, and wakes the stream if it holds the next one.
    pub fn begin(&self) {
        self.begun.set(self.begun.get() + 1);
        if let Some(reader) = self.reader.borrow_mut().take() {
            reader.wake();
        }
    }

    /// Wakes this task when the next request begins.
    pub fn wake_on_begin(&self, cx: &Context<'_>) {
        *self.reader.borrow_mut() = Some(cx.waker().clone());
    }

    /// Closes the connection after the response that comes next.
    pub fn close_after_response(&self) {
        self.closes.set(true);
    }

    /// Whether the connection is closed after the response that comes next.
    pub fn closes(&self) -> bool {
        self.closes.get()
    }
}
