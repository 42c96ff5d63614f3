//! Databases: connections, transactions, and the values and statements that all three dialects
//! understand.
//!
//! Layers from bottom to top: connections and dialects; values (`value`, [`read`], `bind`) and
//! [`statement`]s; the connection pool with [`Transaction`]s, group commit and the writer thread of
//! SQLite.

#[cfg(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")))]
compile_error!("doctyped needs a database: one of the features `sqlite`, `postgres` and `mysql`");

mod backup_registry;
mod bind;
mod catalog;
mod checkpointer;
mod commit;
mod connection;
mod connection_manager;
mod connection_state;
mod database_file;
mod deadline;
mod dialect;
mod failure;
mod fsync;
mod group_commit;
mod index_name;
#[cfg(feature = "sqlite")]
mod like_function;
#[cfg(feature = "sqlite")]
mod like_pattern;
mod list_dialect;
mod mysql;
mod opening;
mod pool;
mod pool_statistics;
mod postgres;
mod prepared;
mod probe;
pub mod read;
#[cfg_attr(not(feature = "sqlite"), allow(dead_code, reason = "only SQLite has a write-ahead log to keep short"))]
mod readers;
mod replicas;
pub mod row_key;
mod running_backup;
mod server_socket;
mod slow_statement;
mod sql;
mod sql_function;
mod sql_types;
#[cfg(feature = "sqlite")]
mod sqlite_hooks;
pub mod statement;
pub mod timestamp;
mod transaction;
mod url;
mod value;
#[cfg_attr(not(feature = "sqlite"), allow(dead_code, reason = "only SQLite has a write-ahead log to keep short"))]
mod wal_size;
mod writer_thread;

pub use backup_registry::is_backup_running;
pub use bind::Bind;
pub use catalog::{FRAPPE_TABLE, SERVER_TABLE, has_table};
pub use commit::CommitHandle;
pub use connection::{AnyConnection, MultiBackend as Backend, MultiRawValue as RawValue};
pub use deadline::{BlockedClients, Deadline};
pub use dialect::{Dialect, HasDialect};
pub use failure::{Transient, failure, is_conflict, is_unique_violation, taken_field, transient};
pub use index_name::{TRIGRAM_SUFFIX, shortened, trigram_table};
pub use opening::{PoolOptions, Pooler};
pub use pool::Pool;
pub use pool_statistics::PoolStatistics;
pub use probe::Probe;
pub use replicas::{ReplicaStatistics, Replicas};
pub use running_backup::RunningBackup;
pub use sql::SqlBuilder;
pub use sql_function::SqlFunction;
pub use sql_types::{Check, Decimal};
pub use transaction::Transaction;
pub use url::{DatabaseUrl, ServerUrl};
pub use value::format_timestamp;
pub use value::{Value, ValueRef, format_datetime, is_masked, mask};
pub use writer_thread::WriterThread;
