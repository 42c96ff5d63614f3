//! Connections to PostgreSQL.

use std::time::Duration;

/// The setup statements of a connection. Statements are short, so JIT compilation does not pay. A replica that is
/// promoted would take writes.
#[cfg_attr(not(feature = "postgres"), allow(dead_code, reason = "used with the feature `postgres` only"))]
pub fn setup(lock_timeout: Duration, statement_timeout: Option<Duration>, is_replica: bool) -> String {
    format!(
        "SET standard_conforming_strings = on; SET client_min_messages = warning; SET jit = off; \
         SET lock_timeout = {}; SET statement_timeout = {}{}",
        lock_timeout.as_millis(),
        statement_timeout.unwrap_or_default().as_millis(),
        if is_replica { "; SET default_transaction_read_only = on" } else { "" }
    )
}

/// The statements that set up a transaction whose connection is not set up, because a pooler gives each transaction
/// another one.
#[cfg_attr(not(any(feature = "postgres", feature = "mysql")), allow(dead_code, reason = "SQLite has no pooler"))]
pub fn transaction_setup(lock_timeout: Duration, statement_timeout: Option<Duration>) -> String {
    format!(
        "; SET LOCAL jit = off; SET LOCAL lock_timeout = {}; SET LOCAL statement_timeout = {}",
        lock_timeout.as_millis(),
        statement_timeout.unwrap_or_default().as_millis()
    )
}

#[cfg(feature = "postgres")]
mod connections {
    use crate::db::ServerUrl;
    use crate::db::server_socket::{POSTGRES_TIMEOUTS, ServerSocket, with_socket};
    use crate::db::statement::{Statement, column};
    use crate::db::{AnyConnection, DatabaseUrl};
    use crate::error::{Error, Result};
    use diesel::{Connection as _, ConnectionError, PgConnection};
    use parking_lot::Mutex;

    /// A setting that no server has by itself.
    const PROBE_OPTION: &str = "-c doctyped.probe=1";

    /// Connects to a server. The timeouts are libpq's own; the URL may have others.
    pub fn connect(url: &ServerUrl, turn: &Mutex<()>) -> Result<(PgConnection, Option<ServerSocket>), ConnectionError> {
        with_socket(url, turn, false, || PgConnection::establish(&url.with_parameters(&POSTGRES_TIMEOUTS)))
    }

    /// Whether a pooler stands before the server, that may give each transaction another connection: settings of a
    /// session and prepared statements are lost there, or are those of another client. A server takes a setting from
    /// the options of a new connection; PgBouncer and its like refuse them or drop them, because they share their
    /// connections.
    ///
    /// # Errors
    /// `InternalError` when the server can no longer be reached.
    pub fn has_pooler(url: &DatabaseUrl) -> Result<bool> {
        let DatabaseUrl::Postgres(url) = url else { return Ok(false) };
        let probe: ServerUrl = ServerUrl::plain(url.with_options(PROBE_OPTION));
        let mut connection = match PgConnection::establish(&probe.with_parameters(&POSTGRES_TIMEOUTS)) {
            Ok(connection) => AnyConnection::Postgres(connection),
            Err(error) => {
                let text = error.to_string().to_ascii_lowercase();
                if ["startup parameter", "options", "doctyped.probe"].iter().any(|word| text.contains(word)) {
                    return Ok(true);
                }
                return Err(Error::internal(format!("cannot open the database {url}: {error}")).caused_by(error));
            }
        };
        let setting = Statement::once("SELECT current_setting('doctyped.probe', true)")
            .first(&mut connection, |row| column::text(row, 0))?;
        Ok(setting.flatten().as_deref() != Some("1"))
    }
}

#[cfg(feature = "postgres")]
pub use connections::{connect, has_pooler};

/// Whether a pooler stands before the server: other databases need not know.
#[cfg(not(feature = "postgres"))]
#[allow(clippy::unnecessary_wraps, reason = "the one of PostgreSQL may fail")]
pub fn has_pooler(_: &super::DatabaseUrl) -> crate::error::Result<bool> {
    Ok(false)
}
