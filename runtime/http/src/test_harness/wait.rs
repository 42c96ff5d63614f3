//! Bounded waits for what happens on another thread, in another process or on another server.

use std::thread;
use std::time::{Duration, Instant};

/// Polling interval.
const POLL_INTERVAL: Duration = Duration::from_millis(2);

/// Waits until `poll` returns a value.
///
/// # Panics
/// After `timeout`, with `subject` in the message.
#[track_caller]
pub fn wait_for<T>(subject: &str, timeout: Duration, mut poll: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(value) = poll() {
            return value;
        }
        assert!(started.elapsed() < timeout, "timed out after {timeout:?} while waiting for {subject}");
        thread::sleep(POLL_INTERVAL);
    }
}
