//! The figures of a window, their table and the comparison of the last with the first.

use std::fmt::Write as _;
use std::time::Duration;

/// How much the 99th percentile of the last window may exceed that of the first.
const MAX_LATENCY_RATIO: f64 = 1.3;
/// How much a resource may exceed that of the first window, and by how much more.
const MAX_GROWTH_PER_CENT: u64 = 120;
const MEMORY_TOLERANCE_KIB: u64 = 10 << 10;
const THREAD_TOLERANCE: u64 = 8;
const DESCRIPTOR_TOLERANCE: u64 = 16;
const WAL_TOLERANCE_BYTES: u64 = 32 << 20;

/// The largest values in a window.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Resources {
    /// Without mapped files.
    pub(super) memory_kib: u64,
    pub(super) threads: u64,
    pub(super) descriptors: u64,
    pub(super) wal_bytes: u64,
    pub(super) database_bytes: u64,
}

/// The figures of a window.
#[derive(Debug, Clone, Default)]
pub(super) struct Window {
    /// Times of requests, in seconds, sorted.
    pub(super) reads: Vec<f32>,
    pub(super) writes: Vec<f32>,
    /// Requests without success, by status or failure.
    pub(super) errors: Vec<String>,
    pub(super) resources: Resources,
}

impl Resources {
    /// The larger of each value.
    pub(super) fn extend(&mut self, other: Resources) {
        self.memory_kib = self.memory_kib.max(other.memory_kib);
        self.threads = self.threads.max(other.threads);
        self.descriptors = self.descriptors.max(other.descriptors);
        self.wal_bytes = self.wal_bytes.max(other.wal_bytes);
        self.database_bytes = self.database_bytes.max(other.database_bytes);
    }
}

/// The value below which so many of a hundred sorted values are; 0 without values.
fn quantile(sorted: &[f32], per_cent: usize) -> f64 {
    let index = (sorted.len() * per_cent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(index).copied().map_or(0.0, f64::from)
}

/// A Markdown table with a row for each window.
pub(super) fn table(windows: &[Window], length: Duration) -> String {
    let mut table = String::from(
        "| from, s | requests/s | read p50, ms | p99 | write p50, ms | p99 | memory, MB | threads | descriptors | WAL, MB | \
         database, MB | errors |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for (number, window) in windows.iter().enumerate() {
        let Window { reads, writes, errors, resources } = window;
        let milliseconds = |times: &[f32], per_cent| quantile(times, per_cent) * 1000.0;
        // Writing to a String cannot fail.
        let _ = writeln!(
            table,
            "| {} | {} | {:.1} | {:.1} | {:.1} | {:.1} | {} | {} | {} | {} | {} | {} |",
            length.as_secs() * number as u64,
            (reads.len() + writes.len()) as u64 / length.as_secs().max(1),
            milliseconds(reads, 50),
            milliseconds(reads, 99),
            milliseconds(writes, 50),
            milliseconds(writes, 99),
            resources.memory_kib >> 10,
            resources.threads,
            resources.descriptors,
            resources.wal_bytes >> 20,
            resources.database_bytes >> 20,
            error_counts(errors)
        );
    }
    table
}

/// Each error with its number, the most frequent first.
fn error_counts(errors: &[String]) -> String {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for error in errors {
        *counts.entry(error).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let counts: Vec<String> = counts.into_iter().map(|(error, count)| format!("{count} × {error}")).collect();
    if counts.is_empty() { "none".to_owned() } else { counts.join(", ") }
}

/// Faults: figures of the last window that are worse than those of the first.
pub(super) fn faults(windows: &[Window]) -> Vec<String> {
    let (Some(first), Some(last)) = (windows.first(), windows.last()) else {
        return vec!["there are no windows".to_owned()];
    };
    let mut faults = Vec::new();
    for (what, first, last) in [("reads", &first.reads, &last.reads), ("writes", &first.writes, &last.writes)] {
        let (first, last) = (quantile(first, 99), quantile(last, 99));
        if last > first * MAX_LATENCY_RATIO {
            faults.push(format!("p99 of {what} from {:.1} to {:.1} ms", first * 1000.0, last * 1000.0));
        }
        if last == 0.0 {
            faults.push(format!("there were no {what}"));
        }
    }
    let (first, last) = (first.resources, last.resources);
    for (what, first, last, tolerance) in [
        ("memory in KiB", first.memory_kib, last.memory_kib, MEMORY_TOLERANCE_KIB),
        ("threads", first.threads, last.threads, THREAD_TOLERANCE),
        ("descriptors", first.descriptors, last.descriptors, DESCRIPTOR_TOLERANCE),
        ("bytes of the WAL", first.wal_bytes, last.wal_bytes, WAL_TOLERANCE_BYTES),
    ] {
        if last > first * MAX_GROWTH_PER_CENT / 100 + tolerance {
            faults.push(format!("{what} from {first} to {last}"));
        }
    }
    if windows.iter().any(|window| !window.errors.is_empty()) {
        faults.push("there were errors".to_owned());
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(p99: f32, wal_bytes: u64) -> Window {
        Window {
            reads: vec![p99; 100],
            writes: vec![p99; 100],
            errors: Vec::new(),
            resources: Resources { wal_bytes, ..Resources::default() },
        }
    }

    #[test]
    fn equal_windows_have_no_faults() {
        assert_eq!(faults(&[window(0.010, 1 << 20), window(0.012, 2 << 20)]), Vec::<String>::new());
    }

    #[test]
    fn slower_last_window_is_a_fault() {
        assert_eq!(faults(&[window(0.010, 0), window(0.014, 0)]).len(), 2);
    }

    #[test]
    fn grown_log_is_a_fault() {
        assert_eq!(faults(&[window(0.010, 16 << 20), window(0.010, 1600 << 20)]).len(), 1);
    }

    #[test]
    fn window_without_requests_is_a_fault() {
        assert_eq!(faults(&[Window::default(), Window::default()]).len(), 2);
    }
}
