//! A DocType and a whitelisted function as the server calls them, without their types.
//!
//! Codegen writes one [`DocTypeEntry`](super::DocTypeEntry) for each DocType and `#[whitelist]` one [`WhitelistedFunction`] for each
//! function. They are the seam between generated code and the runtime: everything behind it works
//! on [`Record`]s and metadata, so that a thousand DocTypes share one compiled copy.

use super::{WhitelistedFunction, WriteMode};
use crate::error::{Error, Result};
use doctyped_orm::table::{Document, Record};

/// Makes a record of a type; for [`DocTypeEntry::new`](super::DocTypeEntry::new).
pub fn new<D: Document>() -> Box<dyn Record> {
    Box::new(D::default())
}

/// A record as the type that its controller was written for.
///
/// # Errors
/// When it is of another type, which generated code does not let happen.
pub fn typed<D: Document>(record: &mut dyn Record) -> Result<&mut D> {
    let found = record.meta().name;
    record.downcast_mut().ok_or_else(|| Error::internal(format!("a controller of {} was given a {found}", D::DOCTYPE)))
}

/// The same, to look at it only.
///
/// # Errors
/// As [`typed`].
pub fn typed_ref<D: Document>(record: &dyn Record) -> Result<&D> {
    let found = record.meta().name;
    record.downcast().ok_or_else(|| Error::internal(format!("a controller of {} was given a {found}", D::DOCTYPE)))
}

/// The HTTP methods of a function that declares none.
const DEFAULT_HTTP_METHODS: [&str; 4] = ["GET", "POST", "PUT", "DELETE"];

impl WhitelistedFunction {
    /// The HTTP methods that it takes.
    pub fn http_methods(&self) -> &'static [&'static str] {
        if self.http_methods.is_empty() { &DEFAULT_HTTP_METHODS } else { self.http_methods }
    }

    /// Whether it only reads, whatever the HTTP method.
    pub fn is_read_only(&self) -> bool {
        self.write_mode == WriteMode::ReadOnly
    }

    /// Whether the function can see an argument of this name.
    pub fn takes(&self, argument: &str) -> bool {
        self.is_open || self.arguments.iter().any(|declared| declared.name == argument)
    }
}
