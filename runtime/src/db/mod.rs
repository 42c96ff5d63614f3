//! Databases: which one, connections, transactions.

#[cfg(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")))]
compile_error!("doctyped needs a database: one of the features `sqlite`, `postgres` and `mysql`");

mod commit;
mod connection;
mod deadline;
mod dialect;
mod failure;
mod fingerprint;
mod group_commit;
mod migrate;
mod mysql;
mod pool;
mod postgres;
pub(crate) mod read;
mod schema_sql;
mod sqlite;
pub(crate) mod statement;
mod transaction;
mod url;
mod writer_thread;

pub(crate) use commit::Commit;
pub use connection::{AnyConnection, MultiBackend as Backend, MultiRawValue as RawValue};
pub(crate) use deadline::Deadline;
pub use dialect::{Dialect, HasDialect};
pub(crate) use failure::{failure, is_conflict, taken_field};
pub use migrate::{migrate, migrate_if_changed};
pub use pool::Pool;
pub use transaction::Transaction;
pub use url::{DatabaseUrl, ServerUrl};
pub(crate) use writer_thread::WriterThread;
