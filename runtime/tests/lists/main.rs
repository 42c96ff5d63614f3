//! Lists of the test application, without HTTP.

mod attachments;
#[cfg(any(feature = "postgres", feature = "mysql"))]
mod existing_tables;
mod lists;
mod paging;
mod permissions;
mod plants;
mod property;
mod refusals;
mod support;
