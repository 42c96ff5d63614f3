//! The execution of statements, and the results of steps.

use diesel::connection::SimpleConnection;
use doctyped_orm::db::AnyConnection;
use doctyped_orm::error::{Error, Result};

/// The effects of a step beyond its SQL.
#[derive(Debug, Default)]
pub struct StepResult {
    /// Rows whose values were converted.
    pub converted: usize,
    /// Values that were lost: a line for each.
    pub losses: Vec<String>,
}

/// Executes a statement of a migration.
pub(super) fn execute(connection: &mut AnyConnection, sql: &str) -> Result<()> {
    tracing::debug!(statement = sql, "executing migration statement");
    connection
        .batch_execute(sql)
        .map_err(|error| Error::internal(format!("{error}; the statement was: {sql}")).caused_by(error))
}
