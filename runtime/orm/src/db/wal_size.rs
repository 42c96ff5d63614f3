//! The length of SQLite's write-ahead log, as its writers report it to the checkpointer.

use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The length of a log in frames, each of which has one page of the database.
#[derive(Debug)]
pub struct WalSize {
    /// Length from which the checkpointer is woken; the highest number for never.
    wake_at: AtomicU32,
    state: Mutex<WakeState>,
    woken: Condvar,
}

#[derive(Debug, Default)]
struct WakeState {
    is_woken: bool,
    /// Set once the checkpointer is to end.
    end: Option<CheckpointerEnd>,
}

/// How the checkpointer ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckpointerEnd {
    /// At once: the last connection that is closed copies the log.
    Immediately,
    /// When the whole log is copied and empty, or this time has passed.
    WithEmptyLog(Duration),
}

impl Default for WalSize {
    /// Nothing wakes the checkpointer before it has said from which length on.
    fn default() -> WalSize {
        WalSize { wake_at: AtomicU32::new(u32::MAX), state: Mutex::default(), woken: Condvar::new() }
    }
}

impl WalSize {
    /// Reports the length after a commit.
    pub fn report(&self, frames: u32) {
        if frames >= self.wake_at.load(Ordering::Relaxed) {
            // Once is enough until the checkpointer has run.
            self.wake_at.store(u32::MAX, Ordering::Relaxed);
            self.state.lock().is_woken = true;
            self.woken.notify_all();
        }
    }

    /// Sets the length from which the checkpointer is woken.
    pub fn wake_at(&self, frames: u32) {
        self.wake_at.store(frames, Ordering::Relaxed);
    }

    /// Tells the checkpointer to end.
    pub fn end(&self, end: CheckpointerEnd) {
        self.state.lock().end.get_or_insert(end);
        self.woken.notify_all();
    }

    /// Waits until the checkpointer is to end, or until this time has passed.
    pub fn pause(&self, time: Duration) -> Option<CheckpointerEnd> {
        let mut state = self.state.lock();
        self.woken.wait_while_for(&mut state, |state| state.end.is_none(), time);
        state.end
    }

    /// Waits until the log is long enough, the checkpointer is to end, or this time has passed.
    pub fn wait(&self, time: Duration) -> (bool, Option<CheckpointerEnd>) {
        let mut state = self.state.lock();
        self.woken.wait_while_for(&mut state, |state| state.end.is_none() && !state.is_woken, time);
        (std::mem::take(&mut state.is_woken), state.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_before_the_first_length_is_set_wakes_nothing() {
        let size = WalSize::default();
        // A connection has written before the thread of the checkpointer runs.
        size.report(1);
        size.wake_at(1000);
        assert_eq!(size.wait(Duration::ZERO), (false, None));
        size.report(999);
        assert_eq!(size.wait(Duration::ZERO), (false, None));
        size.report(1000);
        assert_eq!(size.wait(Duration::ZERO), (true, None));
        // Once, until the next length is set.
        size.report(1001);
        assert_eq!(size.wait(Duration::ZERO), (false, None));
    }
}
