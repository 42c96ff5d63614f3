//! Databases: which one, connections, transactions.

#[cfg(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")))]
compile_error!("doctyped needs a database: one of the features `sqlite`, `postgres` and `mysql`");

mod commit;
mod connection;
mod deadline;
mod dialect;
mod failure;
mod fingerprint;
mod lane;
mod lease;
mod list_dialect;
mod migrate;
mod mysql;
mod pool;
mod postgres;
mod prepared;
pub(crate) mod read;
mod schema_sql;
mod sql;
mod sql_function;
mod sqlite;
pub(crate) mod statement;
mod turns;
mod url;

pub(crate) use commit::Commit;
pub use connection::{AnyConnection, MultiBackend as Backend, MultiRawValue as RawValue};
pub(crate) use deadline::Deadline;
pub use dialect::{Dialect, Speaks};
pub(crate) use failure::{failure, is_conflict, taken_field};
pub(crate) use lane::Lane;
pub use lease::Lease;
pub use migrate::{migrate, update};
pub use pool::Pool;
pub(crate) use sql::SqlBuilder;
pub use sql_function::SqlFunction;
pub use url::{DatabaseUrl, ServerUrl};
