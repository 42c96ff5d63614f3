//! The setup of connections to MariaDB and MySQL.

use std::time::Duration;

/// The setup statements of a connection. The statement timeout is MariaDB's syntax; for MySQL it is a
/// comment.
#[cfg_attr(not(feature = "mysql"), allow(dead_code, reason = "used with the feature `mysql` only"))]
pub fn setup(lock_timeout: Duration, statement_timeout: Option<Duration>) -> String {
    format!(
        "SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci; \
         SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ; \
         SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', \
         SESSION group_concat_max_len = 1048576, \
         SESSION innodb_lock_wait_timeout = {} /*M!100101 , SESSION max_statement_time = {} */",
        lock_timeout.as_secs(),
        statement_timeout.unwrap_or_default().as_secs_f64()
    )
}
