//! The Model Context Protocol (MCP) at `/api/mcp`: tools with which a language model reads and changes the documents of
//! its user, and calls whitelisted functions. The transport is streamable HTTP; the revisions are 2025-03-26, 2025-06-18,
//! 2025-11-25 and 2026-07-28.
//!
//! - `endpoint` receives a request: origin, user, JSON-RPC. `json_rpc` has the messages, `revision` what the revisions of
//!   the protocol differ in, `methods` the methods.
//! - `tools` has the tools. They are few and take the name of a DocType, where a tool for each operation on each DocType
//!   would be thousands, which no model reads. `list_doctypes` and `describe_doctype` say what there is.
//! - A tool that reads or writes documents or calls a function is an operation of the REST API, which `http` performs in this
//!   process ([`doctyped_http::ReceivedRequest::call`]): permissions, rate limits, transactions and messages are the same.
//!   The other tools describe DocTypes and functions by their metadata.
//!
//! # Why without the crate `rmcp`
//!
//! The methods that a server of tools needs are five, and their messages are small objects of JSON. The crate `rmcp` (3.11)
//! has them for servers on `hyper`: its transport is a service of `tower` with the requests and responses of `http` 1, while
//! those of actix-web 4 are of `http` 0.2, so that a server here would need an adapter and a second stack of types.
//! It brings 13 crates, `schemars` with its derive macro among them, though the schemas here are made from tables.

mod caller;
mod endpoint;
mod json_rpc;
mod methods;
mod revision;
#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
mod tool_result;
mod tools;

pub use endpoint::routes;
