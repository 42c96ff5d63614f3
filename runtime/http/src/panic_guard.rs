//! A panic in a hook or a function becomes a 500 like any other internal error.
//!
//! The transaction of the request is rolled back while the stack unwinds, and its connection is
//! dropped.

use doctyped_core::error::Error;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs work; a panic in it is an internal error.
pub fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| panicked(panic.as_ref()))
}

/// The error that stands for a panic.
pub fn panicked(panic: &(dyn Any + Send)) -> Error {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a message");
    Error::internal(format!("a panic: {text}"))
}
