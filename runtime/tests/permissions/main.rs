//! Permissions: single documents compared with lists, and hooks of controllers.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod hooks;
mod property;
mod scenario;
mod storage;
mod trade;
