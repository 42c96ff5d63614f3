//! Threads for work that may wait: for the database, the disk, another program.
//!
//! To wake a thread and to fall asleep again costs as much as a small read of the database. So a
//! worker pool has no more threads at work than have something to do for a core, and those take from a
//! queue, one work after another, without falling asleep in between. Work that is held up does not
//! count: whoever has run for longer than [`STALL_THRESHOLD`] is replaced by another thread, so that a slow
//! query keeps nobody from reading.

use parking_lot::{Condvar, Mutex, MutexGuard};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// How long work takes before its thread no longer counts as one that will soon be free.
pub(crate) const STALL_THRESHOLD: Duration = Duration::from_millis(5);
/// How long a thread that is not needed waits for work before it ends.
const IDLE: Duration = Duration::from_secs(10);
/// The longest pause between two looks at work that does not come to an end.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// How large a worker pool is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WorkerLimits {
    /// Threads at work, as long as none is held up.
    pub(crate) max_active: usize,
    /// Works in the queue for each thread at work before another thread is woken. None where work
    /// mostly waits for another program.
    pub(crate) queue_per_worker: usize,
    /// Threads in all.
    pub(crate) max_threads: usize,
}

/// Threads and the queue that they work off. They end with it, after what is in the queue.
#[derive(Debug)]
pub(crate) struct WorkerPool(Arc<Shared>);

struct Shared {
    name: &'static str,
    size: WorkerLimits,
    state: Mutex<State>,
    changed: Condvar,
    /// Works in the queue, for others to see.
    queued: Arc<AtomicUsize>,
    /// What a thread does before it falls asleep.
    idle: Box<dyn Fn() + Send + Sync>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("name", &self.name).field("size", &self.size).finish_non_exhaustive()
    }
}

#[derive(Default)]
struct State {
    queue: VecDeque<Work>,
    /// When each thread at work began what it is doing, by its number.
    at_work: Vec<(u64, Instant)>,
    threads: usize,
    asleep: usize,
    /// Threads that were woken and have not noticed yet.
    woken: usize,
    /// The number of the next thread.
    next: u64,
    closed: bool,
}

type Work = Box<dyn FnOnce() + Send>;

impl WorkerPool {
    /// A worker pool without threads yet: they are made as they are needed.
    pub(crate) fn new(name: &'static str, size: WorkerLimits) -> WorkerPool {
        WorkerPool::with_idle(name, size, Arc::default(), Box::new(|| {}))
    }

    /// The same; the length of the queue is in `queued`, and threads do `idle` before they sleep.
    pub(crate) fn with_idle(
        name: &'static str,
        size: WorkerLimits,
        queued: Arc<AtomicUsize>,
        idle: Box<dyn Fn() + Send + Sync>,
    ) -> WorkerPool {
        let (state, changed) = (Mutex::default(), Condvar::new());
        WorkerPool(Arc::new(Shared { name, size, state, changed, queued, idle }))
    }

    /// Has work done after what is in the queue already. The runtime of the caller, if there is one,
    /// is at hand in the work.
    pub(crate) fn execute(&self, work: impl FnOnce() + Send + 'static) {
        let runtime = Handle::try_current().ok();
        let work = move || {
            let _entered = runtime.as_ref().map(Handle::enter);
            work();
        };
        let mut state = self.0.state.lock();
        state.queue.push_back(Box::new(work));
        self.0.publish(&state);
        self.0.wake(state);
    }

    /// The same with a result, awaited; nothing when the work ended in a panic.
    pub(crate) async fn call<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let (sender, receiver) = oneshot::channel();
        // Who is gone needs no result.
        self.execute(move || drop(sender.send(work())));
        await_with_checks(receiver, STALL_THRESHOLD, || self.wake_if_stalled()).await.ok()
    }

    /// Looks whether somebody is held up, and wakes another thread then.
    pub(crate) fn wake_if_stalled(&self) {
        self.0.wake(self.0.state.lock());
    }
}

/// Awaits something; does something else meanwhile, after a pause and then after longer ones.
pub(crate) async fn await_with_checks<T>(
    awaited: impl Future<Output = T>,
    pause: Duration,
    wake_if_stalled: impl Fn(),
) -> T {
    let mut awaited = pin!(awaited);
    let mut pause = pause;
    loop {
        match timeout(pause, awaited.as_mut()).await {
            Ok(done) => return done,
            Err(_) => wake_if_stalled(),
        }
        pause = LONGEST_PAUSE.min(pause * 2);
    }
}

impl Shared {
    /// Tells others how long the queue is.
    fn publish(&self, state: &State) {
        self.queued.store(state.queue.len(), Ordering::SeqCst);
    }

    /// Wakes another thread, or makes one, if that is of use.
    fn wake(self: &Arc<Shared>, mut state: MutexGuard<'_, State>) {
        let running = state.progressing() + state.woken;
        if state.queue.is_empty()
            || running >= self.size.max_active
            || state.queue.len() <= running * self.size.queue_per_worker
        {
            return;
        }
        if state.asleep > state.woken {
            state.woken += 1;
            drop(state);
            self.changed.notify_one();
        } else if state.threads < self.size.max_threads {
            state.threads += 1;
            state.woken += 1;
            let number = state.next;
            state.next += 1;
            drop(state);
            self.spawn(number);
        }
    }

    fn spawn(self: &Arc<Shared>, number: u64) {
        let shared = Arc::clone(self);
        let spawned = thread::Builder::new().name(self.name.to_owned()).spawn(move || shared.run_worker(number));
        let Err(error) = spawned else { return };
        tracing::error!(%error, "there is no thread for {}", self.name);
        let mut state = self.state.lock();
        state.threads -= 1;
        state.woken = state.woken.saturating_sub(1);
        if state.threads == 0 {
            // Here it holds up others, but it is done.
            let left = std::mem::take(&mut state.queue);
            self.publish(&state);
            drop(state);
            left.into_iter().for_each(do_safely);
            (self.idle)();
        }
    }

    fn run_worker(&self, number: u64) {
        let mut state = self.state.lock();
        // Another thread that was about to fall asleep may have gone on in its place.
        state.woken = state.woken.saturating_sub(1);
        loop {
            while state.progressing() < self.size.max_active
                && let Some(work) = state.queue.pop_front()
            {
                self.publish(&state);
                state.at_work.push((number, Instant::now()));
                drop(state);
                do_safely(work);
                state = self.state.lock();
                state.at_work.retain(|(other, _)| *other != number);
            }
            if state.closed {
                break;
            }
            drop(state);
            (self.idle)();
            state = self.state.lock();
            if !state.queue.is_empty() && state.progressing() < self.size.max_active {
                continue;
            }
            state.asleep += 1;
            let sleep = |state: &mut State| state.woken == 0 && !state.closed;
            let rested = self.changed.wait_while_for(&mut state, sleep, IDLE).timed_out();
            state.asleep -= 1;
            if state.woken > 0 {
                state.woken -= 1;
            } else if rested && state.threads > self.size.max_active {
                break;
            }
        }
        state.threads -= 1;
    }
}

impl State {
    /// Threads that will soon be free.
    fn progressing(&self) -> usize {
        if self.at_work.is_empty() {
            return 0;
        }
        let now = Instant::now();
        self.at_work.iter().filter(|(_, since)| now.duration_since(*since) < STALL_THRESHOLD).count()
    }
}

/// Requests answer their own panics; what is left must not end the thread.
fn do_safely(work: Work) {
    if catch_unwind(AssertUnwindSafe(work)).is_err() {
        tracing::error!("work ended in a panic");
    }
}

impl Drop for WorkerPool {
    fn drop(&mut self) {
        self.0.state.lock().closed = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    const PATIENCE: Duration = Duration::from_secs(20);

    fn workers(at_work: usize, most: usize) -> WorkerPool {
        WorkerPool::new("test", WorkerLimits { max_active: at_work, queue_per_worker: 1, max_threads: most })
    }

    /// Work that does not end before the sender is used.
    fn held_up(workers: &WorkerPool) -> mpsc::Sender<()> {
        let (free, wait) = mpsc::channel();
        let (started, is_started) = mpsc::channel();
        workers.execute(move || {
            started.send(()).unwrap();
            let _ = wait.recv();
        });
        is_started.recv_timeout(PATIENCE).unwrap();
        free
    }

    /// The same on so many threads, each of which no longer counts.
    fn several_held_up(workers: &WorkerPool, threads: usize) -> Vec<mpsc::Sender<()>> {
        let held_up = |_| {
            let held_up = held_up(workers);
            thread::sleep(2 * STALL_THRESHOLD);
            held_up
        };
        (0..threads).map(held_up).collect()
    }

    #[test]
    fn one_thread_does_everything_in_order() {
        let workers = workers(1, 1);
        let (sender, done) = mpsc::channel();
        for number in 0..1000 {
            let sender = sender.clone();
            workers.execute(move || sender.send((number, thread::current().id())).unwrap());
        }
        drop(sender);
        let done: Vec<_> = done.iter().collect();
        assert!(done.iter().map(|(number, _)| *number).eq(0..1000));
        assert!(done.windows(2).all(|pair| pair[0].1 == pair[1].1));
    }

    #[test]
    fn who_is_held_up_is_replaced() {
        let workers = workers(2, 8);
        let held_up = several_held_up(&workers, 7);
        let (sender, done) = mpsc::channel();
        workers.execute(move || sender.send(()).unwrap());
        done.recv_timeout(PATIENCE).unwrap();
        drop(held_up);
    }

    #[test]
    fn what_waits_behind_somebody_who_is_held_up_is_done_once_somebody_looks() {
        let workers = workers(1, 2);
        let held_up = held_up(&workers);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let done = runtime.block_on(workers.call(|| Handle::try_current().is_ok()));
        assert_eq!(done, Some(true));
        drop(held_up);
    }

    #[test]
    fn there_are_no_more_threads_than_allowed() {
        let workers = workers(1, 3);
        let held_up = several_held_up(&workers, 3);
        let (sender, done) = mpsc::channel();
        workers.execute(move || sender.send(()).unwrap());
        workers.wake_if_stalled();
        assert_eq!(workers.0.state.lock().threads, 3);
        assert!(done.try_recv().is_err());
        drop(held_up);
        done.recv_timeout(PATIENCE).unwrap();
    }

    #[test]
    fn threads_come_and_go_and_sleep_when_there_is_nothing_to_do() {
        let workers = Arc::new(workers(3, 16));
        let done = Arc::new(AtomicUsize::new(0));
        thread::scope(|scope| {
            for producer in 0..4 {
                let (workers, done) = (&workers, &done);
                scope.spawn(move || {
                    for number in 0..300 {
                        let done = Arc::clone(done);
                        let is_slow = (number + producer) % 50 == 0;
                        workers.execute(move || {
                            if is_slow {
                                thread::sleep(2 * STALL_THRESHOLD);
                            }
                            done.fetch_add(1, Ordering::SeqCst);
                        });
                        if number % 7 == 0 {
                            thread::sleep(Duration::from_micros(200));
                            workers.wake_if_stalled();
                        }
                    }
                });
            }
        });
        let ends = Instant::now() + PATIENCE;
        let is_quiet = || {
            let state = workers.0.state.lock();
            done.load(Ordering::SeqCst) == 1200 && state.asleep == state.threads && state.woken == 0
        };
        while !is_quiet() {
            assert!(Instant::now() < ends, "{:?} of 1200 done", done.load(Ordering::SeqCst));
            workers.wake_if_stalled();
            thread::sleep(STALL_THRESHOLD);
        }
    }

    #[test]
    fn a_panic_ends_only_its_own_work() {
        let workers = workers(1, 1);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        assert_eq!(runtime.block_on(workers.call(|| panic!("on purpose"))), None::<()>);
        assert_eq!(runtime.block_on(workers.call(|| 5)), Some(5));
    }
}
