//! The error for documents that do not exist.

use crate::error::Error;

/// The error for a document that does not exist.
pub fn not_found(doctype: &str, name: &str) -> Error {
    Error::not_found(format!("{doctype} {name} not found"))
}
