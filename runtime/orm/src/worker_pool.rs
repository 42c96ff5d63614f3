//! Worker pool: threads for blocking work, which waits for the database, the disk or another
//! program.
//!
//! Waking a thread and putting it to sleep costs as much as a small database read. A pool therefore
//! runs only [`WorkerLimits::max_active`] workers at a time, and each takes job after job from a
//! shared queue without sleeping in between. A worker that stalls for longer than
//! [`STALL_THRESHOLD`] no longer counts as active and is replaced by another thread, so that a slow
//! query does not delay the jobs behind it. A worker that ends for any other reason than a lack of jobs, as by a
//! panic that is raised while another is handled, is replaced as well.

use parking_lot::{Condvar, Mutex, MutexGuard};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::time::timeout;

#[cfg(test)]
mod tests;

/// A job that runs for longer than this is stalled: its thread is not expected to be free soon.
pub const STALL_THRESHOLD: Duration = Duration::from_millis(5);
/// An idle thread beyond [`WorkerLimits::max_active`] ends after this time.
const IDLE_TIMEOUT: Duration = Duration::from_secs(10);
/// Upper bound of the interval between two checks of [`await_with_checks`].
const MAX_CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// The size of a worker pool.
#[derive(Debug, Clone, Copy)]
pub struct WorkerLimits {
    /// Threads that run jobs at the same time, stalled ones not counted.
    pub max_active: usize,
    /// Jobs that may wait in the queue for each active worker before another worker is woken; 0
    /// where jobs mostly wait for another program.
    pub queue_per_worker: usize,
    /// Threads in all, stalled and idle ones included.
    pub max_threads: usize,
}

/// The threads and jobs of a worker pool at one time.
#[derive(Debug, Clone, Copy)]
pub struct WorkerStatistics {
    /// Threads, stalled and idle ones included.
    pub threads: usize,
    /// Threads that run a job.
    pub busy: usize,
    /// Jobs that wait for a thread.
    pub queued: usize,
}

/// A queue of jobs and the threads that run them. When the pool is dropped, its threads run what is
/// left in the queue and end.
#[derive(Debug)]
pub struct WorkerPool(Arc<Shared>);

struct Shared {
    name: &'static str,
    limits: WorkerLimits,
    state: Mutex<PoolState>,
    state_changed: Condvar,
    /// The length of the queue, published for readers that do not take the lock.
    queue_len: Arc<AtomicUsize>,
    /// Called by a worker before it goes to sleep.
    on_idle: Box<dyn Fn() + Send + Sync>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("name", &self.name).field("limits", &self.limits).finish_non_exhaustive()
    }
}

#[derive(Default)]
struct PoolState {
    queue: VecDeque<Job>,
    /// Workers that run a job: their ids and when the job began.
    busy: Vec<(u64, Instant)>,
    threads: usize,
    asleep: usize,
    /// Threads that were notified or spawned and do not hold the lock yet.
    waking: usize,
    next_worker_id: u64,
    is_closed: bool,
}

type Job = Box<dyn FnOnce() + Send>;

impl WorkerPool {
    /// A pool without threads; they are spawned on demand.
    pub fn new(name: &'static str, limits: WorkerLimits) -> WorkerPool {
        WorkerPool::with_idle(name, limits, Arc::default(), Box::new(|| {}))
    }

    /// A pool that publishes the length of its queue in `queue_len` and whose workers call `on_idle`
    /// before they go to sleep.
    pub fn with_idle(
        name: &'static str,
        limits: WorkerLimits,
        queue_len: Arc<AtomicUsize>,
        on_idle: Box<dyn Fn() + Send + Sync>,
    ) -> WorkerPool {
        let (state, state_changed) = (Mutex::default(), Condvar::new());
        WorkerPool(Arc::new(Shared { name, limits, state, state_changed, queue_len, on_idle }))
    }

    /// Appends a job to the queue. It runs inside the caller's tokio runtime, if there is one.
    pub fn execute(&self, job: impl FnOnce() + Send + 'static) {
        let runtime = Handle::try_current().ok();
        let job = move || {
            let _entered = runtime.as_ref().map(Handle::enter);
            job();
        };
        let mut state = self.0.state.lock();
        state.queue.push_back(Box::new(job));
        self.0.publish_queue_len(&state);
        self.0.wake_worker(state);
    }

    /// Appends a job to the queue and awaits its result; `None` when the job panics.
    pub async fn call<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let (sender, receiver) = oneshot::channel();
        // The receiver is gone when the caller was cancelled.
        self.execute(move || drop(sender.send(job())));
        await_with_checks(receiver, STALL_THRESHOLD, || self.wake_if_stalled()).await.ok()
    }

    /// The threads and jobs of the pool.
    pub fn statistics(&self) -> WorkerStatistics {
        let state = self.0.state.lock();
        WorkerStatistics { threads: state.threads, busy: state.busy.len(), queued: state.queue.len() }
    }

    /// Wakes another worker if active ones have stalled while jobs are queued.
    pub fn wake_if_stalled(&self) {
        self.0.wake_worker(self.0.state.lock());
    }
}

thread_local! {
    /// The pool that this thread works for, and its id there.
    static CURRENT: RefCell<Option<(Weak<Shared>, u64)>> = const { RefCell::new(None) };
}

/// Tells the pool of this thread that its job is about to wait: it counts as stalled at once, and
/// another worker takes its place. On other threads this does nothing.
pub fn mark_stalled() {
    let current = CURRENT.with_borrow(|current| current.as_ref().and_then(|(pool, id)| Some((pool.upgrade()?, *id))));
    let Some((shared, worker_id)) = current else { return };
    let mut state = shared.state.lock();
    let stalled_since = Instant::now().checked_sub(STALL_THRESHOLD);
    let own = state.busy.iter_mut().find(|(id, _)| *id == worker_id);
    if let (Some((_, started)), Some(stalled_since)) = (own, stalled_since) {
        *started = stalled_since;
    }
    shared.wake_worker(state);
}

/// Awaits a future and calls `check` while it is pending: after `interval` first, then after
/// intervals that double up to `MAX_CHECK_INTERVAL`.
pub async fn await_with_checks<T>(future: impl Future<Output = T>, interval: Duration, check: impl Fn()) -> T {
    let mut future = pin!(future);
    let mut interval = interval;
    loop {
        match timeout(interval, future.as_mut()).await {
            Ok(output) => return output,
            Err(_) => check(),
        }
        interval = MAX_CHECK_INTERVAL.min(interval * 2);
    }
}

impl Shared {
    fn publish_queue_len(&self, state: &PoolState) {
        self.queue_len.store(state.queue.len(), Ordering::SeqCst);
    }

    /// Notifies or spawns a worker if the queue is long enough and the limits allow it.
    fn wake_worker(self: &Arc<Shared>, mut state: MutexGuard<'_, PoolState>) {
        let active = state.active() + state.waking;
        let queued = state.queue.len();
        if queued == 0 || active >= self.limits.max_active || queued <= active * self.limits.queue_per_worker {
            return;
        }
        if state.asleep > state.waking {
            state.waking += 1;
            drop(state);
            self.state_changed.notify_one();
        } else if state.threads < self.limits.max_threads {
            state.threads += 1;
            state.waking += 1;
            let worker_id = state.next_worker_id;
            state.next_worker_id += 1;
            drop(state);
            self.spawn_worker(worker_id);
        }
    }

    fn spawn_worker(self: &Arc<Shared>, worker_id: u64) {
        let shared = Arc::clone(self);
        let spawned = thread::Builder::new().name(self.name.to_owned()).spawn(move || shared.run_worker(worker_id));
        let Err(error) = spawned else { return };
        tracing::error!(%error, pool = self.name, worker = worker_id, "failed to spawn worker thread");
        let mut state = self.state.lock();
        state.threads -= 1;
        state.waking = state.waking.saturating_sub(1);
        if state.threads == 0 {
            // Without any worker the queue would never be emptied: the submitting thread runs it.
            let jobs = std::mem::take(&mut state.queue);
            self.publish_queue_len(&state);
            drop(state);
            jobs.into_iter().for_each(run_job);
            self.run_on_idle();
        }
    }

    fn run_worker(self: &Arc<Shared>, worker_id: u64) {
        CURRENT.set(Some((Arc::downgrade(self), worker_id)));
        // Dropped after the lock, also when the thread ends by a panic.
        let _registered = RegisteredWorker { shared: self, worker_id };
        let mut state = self.state.lock();
        // A worker that was about to sleep may have consumed the wake-up already.
        state.waking = state.waking.saturating_sub(1);
        loop {
            while state.active() < self.limits.max_active
                && let Some(job) = state.queue.pop_front()
            {
                self.publish_queue_len(&state);
                state.busy.push((worker_id, Instant::now()));
                drop(state);
                run_job(job);
                state = self.state.lock();
                state.busy.retain(|(id, _)| *id != worker_id);
            }
            if state.is_closed {
                return;
            }
            drop(state);
            self.run_on_idle();
            state = self.state.lock();
            if !state.queue.is_empty() && state.active() < self.limits.max_active {
                continue;
            }
            state.asleep += 1;
            let is_asleep = |state: &mut PoolState| state.waking == 0 && !state.is_closed;
            let timed_out = self.state_changed.wait_while_for(&mut state, is_asleep, IDLE_TIMEOUT).timed_out();
            state.asleep -= 1;
            if state.waking > 0 {
                state.waking -= 1;
            } else if timed_out && state.threads > self.limits.max_active {
                return;
            }
        }
    }

    fn run_on_idle(&self) {
        if catch_panic(|| (self.on_idle)()).is_err() {
            tracing::error!(pool = self.name, "the function that an idle worker calls panicked");
        }
    }
}

/// A worker thread that its pool counts. However the thread ends, it is counted no longer, and another one is
/// started if jobs are queued.
struct RegisteredWorker<'a> {
    shared: &'a Arc<Shared>,
    worker_id: u64,
}

impl Drop for RegisteredWorker<'_> {
    fn drop(&mut self) {
        let mut state = self.shared.state.lock();
        state.threads -= 1;
        state.busy.retain(|(id, _)| *id != self.worker_id);
        self.shared.wake_worker(state);
    }
}

impl PoolState {
    /// Workers that run a job and have not stalled.
    fn active(&self) -> usize {
        if self.busy.is_empty() {
            return 0;
        }
        let now = Instant::now();
        self.busy.iter().filter(|(_, started)| now.duration_since(*started) < STALL_THRESHOLD).count()
    }
}

/// Runs a job; a panic must not end the worker thread. (Requests turn their own panics into answers.)
fn run_job(job: Job) {
    if catch_panic(job).is_err() {
        tracing::error!("job panicked in a worker thread");
    }
}

/// Runs a function that may panic. The payload of the panic is dropped here, which may panic as well.
pub(crate) fn catch_panic(function: impl FnOnce()) -> Result<(), ()> {
    catch_unwind(AssertUnwindSafe(function)).map_err(|payload| {
        if let Err(payload) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
            // To drop the payload of the second panic could panic for ever.
            std::mem::forget(payload);
        }
    })
}

impl Drop for WorkerPool {
    fn drop(&mut self) {
        self.0.state.lock().is_closed = true;
        self.0.state_changed.notify_all();
    }
}
