//! Migration on every database: the schema follows the DocTypes, and nothing is lost.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod conversions;
mod interrupted;
mod refusals;
mod renames;
mod schema;
mod sites;
mod support;
mod text_indexes;
