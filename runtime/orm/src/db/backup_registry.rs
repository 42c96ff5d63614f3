//! The running backups of a database: rows in `__doctyped`, which all servers of the database see.

use super::AnyConnection;
use super::catalog::SERVER_TABLE;
use super::statement::Statement;
use crate::error::Result;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Beginning of the names of backups. Their value is the time until which they are registered.
pub const NAME_PREFIX: &str = "backup ";

/// Whether a backup of the database is running.
pub fn is_backup_running(connection: &mut AnyConnection) -> Result<bool> {
    let query =
        Statement::new("SELECT 1 FROM ").name(SERVER_TABLE).sql(" WHERE ").name("name").sql(" LIKE 'backup %' AND ");
    Ok(query.name("value").sql(" > ").value(seconds(Duration::ZERO)).first(connection, |_| Ok(()))?.is_some())
}

/// The seconds since 1970 after a time from now, in ten digits, which compare as texts.
pub fn seconds(from_now: Duration) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:010}", (now + from_now).as_secs())
}
