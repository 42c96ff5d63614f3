//! The first connection to a database: waits for a server that is not up yet, and detects a pooler before it.

use super::connection_manager::{ConnectionManager, ManagedConnection};
use super::{DatabaseUrl, postgres};
use crate::error::{Error, Result};
use diesel::r2d2::ManageConnection;
use std::time::{Duration, Instant};

/// Time between two attempts to reach a server.
const RETRY_INTERVAL: Duration = Duration::from_millis(500);

/// Texts in the errors of client libraries that say that a server cannot be reached yet. A wrong password, an unknown
/// database or an unknown host are not among them.
const NOT_UP_YET: [&str; 13] = [
    "connection refused",
    "the database system is",
    "no such file or directory",
    "connection timed out",
    "timeout expired",
    "no route to host",
    "network is unreachable",
    "temporary failure in name resolution",
    "server closed the connection",
    "can't connect to",
    "lost connection to",
    "server shutdown in progress",
    "wsrep has not yet prepared node",
];

/// Whether a pooler stands before the database that gives each transaction another connection: `PgBouncer` in
/// transaction mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pooler {
    /// It is found out.
    #[default]
    Detect,
    /// There is one.
    Present,
    /// There is none, or it gives a client one connection for all its time.
    Absent,
}

impl std::str::FromStr for Pooler {
    type Err = String;

    /// `auto`, `yes` or `no`.
    fn from_str(text: &str) -> Result<Pooler, String> {
        match text {
            "auto" => Ok(Pooler::Detect),
            "yes" => Ok(Pooler::Present),
            "no" => Ok(Pooler::Absent),
            other => Err(format!("{other:?} is none of auto, yes and no")),
        }
    }
}

/// How the connections of a database are opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct PoolOptions {
    /// Time from which a statement is logged; none to log none.
    pub slow_statement: Option<Duration>,
    /// Time after which PostgreSQL and MariaDB stop a statement; none for no limit.
    pub statement_timeout: Option<Duration>,
    /// Time to wait for a server that is not up yet.
    pub start_timeout: Duration,
    /// Whether a pooler is before the database.
    pub pooler: Pooler,
    /// Whether another program copies SQLite's write-ahead log into the database and lets it begin anew.
    pub external_checkpoints: bool,
    /// Whether the database is a read replica: nothing is written there.
    pub is_replica: bool,
}

/// Opens the first connection, so that a wrong URL fails at once and with its reason, and finds out whether there is a
/// pooler.
///
/// # Errors
/// `InternalError` when the database cannot be opened, or is not up in time.
pub fn open_first(manager: &mut ConnectionManager, options: &PoolOptions) -> Result<ManagedConnection> {
    let start = Instant::now();
    let mut has_waited = false;
    let first = loop {
        let error = match manager.connect() {
            Ok(first) => break first,
            Err(error) => error,
        };
        let text = error.to_string();
        let url = &manager.url;
        let failed = || Error::internal(format!("cannot open the database {url}: {text}"));
        if matches!(url, DatabaseUrl::Sqlite(_)) || !is_not_up_yet(&text) {
            return Err(failed().caused_by(error));
        }
        if start.elapsed() >= options.start_timeout {
            let seconds = options.start_timeout.as_secs();
            return Err(
                Error::internal(format!("{} (waited for {seconds} seconds)", failed().message())).caused_by(error)
            );
        }
        if !has_waited {
            tracing::warn!(database = %url, error = text.trim(), "waiting for the database");
            has_waited = true;
        }
        std::thread::sleep(RETRY_INTERVAL);
    };
    if has_waited {
        tracing::info!(waited = ?start.elapsed(), "the database is up");
    }
    manager.has_pooler = match options.pooler {
        Pooler::Detect => postgres::has_pooler(&manager.url)?,
        Pooler::Present => matches!(manager.url, DatabaseUrl::Postgres(_)),
        Pooler::Absent => false,
    };
    if manager.has_pooler {
        tracing::info!("a pooler is before the database: statements are not kept prepared");
    }
    Ok(first)
}

fn is_not_up_yet(error: &str) -> bool {
    let error = error.to_ascii_lowercase();
    NOT_UP_YET.iter().any(|text| error.contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn server_that_is_not_up_is_told_from_a_wrong_url() {
        for error in [
            "connection to server at \"127.0.0.1\", port 1 failed: Connection refused\n\tIs the server running",
            "FATAL:  the database system is starting up",
            "Can't connect to server on '127.0.0.1' (115)",
            "Lost connection to server at 'handshake: reading initial communication packet', system error: 110",
        ] {
            assert!(is_not_up_yet(error), "{error}");
        }
        for error in [
            "FATAL:  password authentication failed for user \"me\"",
            "FATAL:  database \"site\" does not exist",
            "Access denied for user 'me'@'localhost' (using password: YES)",
            "could not translate host name \"db\" to address: Name or service not known",
            "Unknown server host 'db' (-2)",
        ] {
            assert!(!is_not_up_yet(error), "{error}");
        }
    }
}
