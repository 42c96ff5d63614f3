//! Records and typed Diesel tables, three databases behind one connection, transactions.
//!
//! A record is a plain struct with a [`table::Record`] implementation; its columns are generic typed
//! columns, which compile far faster than `diesel::table!`. [`db`] has the connection pool, the
//! dialects, group commit and the one builder of dynamic SQL.

pub mod access_rule;
pub mod db;
pub mod error;
pub mod folder;
pub mod generated;
pub mod json_parser;
pub mod name_key;
pub mod private_file;
pub mod restriction;
pub mod statistics;
pub mod table;
pub mod worker_pool;

/// Private database servers for tests.
#[cfg(feature = "testing")]
#[doc(hidden)]
#[path = "../../tests/support/servers.rs"]
pub mod test_servers;

pub use chrono;
pub use diesel;
pub use serde;
