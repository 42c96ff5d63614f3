//! The steps of a migration.

use super::conversion_step::Conversion;
use super::execution::{StepResult, execute};
use super::unique;
use doctyped_orm::db::AnyConnection;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::error::{Error, Result};

/// One step of a migration.
#[derive(Debug)]
pub enum Step {
    /// A statement.
    Sql(String),
    /// Drops a table without rows.
    DropEmpty {
        /// The statement that drops it.
        sql: String,
        /// The table.
        table: String,
    },
    /// A unique index.
    UniqueIndex {
        /// The statement that creates it.
        sql: String,
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// The values of a column get another type.
    Convert(Box<Conversion>),
}

impl Step {
    /// The SQL of the step: statements and, where rows are converted one by one, a comment.
    pub fn sql(&self) -> Vec<String> {
        match self {
            Step::Sql(sql) | Step::DropEmpty { sql, .. } | Step::UniqueIndex { sql, .. } => vec![sql.clone()],
            Step::Convert(conversion) => conversion.sql(),
        }
    }

    /// One line that says what the step does.
    pub fn summary(&self) -> String {
        match self {
            // The columns of a new table are those of its DocType.
            Step::Sql(sql) if sql.starts_with("CREATE TABLE") => {
                sql.split('(').next().unwrap_or_default().trim_end().to_owned()
            }
            Step::Sql(sql) | Step::DropEmpty { sql, .. } | Step::UniqueIndex { sql, .. } => {
                sql.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            Step::Convert(conversion) => conversion.to_string(),
        }
    }

    /// Runs the step.
    ///
    /// # Errors
    /// `ErrorKind::Internal` with the statement that failed, or with the values that prevent the step.
    pub fn run(&self, connection: &mut AnyConnection) -> Result<StepResult> {
        match self {
            Step::Sql(sql) => execute(connection, sql)?,
            Step::DropEmpty { sql, table } => {
                let query = Statement::once("SELECT 1 FROM ").name(table).sql(" LIMIT 1");
                if query.first(connection, |_| Ok(()))?.is_some() {
                    return Err(Error::internal(format!("`{table}` has got rows meanwhile, which would be lost")));
                }
                execute(connection, sql)?;
            }
            Step::UniqueIndex { sql, table, column } => {
                if let Some(refusal) = unique::duplicates(connection, table, column)? {
                    return Err(Error::internal(refusal));
                }
                execute(connection, sql)?;
            }
            Step::Convert(conversion) => return conversion.run(connection),
        }
        Ok(StepResult::default())
    }
}
