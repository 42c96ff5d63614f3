//! Requests to the route of MCP in an `App` with the API.

#![allow(clippy::needless_pass_by_value, reason = "calls of tests read better without references")]

mod client;
mod protocol;
mod stateless;
mod tools;
mod writes;
