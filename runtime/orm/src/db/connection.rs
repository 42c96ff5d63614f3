//! One connection type over all databases that are compiled in.
//!
//! The derive needs a module of its own: its output is ambiguous where Diesel's row traits are in
//! scope.

#![allow(
    unreachable_patterns,
    missing_debug_implementations,
    missing_docs,
    clippy::pedantic,
    clippy::expect_used,
    clippy::panic,
    reason = "written by Diesel's derive"
)]

/// A connection to the database that the URL names.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// A SQLite file, through the bundled library.
    #[cfg(feature = "sqlite")]
    Sqlite(diesel::SqliteConnection),
    /// PostgreSQL, through libpq.
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
    /// MariaDB or MySQL, through the client library of either.
    #[cfg(feature = "mysql")]
    Mysql(diesel::MysqlConnection),
}
