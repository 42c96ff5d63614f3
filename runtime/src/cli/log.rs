//! The log on standard error.
//!
//! Standard error may be a full disk, a pipe whose reader has gone, or one whose reader does not read. None of
//! these may stop or delay a request. So events are appended to a queue of limited size, and a thread of its own
//! writes them; what cannot be queued or written is dropped and counted.
//!
//! Events of a thread that works on a request have the id of the request at their end.

use doctyped_core::config::LogFormat;
use doctyped_monitoring::{current, request_log};
use parking_lot::{Condvar, Mutex};
use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};
use tracing_subscriber::EnvFilter;

/// Bytes that wait to be written; events beyond are dropped.
const MAX_QUEUED: usize = 1024 * 1024;

/// Time that the end of the process waits for the rest of the log.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(1);

/// The queue of the log. Dropped, it writes what is queued, for [`FLUSH_TIMEOUT`] at most.
#[derive(Debug)]
pub(super) struct Log(Arc<LogQueue>);

#[derive(Debug, Default)]
struct LogQueue {
    state: Mutex<QueueState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct QueueState {
    /// Whole lines.
    text: Vec<u8>,
    /// Events that were dropped since the last successful write.
    dropped: u64,
    is_writing: bool,
}

impl Log {
    /// Starts the log: `info` of this crate and `warn` of all others, unless `RUST_LOG` is set. An application
    /// that has installed a subscriber of its own keeps it, and its own handling of panics.
    pub(super) fn start(format: LogFormat) -> Log {
        let log = Log::with_output(io::stderr());
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,doctyped=info"));
        let colours = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let queue = Arc::clone(&log.0);
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(filter)
            // It would report a failed write with `eprintln!`, which panics where standard error cannot be written.
            .log_internal_errors(false)
            .with_writer(move || LogWriter { queue: Arc::clone(&queue), format });
        let installed = match format {
            LogFormat::Text => subscriber.with_ansi(colours).try_init(),
            LogFormat::Json => subscriber.json().flatten_event(true).with_current_span(false).try_init(),
        };
        if installed.is_ok() {
            let queue = Arc::clone(&log.0);
            request_log::start(format, move |lines| queue.push(lines));
            // The default hook writes to standard error itself, and would wait for a reader that has stalled.
            let queue = Arc::clone(&log.0);
            panic::set_hook(Box::new(move |panic| {
                let thread = thread::current();
                let name = thread.name().unwrap_or("<unnamed>");
                let backtrace = Backtrace::capture();
                let text = match backtrace.status() {
                    BacktraceStatus::Captured => format!("thread '{name}': {panic}\n{backtrace}\n"),
                    _ => format!("thread '{name}': {panic}\n"),
                };
                queue.push(text.as_bytes());
            }));
        }
        log
    }

    /// A log with a thread that writes to `output`.
    fn with_output(output: impl Write + Send + 'static) -> Log {
        let log = Log(Arc::default());
        let queue = Arc::clone(&log.0);
        // Without a thread the log is dropped; the server does not depend on it.
        drop(thread::Builder::new().name("log".to_owned()).spawn(move || queue.write_to(output)));
        log
    }

    /// Appends a line.
    pub(super) fn line(&self, text: &str) {
        self.0.push(format!("{text}\n").as_bytes());
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        request_log::flush();
        let deadline = Instant::now() + FLUSH_TIMEOUT;
        let mut state = self.0.state.lock();
        while !state.text.is_empty() || state.is_writing {
            if self.0.changed.wait_until(&mut state, deadline).timed_out() {
                return;
            }
        }
    }
}

impl LogQueue {
    fn push(&self, text: &[u8]) {
        let mut state = self.state.lock();
        if state.text.len() + text.len() > MAX_QUEUED {
            state.dropped += 1;
            return;
        }
        state.text.extend_from_slice(text);
        drop(state);
        self.changed.notify_all();
    }

    /// Writes what is queued, for as long as the process runs.
    fn write_to(&self, mut output: impl Write) {
        loop {
            let mut state = self.state.lock();
            while state.text.is_empty() {
                self.changed.wait(&mut state);
            }
            let text = std::mem::take(&mut state.text);
            let dropped = std::mem::take(&mut state.dropped);
            state.is_writing = true;
            drop(state);
            let mut written = output.write_all(&text);
            if written.is_ok() && dropped > 0 {
                let report = format!("{dropped} events of the log were dropped, which could not be written in time\n");
                written = output.write_all(report.as_bytes());
            }
            let mut state = self.state.lock();
            state.is_writing = false;
            if written.is_err() {
                state.dropped += dropped + String::from_utf8_lossy(&text).lines().count() as u64;
            }
            drop(state);
            self.changed.notify_all();
        }
    }
}

/// Appends the text of one event to the queue.
struct LogWriter {
    queue: Arc<LogQueue>,
    format: LogFormat,
}

impl Write for LogWriter {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        match current() {
            Some(trace) => self.queue.push(&with_request_id(text, trace.id(), self.format)),
            None => self.queue.push(text),
        }
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The line of an event with the id of the request that its thread works on. An id has no characters that JSON escapes.
fn with_request_id(line: &[u8], id: &str, format: LogFormat) -> Vec<u8> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let mut text = Vec::with_capacity(line.len() + id.len() + 20);
    match (format, line.strip_suffix(b"}")) {
        (LogFormat::Json, Some(members)) => {
            text.extend_from_slice(members);
            text.extend_from_slice(format!(",\"request_id\":\"{id}\"}}\n").as_bytes());
        }
        _ => {
            text.extend_from_slice(line);
            text.extend_from_slice(format!(" request_id={id}\n").as_bytes());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    const TEST_TIMEOUT: Duration = Duration::from_secs(20);

    /// An output that reports each write and waits for its result.
    struct Output {
        written: mpsc::Sender<String>,
        results: mpsc::Receiver<io::Result<()>>,
    }

    impl Write for Output {
        fn write(&mut self, text: &[u8]) -> io::Result<usize> {
            self.written.send(String::from_utf8_lossy(text).into_owned()).map_err(io::Error::other)?;
            self.results.recv().map_err(io::Error::other)??;
            Ok(text.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn log() -> (Log, mpsc::Receiver<String>, mpsc::Sender<io::Result<()>>) {
        let ((written, texts), (sender, results)) = (mpsc::channel(), mpsc::channel());
        (Log::with_output(Output { written, results }), texts, sender)
    }

    #[test]
    fn events_beyond_the_queue_of_a_stalled_output_are_dropped_and_counted() {
        let (log, written, results) = log();
        log.line("first");
        assert_eq!(written.recv_timeout(TEST_TIMEOUT).unwrap(), "first\n");
        // The output stalls; none of these calls waits for it.
        let line = "x".repeat(1023);
        for _ in 0..1030 {
            log.line(&line);
        }
        results.send(Ok(())).unwrap();
        let second = written.recv_timeout(TEST_TIMEOUT).unwrap();
        assert_eq!(second.len(), MAX_QUEUED);
        results.send(Ok(())).unwrap();
        let report = written.recv_timeout(TEST_TIMEOUT).unwrap();
        assert!(report.starts_with('6'), "{report}");
        drop(results);
    }

    #[test]
    fn failed_output_is_used_again_for_later_events() {
        let (log, written, results) = log();
        log.line("lost");
        written.recv_timeout(TEST_TIMEOUT).unwrap();
        results.send(Err(io::Error::other("no space left"))).unwrap();
        log.line("later");
        assert_eq!(written.recv_timeout(TEST_TIMEOUT).unwrap(), "later\n");
        results.send(Ok(())).unwrap();
        let report = written.recv_timeout(TEST_TIMEOUT).unwrap();
        assert!(report.starts_with("1 events"), "{report}");
        drop(results);
    }

    #[test]
    fn event_of_a_request_has_its_id_in_both_formats() {
        let line = |text: &str, format| String::from_utf8(with_request_id(text.as_bytes(), "a-1", format)).unwrap();
        assert_eq!(line("INFO x\n", LogFormat::Text), "INFO x request_id=a-1\n");
        assert_eq!(line("{\"level\":\"INFO\"}\n", LogFormat::Json), "{\"level\":\"INFO\",\"request_id\":\"a-1\"}\n");
    }

    #[test]
    fn end_of_the_log_waits_for_queued_events() {
        let (log, written, results) = log();
        for _ in 0..2 {
            results.send(Ok(())).unwrap();
        }
        log.line("last");
        drop(log);
        assert_eq!(written.try_recv().unwrap(), "last\n");
    }
}
