//! Limits of a list query, which bound the work of the server.

use std::collections::BTreeSet;

/// Conditions in all filters of a list, at most.
pub(crate) const MAX_CONDITIONS: usize = 250;
/// Values in all filters of a list, at most; databases bind not many more in one statement.
pub const MAX_FILTER_VALUES: usize = 10_000;
/// Nesting of groups of filters.
pub(crate) const MAX_FILTER_DEPTH: usize = 16;
/// Fields of a list, at most.
pub const MAX_FIELDS: usize = 250;
/// Terms of `order_by` and of `group_by`, at most.
pub(crate) const MAX_TERMS: usize = 20;
/// Tables of a query, at most.
pub const MAX_TABLES: usize = 24;
/// Bytes of a LIKE pattern. A comparison takes up to the product of the lengths of text and pattern,
/// and the databases compare a text with a pattern without a look at the clock.
pub const MAX_PATTERN_LEN: usize = 1_000;

/// Rows whose attachments are loaded at a time.
pub const EMBEDDED_BATCH_LEN: usize = 1_000;
/// Rows of a result where the client library holds the whole result in memory.
pub const MAX_RESULT_LEN: i64 = 20_000;
/// Bytes of the values of rows that are in memory together, at most.
pub const MAX_ROWS_SIZE: usize = 16 * 1024 * 1024;
/// Bytes of a batch of a list with attachments, at most: of its rows, and of what is attached to them.
pub const MAX_BATCH_SIZE: usize = 64 * 1024 * 1024;
/// Bytes of a cursor.
pub const MAX_CURSOR_LEN: usize = 16_384;

/// The values of an IN list, with the last one repeated up to a power of two. Lists of similar length
/// then have the same statement, which stays prepared.
pub fn pad_to_power_of_two<T: AsRef<str>>(texts: &BTreeSet<T>) -> Vec<&str> {
    let mut padded: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    if let Some(last) = padded.last().copied() {
        padded.resize(padded.len().next_power_of_two(), last);
    }
    padded
}

/// Cuts a text to at most so many bytes, at the end of a character.
pub fn truncate(text: &mut String, max_len: usize) {
    text.truncate(prefix_len(text, max_len));
}

/// The bytes of the longest beginning of a text that has at most so many, and ends with a character.
pub fn prefix_len(text: &str, max_len: usize) -> usize {
    let max_len = max_len.min(text.len());
    (0..=max_len).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default()
}

/// Quotes the input of a client in a message, shortened if it is long.
pub fn excerpt(text: &str) -> String {
    const MAX_CHARS: usize = 80;
    if text.chars().count() <= MAX_CHARS {
        return format!("{text:?}");
    }
    let start: String = text.chars().take(MAX_CHARS).collect();
    format!("{start:?}...")
}
