//! What every generated server shares: typed records and tables, queries, the document lifecycle,
//! permissions and Frappe's REST API.
//!
//! Codegen writes records, metadata and handlers; all behaviour is here. A request goes one way:
//! [`http`] reads it, the DocType's generated [`document::Handler`] is found, [`document`] or
//! [`query`] does the work on [`db`], and the answer leaves as JSON.

// Generated code names this crate `::doctyped`, also where it stands inside it.
extern crate self as doctyped;

mod async_context;
pub mod auth;
#[cfg(test)]
#[cfg(feature = "s3")]
#[path = "../tests/support/buckets.rs"]
mod buckets;
mod cli;
mod config;
mod context;
pub mod core;
mod crew;
pub mod db;
pub mod document;
pub mod error;
pub mod files;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
#[cfg(any(test, feature = "fuzzing"))]
mod garden;
mod housekeeping;
pub mod http;
mod idempotency;
mod json;
mod list;
pub mod method;
mod outlet;
pub mod permission;
pub mod prelude;
pub mod query;
mod rates;
pub mod schema;
#[cfg(all(test, any(feature = "postgres", feature = "mysql")))]
#[path = "../tests/support/servers.rs"]
mod servers;
pub mod setup;
mod site;
pub mod table;
pub mod testing;

pub use async_context::AsyncContext;
pub use cli::main;
pub use config::Config;
pub use context::{Context, DocumentName, Message};
pub use error::{Error, ErrorKind, Result};
pub use json::JsonWriter;
pub use list::List;
pub use site::{Application, Registry, Site};

pub use actix_web;
pub use chrono;
pub use diesel;
pub use serde;
