//! Frappe's own functions and the controllers of the built-in DocTypes: all of the API that does
//! not need HTTP.
//!
//! [`functions`] has `frappe.client`, the functions of the desk, files and accounts; [`resource`] the
//! operations of the REST API on one document and [`bulk`] those on many; [`metadata`] describes DocTypes;
//! [`idempotency`] stores responses for repeated requests; [`housekeeping`] removes expired data; [`setup`] makes a
//! site and fills a new database.

// Generated code names this crate `::doctyped`.
extern crate self as doctyped;

mod base_records;
pub mod bulk;
pub mod contacts;
pub mod controllers;
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "written by codegen")]
pub mod entries;
mod file_content;
pub mod functions;
pub mod housekeeping;
pub mod idempotency;
pub mod metadata;
pub mod migration;
pub mod prelude;
pub mod resource;
pub mod setup;
pub mod sharing;
#[cfg(any(test, feature = "testing"))]
pub mod test_app;
pub mod testing;

#[allow(unused_imports, clippy::wildcard_imports, reason = "names that generated code and #[whitelist] use")]
use doctyped_core::paths::*;
