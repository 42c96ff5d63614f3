//! One line of the log for each request, written by a thread of its own.
//!
//! An output may stall. So a request leaves its line in a queue of its group of threads; the thread `request log` wakes
//! up and hands all lines to the output, in the order in which their requests were received. What does not fit into the
//! queues is dropped and counted. Without [`start`], as in an application with a subscriber of its own, requests are
//! events of `tracing` with the target [`TARGET`].

use crate::route::RouteTemplate;
use crate::trace::RequestTrace;
use doctyped_core::config::LogFormat;
use doctyped_orm::statistics::{STRIPES, stripe};
use parking_lot::Mutex;
use std::mem;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::{self, Thread};
use std::time::{Duration, SystemTime};
use tracing::Level;

mod line;

use line::LineWriter;

/// The target of the lines, for `RUST_LOG`: `RUST_LOG=warn,doctyped=info,doctyped::request=off` logs all but requests.
pub const TARGET: &str = "doctyped::request";

/// Lines that wait in one queue.
const QUEUE_CAPACITY: usize = 8192;

/// Polling interval of the queues while there are requests. Shorter ones take time from requests on machines with
/// few cores, where each look suspends a thread that serves them.
const DRAIN_INTERVAL: Duration = Duration::from_millis(100);

/// Bytes that a buffer keeps for the lines to come.
const BUFFER_CAPACITY: usize = 256 * 1024;

/// A request that has ended.
#[derive(Debug)]
pub struct RequestRecord {
    /// The trace of the request.
    pub trace: Arc<RequestTrace>,
    /// The status of the response.
    pub status: u16,
    /// Bytes of the body that were sent.
    pub bytes: u64,
    /// Time from the head of the request to the end of the response.
    pub duration: Duration,
}

impl RequestRecord {
    fn level(&self) -> Level {
        match self.trace.route() {
            RouteTemplate::Health | RouteTemplate::Metrics if self.status == 200 => Level::DEBUG,
            _ => Level::INFO,
        }
    }
}

/// Writes whole lines; must not wait for long.
type Output = Box<dyn Fn(&[u8]) + Send + Sync>;

struct RequestLog {
    queues: [Queue; STRIPES],
    dropped: AtomicU64,
    /// Whether the thread looks at the queues by itself.
    is_awake: AtomicBool,
    thread: OnceLock<Thread>,
    output: Output,
    /// Held while lines are taken and written, so that their order stays.
    buffers: Mutex<Buffers>,
}

/// Memory of the lines that are written, used again each time.
#[derive(Default)]
struct Buffers {
    /// The lines of each queue.
    taken: [Lines; STRIPES],
    /// All lines in their order.
    text: Vec<u8>,
}

/// The queue of a group of threads, in cache lines of its own.
#[repr(align(128))]
struct Queue(Mutex<(LineWriter, Lines)>);

/// Lines in the order in which their requests ended.
#[derive(Default)]
struct Lines {
    text: Vec<u8>,
    /// When the request of each line was received, and where its line begins.
    starts: Vec<(SystemTime, usize)>,
}

impl Lines {
    fn iter(&self) -> impl Iterator<Item = (SystemTime, &[u8])> {
        let ends = self.starts.iter().skip(1).map(|(_, start)| *start).chain([self.text.len()]);
        let lines = self.starts.iter().zip(ends);
        lines.map(|(&(received, start), end)| (received, self.text.get(start..end).unwrap_or_default()))
    }

    fn clear(&mut self) {
        self.starts.clear();
        clear(&mut self.text);
    }
}

/// Empties a buffer, and gives the memory of an unusual number of lines back.
fn clear(text: &mut Vec<u8>) {
    text.clear();
    text.shrink_to(BUFFER_CAPACITY);
}

static LOG: OnceLock<RequestLog> = OnceLock::new();

/// Sends the lines of this process to an output. Later calls do nothing.
pub fn start(format: LogFormat, output: impl Fn(&[u8]) + Send + Sync + 'static) {
    let mut is_new = false;
    let log = LOG.get_or_init(|| {
        is_new = true;
        RequestLog::new(format, Box::new(output))
    });
    if is_new {
        let spawned = thread::Builder::new().name("request log".to_owned()).spawn(move || log.run());
        if let Err(error) = spawned {
            tracing::error!(%error, "failed to spawn the thread of the request log");
        }
    }
}

/// Writes the lines of all requests that have ended.
pub fn flush() {
    if let Some(log) = LOG.get() {
        log.drain();
    }
}

/// Logs a request: at level debug if it is one of a monitor, which come every few seconds, and at info otherwise.
pub(crate) fn log(record: &RequestRecord) {
    let is_logged = match record.level() {
        Level::DEBUG => tracing::enabled!(target: TARGET, Level::DEBUG),
        _ => tracing::enabled!(target: TARGET, Level::INFO),
    };
    if !is_logged {
        return;
    }
    match LOG.get() {
        Some(log) => log.push(record),
        None => line::event(record),
    }
}

impl RequestLog {
    fn new(format: LogFormat, output: Output) -> RequestLog {
        RequestLog {
            queues: std::array::from_fn(|_| Queue(Mutex::new((LineWriter::new(format), Lines::default())))),
            dropped: AtomicU64::new(0),
            is_awake: AtomicBool::new(false),
            thread: OnceLock::new(),
            output,
            buffers: Mutex::default(),
        }
    }

    fn push(&self, record: &RequestRecord) {
        let Some(queue) = self.queues.get(stripe()) else { return };
        let mut queue = queue.0.lock();
        let (writer, lines) = &mut *queue;
        if lines.starts.len() >= QUEUE_CAPACITY {
            drop(queue);
            self.dropped.fetch_add(1, Ordering::Relaxed);
            return;
        }
        lines.starts.push((record.trace.received, lines.text.len()));
        writer.write(record, &mut lines.text);
        drop(queue);
        // The thread clears the flag before it looks for the last time.
        if !self.is_awake.load(Ordering::SeqCst)
            && !self.is_awake.swap(true, Ordering::SeqCst)
            && let Some(thread) = self.thread.get()
        {
            thread.unpark();
        }
    }

    /// Writes lines as long as the process runs.
    fn run(&self) {
        self.thread.get_or_init(thread::current);
        loop {
            if self.drain() {
                thread::sleep(DRAIN_INTERVAL);
                continue;
            }
            self.is_awake.store(false, Ordering::SeqCst);
            if !self.drain() {
                // Returns at once if a line came in between.
                thread::park();
            }
        }
    }

    /// Writes the lines that wait; `false` without any.
    fn drain(&self) -> bool {
        let mut buffers = self.buffers.lock();
        let Buffers { taken, text } = &mut *buffers;
        for (queue, taken) in self.queues.iter().zip(taken.iter_mut()) {
            mem::swap(&mut queue.0.lock().1, taken);
        }
        let dropped = self.dropped.swap(0, Ordering::Relaxed);
        let mut lines: Vec<(SystemTime, &[u8])> = taken.iter().flat_map(Lines::iter).collect();
        if lines.is_empty() && dropped == 0 {
            return false;
        }
        lines.sort_by_key(|(received, _)| *received);
        for (_, line) in lines {
            text.extend_from_slice(line);
        }
        (self.output)(text);
        taken.iter_mut().for_each(Lines::clear);
        clear(text);
        if dropped > 0 {
            tracing::warn!(
                requests = dropped,
                "requests were not logged, because they came faster than lines are written"
            );
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;
    use std::sync::mpsc;

    fn record(path: &str) -> RequestRecord {
        let trace = RequestTrace::of(&TestRequest::with_uri(path).to_http_request());
        RequestRecord { trace, status: 200, bytes: 3, duration: Duration::from_micros(1500) }
    }

    #[test]
    fn records_of_all_threads_become_lines() {
        let (sender, lines) = mpsc::channel();
        let log: &'static RequestLog = Box::leak(Box::new(RequestLog::new(
            LogFormat::Text,
            Box::new(move |text| {
                // The test may have ended.
                let _ = sender.send(String::from_utf8_lossy(text).into_owned());
            }),
        )));
        thread::spawn(|| log.run());
        let mut seen = 0;
        for _ in 0..3 {
            thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| (0..10).for_each(|_| log.push(&record("/"))));
                }
            });
            seen += 40;
            let mut written = 0;
            while written < 40 {
                written += lines.recv_timeout(Duration::from_secs(20)).unwrap().lines().count();
            }
            assert_eq!(written, 40, "of {seen}");
        }
    }

    #[test]
    fn records_beyond_the_queue_are_dropped() {
        let (sender, lines) = mpsc::channel();
        let output = move |text: &[u8]| sender.send(text.split(|byte| *byte == b'\n').count() - 1).unwrap();
        let log = RequestLog::new(LogFormat::Json, Box::new(output));
        (0..QUEUE_CAPACITY + 5).for_each(|_| log.push(&record("/")));
        assert_eq!(log.dropped.load(Ordering::Relaxed), 5);
        assert!(log.drain());
        assert_eq!(lines.recv().unwrap(), QUEUE_CAPACITY);
        assert!(!log.drain());
    }
}
