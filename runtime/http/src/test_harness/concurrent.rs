//! The same work on several threads at the same time.

use std::sync::Barrier;
use std::thread;

/// Runs `work` on `count` threads that all begin together, each with its number; gives the results in
/// the order of the numbers.
pub fn run_concurrently<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let barrier = Barrier::new(count);
    run_in_parallel(count, |number| {
        barrier.wait();
        work(number)
    })
}

/// Runs `work` on `count` threads, each with its number; gives the results in the order of the numbers.
pub fn run_in_parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..count).map(|number| scope.spawn(move || work(number))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}
