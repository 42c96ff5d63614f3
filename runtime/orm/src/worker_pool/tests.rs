//! Worker pools under stalls, panics and load.

use super::*;
use std::sync::mpsc;

const TEST_TIMEOUT: Duration = Duration::from_secs(20);

fn worker_pool(max_active: usize, max_threads: usize) -> WorkerPool {
    WorkerPool::new("test", WorkerLimits { max_active, queue_per_worker: 1, max_threads })
}

/// Starts a job that runs until the sender is used or dropped.
fn blocking_job(pool: &WorkerPool) -> mpsc::Sender<()> {
    let (release, wait) = mpsc::channel();
    let (started, is_started) = mpsc::channel();
    pool.execute(move || {
        started.send(()).unwrap();
        let _ = wait.recv();
    });
    is_started.recv_timeout(TEST_TIMEOUT).unwrap();
    release
}

/// Starts that many jobs, each of which has stalled when this returns.
fn stalled_jobs(pool: &WorkerPool, jobs: usize) -> Vec<mpsc::Sender<()>> {
    let stalled_job = |_| {
        let release = blocking_job(pool);
        thread::sleep(2 * STALL_THRESHOLD);
        release
    };
    (0..jobs).map(stalled_job).collect()
}

#[test]
fn single_worker_runs_jobs_in_order() {
    let pool = worker_pool(1, 1);
    let (sender, done) = mpsc::channel();
    for number in 0..1000 {
        let sender = sender.clone();
        pool.execute(move || sender.send((number, thread::current().id())).unwrap());
    }
    drop(sender);
    let done: Vec<_> = done.iter().collect();
    assert!(done.iter().map(|(number, _)| *number).eq(0..1000));
    assert!(done.windows(2).all(|pair| pair[0].1 == pair[1].1));
}

#[test]
fn stalled_worker_is_replaced() {
    let pool = worker_pool(2, 8);
    let stalled = stalled_jobs(&pool, 7);
    let (sender, done) = mpsc::channel();
    pool.execute(move || sender.send(()).unwrap());
    done.recv_timeout(TEST_TIMEOUT).unwrap();
    drop(stalled);
}

#[test]
fn job_behind_stalled_worker_runs_after_stall_check() {
    let pool = worker_pool(1, 2);
    let stalled = blocking_job(&pool);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let has_runtime = runtime.block_on(pool.call(|| Handle::try_current().is_ok()));
    assert_eq!(has_runtime, Some(true));
    drop(stalled);
}

#[test]
fn max_threads_is_not_exceeded_when_all_workers_stall() {
    let pool = worker_pool(1, 3);
    let stalled = stalled_jobs(&pool, 3);
    let (sender, done) = mpsc::channel();
    pool.execute(move || sender.send(()).unwrap());
    pool.wake_if_stalled();
    assert_eq!(pool.0.state.lock().threads, 3);
    assert!(done.try_recv().is_err());
    drop(stalled);
    done.recv_timeout(TEST_TIMEOUT).unwrap();
}

#[test]
fn all_workers_sleep_once_every_job_has_run() {
    let pool = Arc::new(worker_pool(3, 16));
    let done = Arc::new(AtomicUsize::new(0));
    thread::scope(|scope| {
        for producer in 0..4 {
            let (pool, done) = (&pool, &done);
            scope.spawn(move || {
                for number in 0..300 {
                    let done = Arc::clone(done);
                    let is_slow = (number + producer) % 50 == 0;
                    pool.execute(move || {
                        if is_slow {
                            thread::sleep(2 * STALL_THRESHOLD);
                        }
                        done.fetch_add(1, Ordering::SeqCst);
                    });
                    if number % 7 == 0 {
                        thread::sleep(Duration::from_micros(200));
                        pool.wake_if_stalled();
                    }
                }
            });
        }
    });
    let deadline = Instant::now() + TEST_TIMEOUT;
    let is_idle = || {
        let state = pool.0.state.lock();
        done.load(Ordering::SeqCst) == 1200 && state.asleep == state.threads && state.waking == 0
    };
    while !is_idle() {
        assert!(Instant::now() < deadline, "{:?} of 1200 jobs have run", done.load(Ordering::SeqCst));
        pool.wake_if_stalled();
        thread::sleep(STALL_THRESHOLD);
    }
}

#[test]
fn panicking_job_does_not_end_its_worker() {
    let pool = worker_pool(1, 1);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    assert_eq!(runtime.block_on(pool.call(|| panic!("on purpose"))), None::<()>);
    assert_eq!(runtime.block_on(pool.call(|| 5)), Some(5));
}

#[test]
fn worker_that_waits_is_replaced_at_once() {
    let pool = WorkerPool::new("test", WorkerLimits { max_active: 1, queue_per_worker: 0, max_threads: 2 });
    let (release, released) = mpsc::channel::<()>();
    let (sender, receiver) = mpsc::channel();
    pool.execute(move || {
        mark_stalled();
        let _ = released.recv();
    });
    pool.execute(move || sender.send(()).unwrap());
    receiver.recv_timeout(TEST_TIMEOUT).unwrap();
    drop(release);
}

/// A payload of a panic that panics when it is dropped.
struct PanicOnDrop;

impl Drop for PanicOnDrop {
    fn drop(&mut self) {
        std::panic::panic_any("dropped on purpose");
    }
}

#[test]
fn panic_whose_payload_panics_does_not_end_its_worker() {
    let pool = worker_pool(1, 1);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    assert_eq!(runtime.block_on(pool.call(|| std::panic::panic_any(PanicOnDrop))), None::<()>);
    assert_eq!(runtime.block_on(pool.call(|| 5)), Some(5));
}

#[test]
fn panic_before_a_worker_sleeps_does_not_end_it() {
    let on_idle = Box::new(|| std::panic::panic_any(PanicOnDrop));
    let limits = WorkerLimits { max_active: 1, queue_per_worker: 1, max_threads: 1 };
    let pool = WorkerPool::with_idle("test", limits, Arc::default(), on_idle);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    for number in 0..3 {
        assert_eq!(runtime.block_on(pool.call(move || number)), Some(number));
    }
}

/// A log that panics, as one that an application installs may do.
struct PanickingSubscriber;

impl tracing::Subscriber for PanickingSubscriber {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, _: &tracing::Event<'_>) {
        std::panic::panic_any("the log cannot be written");
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}

#[test]
fn thread_that_a_panic_ends_is_replaced_for_queued_jobs() {
    let pool = worker_pool(1, 1);
    let release = blocking_job(&pool);
    pool.execute(|| {
        // For the rest of this thread, the log panics outside of all jobs.
        std::mem::forget(tracing::subscriber::set_default(PanickingSubscriber));
        std::panic::panic_any("on purpose");
    });
    let (sender, done) = mpsc::channel();
    pool.execute(move || sender.send(()).unwrap());
    release.send(()).unwrap();
    done.recv_timeout(TEST_TIMEOUT).unwrap();
    let deadline = Instant::now() + TEST_TIMEOUT;
    loop {
        let state = pool.0.state.lock();
        if state.threads == 1 && state.busy.is_empty() && state.asleep == 1 {
            break;
        }
        assert!(Instant::now() < deadline, "{} threads, {} asleep", state.threads, state.asleep);
        drop(state);
        thread::yield_now();
    }
}
