//! Connections to MariaDB and MySQL.

use std::time::Duration;

/// The setup statements of a connection. The statement timeout is MariaDB's syntax; for MySQL it is a
/// comment. A replica takes writes of users with some privileges, although they are lost or end its replication; so
/// its transactions are read-only.
#[cfg_attr(not(feature = "mysql"), allow(dead_code, reason = "used with the feature `mysql` only"))]
pub fn setup(lock_timeout: Duration, statement_timeout: Option<Duration>, is_replica: bool) -> String {
    format!(
        "SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci; \
         SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ; \
         SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', \
         SESSION group_concat_max_len = 1048576, \
         SESSION innodb_lock_wait_timeout = {} /*M!100101 , SESSION max_statement_time = {} */{}",
        lock_timeout.as_secs(),
        statement_timeout.unwrap_or_default().as_secs_f64(),
        if is_replica { "; SET SESSION TRANSACTION READ ONLY" } else { "" }
    )
}

#[cfg(feature = "mysql")]
mod connections {
    use crate::db::ServerUrl;
    use crate::db::server_socket::{CONNECT_TIMEOUT_SECONDS, ServerSocket, with_socket};
    use diesel::{Connection as _, ConnectionError, MysqlConnection};
    use parking_lot::Mutex;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// Connects to a server. Diesel passes no timeouts to the client library, but libmariadb takes one for the
    /// connection among options of the host. MySQL's own library takes that for the name of a host, which it does not
    /// find; it has to do without.
    pub fn connect(
        url: &ServerUrl,
        turn: &Mutex<()>,
    ) -> Result<(MysqlConnection, Option<ServerSocket>), ConnectionError> {
        static TAKES_OPTIONS: AtomicBool = AtomicBool::new(true);
        let timed = url.with_connect_timeout(CONNECT_TIMEOUT_SECONDS).filter(|_| TAKES_OPTIONS.load(Ordering::Relaxed));
        with_socket(url, turn, true, || {
            let Some(timed) = timed else { return MysqlConnection::establish(&url.secret()) };
            match MysqlConnection::establish(&timed) {
                Err(ConnectionError::BadConnection(message)) if message.contains("connect_timeout=") => {
                    let connection = MysqlConnection::establish(&url.secret())?;
                    TAKES_OPTIONS.store(false, Ordering::Relaxed);
                    Ok(connection)
                }
                result => result,
            }
        })
    }
}

#[cfg(feature = "mysql")]
pub use connections::connect;
