//! What every generated server shares: typed records and tables, queries, the document lifecycle,
//! permissions and Frappe's REST API.
//!
//! Codegen writes records, metadata and handlers; all behaviour is here. A request goes one way:
//! [`http`] reads it, the DocType's generated [`document::Handler`] is found, [`document`] or
//! [`query`] does the work on [`db`], and the answer leaves as JSON.

// Generated code names this crate `::doctyped`, also where it stands inside it.
extern crate self as doctyped;

mod arguments;
mod async_context;
pub mod auth;
#[cfg(test)]
#[cfg(feature = "s3")]
#[path = "../tests/support/buckets.rs"]
mod buckets;
mod cache;
mod cli;
mod config;
mod content;
mod content_type;
mod context;
mod controller;
pub mod core;
pub mod db;
mod doctype_override;
pub mod document;
mod document_store;
mod download;
pub mod error;
mod extension;
pub mod files;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
pub mod generated;
mod handler;
mod housekeeping;
pub mod http;
mod idempotency;
mod identity;
mod invalidation;
mod json;
mod lenient;
mod list;
pub mod method;
pub mod permission;
pub mod prelude;
pub mod query;
mod rate_limits;
mod registry;
mod reply;
mod response_writer;
pub mod schema;
#[cfg(all(test, any(feature = "postgres", feature = "mysql")))]
#[path = "../tests/support/servers.rs"]
mod servers;
mod settings;
pub mod setup;
mod site;
pub mod table;
#[cfg(any(test, feature = "fuzzing"))]
mod test_app;
pub mod testing;
mod upload;
mod virtual_doctype;
mod worker_pool;

pub use async_context::AsyncContext;
pub use cli::main;
pub use config::Config;
pub use context::{Context, DocumentName, Message};
pub use error::{Error, ErrorKind, Result};
pub use json::JsonWriter;
pub use list::{List, ListDocuments};
pub use registry::{Application, Registry};
pub use site::Site;

pub use actix_web;
pub use chrono;
pub use diesel;
pub use serde;
