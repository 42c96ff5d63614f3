//! The setup of connections to PostgreSQL.

use std::time::Duration;

/// The setup statements of a connection. Statements are short, so JIT compilation does not pay.
#[cfg_attr(not(feature = "postgres"), allow(dead_code, reason = "used with the feature `postgres` only"))]
pub fn setup(lock_timeout: Duration, statement_timeout: Option<Duration>) -> String {
    format!(
        "SET standard_conforming_strings = on; SET client_min_messages = warning; SET jit = off; \
         SET lock_timeout = {}; SET statement_timeout = {}",
        lock_timeout.as_millis(),
        statement_timeout.unwrap_or_default().as_millis()
    )
}
