//! The result of a commit whose fsync is pending.
//!
//! A request that has written is answered once its commit is durable. Until then it holds a
//! [`CommitHandle`]: a thread blocks on it, or a continuation runs when it is resolved. All requests
//! of one group commit share the handle.

use crate::error::{Error, Result};
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::time::Duration;

/// A commit that is pending, durable or lost.
#[derive(Debug, Clone)]
pub struct CommitHandle(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<CommitState>,
    resolved: Condvar,
}

#[derive(Default)]
struct CommitState {
    /// `None` while the commit is pending.
    is_durable: Option<bool>,
    /// Called when the commit is resolved.
    continuations: Vec<Continuation>,
}

type Continuation = Box<dyn FnOnce(Result<()>) + Send>;

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("is_durable", &self.state.lock().is_durable).finish_non_exhaustive()
    }
}

impl CommitHandle {
    /// A pending commit.
    pub(crate) fn new() -> CommitHandle {
        CommitHandle(Arc::default())
    }

    /// Marks the commit as durable or lost, wakes the threads that wait for it and runs its
    /// continuations.
    pub fn resolve(&self, is_durable: bool) {
        let continuations = {
            let mut state = self.0.state.lock();
            state.is_durable = Some(is_durable);
            std::mem::take(&mut state.continuations)
        };
        self.0.resolved.notify_all();
        for continuation in continuations {
            continuation(result(is_durable));
        }
    }

    /// Blocks until the commit is resolved; calls `on_timeout` each time that `timeout` passes.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`](crate::error::ErrorKind::Internal) when the commit is lost.
    pub fn wait(self, timeout: Duration, on_timeout: impl Fn()) -> Result<()> {
        let mut state = self.0.state.lock();
        loop {
            if let Some(is_durable) = state.is_durable {
                return result(is_durable);
            }
            if self.0.resolved.wait_for(&mut state, timeout).timed_out() {
                drop(state);
                on_timeout();
                state = self.0.state.lock();
            }
        }
    }

    /// Calls `continuation` when the commit is resolved; at once if it is resolved already.
    pub fn on_durable(self, continuation: impl FnOnce(Result<()>) + Send + 'static) {
        let mut state = self.0.state.lock();
        match state.is_durable {
            Some(is_durable) => {
                drop(state);
                continuation(result(is_durable));
            }
            None => state.continuations.push(Box::new(continuation)),
        }
    }
}

fn result(is_durable: bool) -> Result<()> {
    if is_durable {
        Ok(())
    } else {
        Err(Error::internal("the transaction could not be committed, and its changes are lost"))
    }
}
