//! How much of the server one list may take.

use std::collections::BTreeSet;

/// Conditions in all filters of a list.
pub(super) const CONDITIONS: usize = 250;
/// Values in all filters of a list; databases do not bind many more in one statement.
pub(super) const VALUES: usize = 10_000;
/// Groups inside groups of filters.
pub(super) const DEPTH: usize = 16;
/// Fields of a list.
pub(super) const FIELDS: usize = 250;
/// Terms of `order_by` and of `group_by`.
pub(super) const TERMS: usize = 20;
/// Tables of a list, its own included.
pub(super) const SOURCES: usize = 24;
/// Bytes of a pattern of `like`; SQLite refuses longer ones.
pub(super) const PATTERN: usize = 10_000;

/// Rows whose table fields and linked documents are read at a time.
pub(super) const BATCH: usize = 1_000;
/// Rows of one result, where a client library keeps the whole result in memory.
pub(super) const RESULT: i64 = 20_000;
/// Bytes of a cursor.
pub(super) const CURSOR: usize = 16_384;

/// Texts for `in`, the last one again and again until there are as many as a power of two: lists
/// of almost the same length are then the same statement, which stays prepared.
pub(super) fn padded<T: AsRef<str>>(texts: &BTreeSet<T>) -> Vec<&str> {
    let mut padded: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    if let Some(last) = padded.last().copied() {
        padded.resize(padded.len().next_power_of_two(), last);
    }
    padded
}

/// What a client sent, in a message: whole if it is short.
pub(super) fn quoted(text: &str) -> String {
    const SHOWN: usize = 80;
    if text.chars().count() <= SHOWN {
        return format!("{text:?}");
    }
    let start: String = text.chars().take(SHOWN).collect();
    format!("{start:?}...")
}
