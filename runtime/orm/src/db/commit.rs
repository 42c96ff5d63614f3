//! The result of a commit whose fsync is pending.
//!
//! A request that has written is answered once its commit is durable. Until then it holds a
//! [`CommitHandle`]: a thread blocks on it, or a continuation runs when it is resolved. All requests
//! of one group commit share the handle.

use crate::error::{Error, ErrorKind, Result};
use crate::worker_pool::catch_panic;
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
    result: Option<CommitResult>,
    /// Called when the commit is resolved.
    continuations: Vec<Continuation>,
}

/// Whether a commit is durable, or the kind and the message of the error with which it was lost.
type CommitResult = Result<(), (ErrorKind, String)>;

type Continuation = Box<dyn FnOnce(Result<()>) + Send>;

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("result", &self.state.lock().result).finish_non_exhaustive()
    }
}

impl CommitHandle {
    /// A pending commit.
    pub(crate) fn new() -> CommitHandle {
        CommitHandle(Arc::default())
    }

    /// Marks the commit as durable, wakes the threads that wait for it and runs its continuations.
    pub fn resolve(&self) {
        self.set(&Ok(()));
    }

    /// Marks the commit as lost by an error, as [`CommitHandle::resolve`] does. A commit that is resolved stays so.
    pub fn lose(&self, error: &Error) {
        self.set(&Err(match error.kind() {
            ErrorKind::Internal => (ErrorKind::Internal, LOST.to_owned()),
            kind => (kind, error.message().to_owned()),
        }));
    }

    fn set(&self, result: &CommitResult) {
        let continuations = {
            let mut state = self.0.state.lock();
            if state.result.is_some() {
                return;
            }
            state.result = Some(result.clone());
            std::mem::take(&mut state.continuations)
        };
        self.0.resolved.notify_all();
        for continuation in continuations {
            // One request must not keep the others from their answers.
            if catch_panic(|| continuation(as_result(result))).is_err() {
                tracing::error!("a continuation of a commit panicked");
            }
        }
    }

    /// Blocks until the commit is resolved; calls `on_timeout` each time that `timeout` passes.
    ///
    /// # Errors
    /// The error with which the commit was lost.
    pub fn wait(self, timeout: Duration, on_timeout: impl Fn()) -> Result<()> {
        let mut state = self.0.state.lock();
        loop {
            if let Some(result) = &state.result {
                return as_result(result);
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
        match state.result.clone() {
            Some(result) => {
                drop(state);
                continuation(as_result(&result));
            }
            None => state.continuations.push(Box::new(continuation)),
        }
    }
}

const LOST: &str = "the transaction could not be committed, and its changes are lost";

fn as_result(result: &CommitResult) -> Result<()> {
    result.clone().map_err(|(kind, message)| Error::new(kind, message))
}
