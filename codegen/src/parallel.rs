//! Work on many items on all processors.

/// The results in the order of the items. Each thread gets a run of neighbours; definitions are
/// numerous and small enough for that to be even.
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    // Starting a thread costs more than a handful of definitions.
    if threads == 1 || items.len() < 16 {
        return items.into_iter().map(work).collect();
    }
    let share = items.len().div_ceil(threads);
    let mut shares: Vec<Vec<T>> = Vec::with_capacity(threads);
    for item in items {
        match shares.last_mut().filter(|last| last.len() < share) {
            Some(last) => last.push(item),
            None => shares.push(vec![item]),
        }
    }
    let work = &work;
    std::thread::scope(|scope| {
        let running: Vec<_> = shares
            .into_iter()
            .map(|share| scope.spawn(move || share.into_iter().map(work).collect::<Vec<R>>()))
            .collect();
        let finished = running.into_iter().map(|thread| match thread.join() {
            Ok(results) => results,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        finished.flatten().collect()
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_keep_the_order_of_the_items() {
        let doubled = super::map((0..100).collect(), |number: i32| number * 2);
        assert_eq!(doubled, (0..200).step_by(2).collect::<Vec<_>>());
    }
}
