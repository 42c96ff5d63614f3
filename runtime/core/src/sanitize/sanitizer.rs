//! The sanitizer of a request: its budget, and the texts that it has sanitized already.
//!
//! Texts are sanitized before the transaction takes the write lock, and once more by the checks of the document,
//! because hooks may have changed them meanwhile. The second time, an unchanged text is found by its hash.

use super::clean_text;
use super::limits::SanitizeBudget;
use super::tags::has_markup;
use crate::error::Result;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Sanitizes the texts of one request.
#[derive(Debug, Default)]
pub struct Sanitizer {
    budget: SanitizeBudget,
    /// Sanitized texts by the SHA-256 of the original; none where the original is safe.
    sanitized: HashMap<[u8; 32], Option<String>>,
}

impl Sanitizer {
    /// The sanitized text; none when the text is safe as it is.
    ///
    /// # Errors
    /// `ValidationError` for HTML beyond the [limits](super::limits).
    pub fn clean(&mut self, text: &str) -> Result<Option<String>> {
        if !has_markup(text) {
            return Ok(None);
        }
        let hash = Sha256::digest(text).into();
        if let Some(sanitized) = self.sanitized.get(&hash) {
            return Ok(sanitized.clone());
        }
        let sanitized = clean_text(text, &mut self.budget)?;
        self.sanitized.insert(hash, sanitized.clone());
        Ok(sanitized)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_sanitized_once() {
        let mut sanitizer = Sanitizer::default();
        let first = sanitizer.clean("<p onclick=x>a</p>").unwrap();
        let left = sanitizer.budget.steps();
        assert_eq!(first.as_deref(), Some("<p>a</p>"));
        assert_eq!(sanitizer.clean("<p onclick=x>a</p>").unwrap(), first);
        assert_eq!(sanitizer.budget.steps(), left);
        sanitizer.clean("<p>b</p>").unwrap();
        assert!(sanitizer.budget.steps() < left);
    }
}
