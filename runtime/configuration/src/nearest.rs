//! Suggestions for misspelt names.

/// The candidate that a misspelt name most likely means: within a third of its length.
pub(super) fn nearest<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    /// Longer texts are no misspelt names.
    const MAX_LENGTH: usize = 100;
    if written.len() > MAX_LENGTH {
        return None;
    }
    let limit = (written.chars().count() / 3).max(1);
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(written, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}
