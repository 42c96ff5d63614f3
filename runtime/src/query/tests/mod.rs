//! Lists of a small garden in a database in memory, asked for as clients do.

#[cfg(any(feature = "postgres", feature = "mysql"))]
mod foreign;
mod garden;
mod lists;
mod permissions;
mod property;
mod refusals;
#[cfg(any(feature = "postgres", feature = "mysql"))]
#[path = "../../../tests/support/servers.rs"]
mod servers;
