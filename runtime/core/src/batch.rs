//! Batches: list arguments whose every item costs statements of its own, such as names of documents to
//! delete.
//!
//! All items of a request are worked off in one transaction, which on SQLite holds the write lock. So
//! one limit applies to every function that takes such a list. Frappe moves long lists to a background
//! job, or refuses them.

use crate::arguments::FromArgument;
use crate::error::{Error, Result};
use serde_json::Value as JsonValue;

/// Items of work in one request, at most (Frappe: bulk operations take up to 500 documents).
pub const MAX_BATCH_LEN: usize = 500;

/// Checks the number of items of work in a request. Where a function does something with each pair of
/// two lists, the number is the product of their lengths.
///
/// # Errors
/// `ValidationError` for more than [`MAX_BATCH_LEN`] items; it names the argument.
pub fn check_batch_len(argument: &str, len: usize) -> Result<()> {
    if len <= MAX_BATCH_LEN {
        return Ok(());
    }
    Err(Error::validation(format!(
        "{argument} asks for {len} items of work and a request takes at most {MAX_BATCH_LEN}: send several requests"
    )))
}

/// An argument that is a list of work. Its items are reached through the limit only.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch<T> {
    /// None if there are too many, which are not even copied.
    items: Vec<T>,
    /// The number of items that were sent.
    len: usize,
}

impl<T> Batch<T> {
    /// A list that a request sent in a form of its own.
    pub fn new(items: Vec<T>) -> Batch<T> {
        Batch { len: items.len(), items }
    }

    /// The items; the name of the argument is for the error.
    ///
    /// # Errors
    /// `ValidationError` for more than [`MAX_BATCH_LEN`] items.
    pub fn items(self, argument: &str) -> Result<Vec<T>> {
        check_batch_len(argument, self.len)?;
        Ok(self.items)
    }

    /// The list without some of its items.
    #[must_use]
    pub fn filter(mut self, is_kept: impl FnMut(&T) -> bool) -> Batch<T> {
        if self.len == self.items.len() {
            self.items.retain(is_kept);
            self.len = self.items.len();
        }
        self
    }
}

impl<T: FromArgument> FromArgument for Batch<T> {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        match value {
            Some(JsonValue::Array(items)) if items.len() > MAX_BATCH_LEN => {
                Ok(Batch { items: Vec::new(), len: items.len() })
            }
            _ => Vec::from_argument(value).map(Batch::new),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use serde_json::json;

    #[test]
    fn batch_of_500_items_is_accepted_and_one_of_501_refused() {
        let batch = |len: usize| Batch::<String>::from_argument(Some(&json!(vec!["x"; len]))).unwrap();
        assert_eq!(batch(500).items("docs").unwrap().len(), 500);
        let error = batch(501).items("docs").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Validation);
        assert!(error.message().contains("docs") && error.message().contains("500"), "{}", error.message());
    }
}
