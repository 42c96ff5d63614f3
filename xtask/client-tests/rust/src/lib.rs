//! Tests of the Rust client: `tests/suite.rs` runs against a server, and `mistakes` must not compile.

#[cfg(feature = "mistakes")]
mod mistakes;
