//! Lists of the test application, without HTTP.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod attachments;
#[cfg(any(feature = "postgres", feature = "mysql"))]
mod existing_tables;
mod large;
mod lists;
mod paging;
mod permissions;
mod plants;
mod property;
mod refusals;
mod support;
mod text_index;
