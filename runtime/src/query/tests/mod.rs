//! Lists of a small garden in a database in memory, asked for as clients do.

mod attached;
#[cfg(any(feature = "postgres", feature = "mysql"))]
mod foreign;
mod garden;
mod lists;
mod paging;
mod permissions;
mod property;
mod refusals;
