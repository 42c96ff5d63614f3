//! How much of the server one list may take.

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

/// What a client sent, in a message: whole if it is short.
pub(super) fn quoted(text: &str) -> String {
    const SHOWN: usize = 80;
    if text.chars().count() <= SHOWN {
        return format!("{text:?}");
    }
    let start: String = text.chars().take(SHOWN).collect();
    format!("{start:?}...")
}
