//! Requests while the database fails: connections that end, servers that restart, hang, take no writes or are not up.
//!
//! A request is answered as if nothing had happened where it can be performed again, and with 503 and a time to try
//! again where not; it never hangs, and what was acknowledged is there afterwards.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(any(feature = "postgres", feature = "mysql"))]

#[cfg(test)]
mod conflicts;
#[cfg(test)]
mod connections;
#[cfg(test)]
mod hangs;
#[cfg(test)]
mod health;
#[cfg(test)]
mod pooler;
#[cfg(test)]
mod proxy;
#[cfg(test)]
mod replicas;
#[cfg(test)]
mod start;
#[cfg(test)]
mod support;
