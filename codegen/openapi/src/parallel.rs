//! A parallel map over scoped threads.

/// Maps all items, on one thread per processor. Results are in the order of the items. Each thread
/// takes one contiguous chunk: definitions are many and small, so chunks take equally long.
pub fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    // Spawning a thread takes longer than a few definitions.
    if threads == 1 || items.len() < 16 {
        return items.into_iter().map(work).collect();
    }
    let chunk_len = items.len().div_ceil(threads);
    let mut items = items.into_iter();
    let mut chunks: Vec<Vec<T>> = Vec::with_capacity(threads);
    while items.len() > 0 {
        chunks.push(items.by_ref().take(chunk_len).collect());
    }
    let work = &work;
    std::thread::scope(|scope| {
        let workers: Vec<_> = chunks
            .into_iter()
            .map(|chunk| scope.spawn(move || chunk.into_iter().map(work).collect::<Vec<R>>()))
            .collect();
        let results = workers.into_iter().map(|worker| match worker.join() {
            Ok(results) => results,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        results.flatten().collect()
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_are_in_the_order_of_the_items() {
        let doubled = super::map((0..100).collect(), |number: i32| number * 2);
        assert_eq!(doubled, (0..200).step_by(2).collect::<Vec<_>>());
    }
}
