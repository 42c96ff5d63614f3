//! Values that occur more than once in a column that becomes unique.

use doctyped_orm::db::AnyConnection;
use doctyped_orm::db::Dialect;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::error::Result;
use std::fmt::Write;

/// Rows that a message names.
const SHOWN_ROWS: usize = 20;

/// The message about values that occur more than once; `None` if there are none. NULL may occur any number of times.
pub fn duplicates(connection: &mut AnyConnection, table: &str, column_name: &str) -> Result<Option<String>> {
    let is_text = is_text(connection, table, column_name)?;
    let collation: fn(Dialect) -> &'static str = if is_text { Dialect::text_collation } else { |_| "" };
    let query = Statement::once("SELECT ")
        .name("name")
        .sql(", ")
        .name(column_name)
        .sql(" FROM ")
        .name(table)
        .sql(" WHERE ")
        .name(column_name)
        .dialect_sql(collation)
        .sql(" IN (SELECT MIN(")
        .name(column_name)
        .sql(") FROM ")
        .name(table)
        .sql(" WHERE ")
        .name(column_name)
        .sql(" IS NOT NULL GROUP BY ")
        .name(column_name)
        .dialect_sql(collation)
        .sql(" HAVING COUNT(*) > 1) ORDER BY ")
        .name(column_name)
        .dialect_sql(collation)
        .sql(", ")
        .name("name")
        .sql(" LIMIT 21");
    let rows = query.load(connection, |row| Ok((column::text_or_empty(row, 0)?, column::text_or_empty(row, 1)?)))?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut message =
        format!("`{column_name}` of `{table}` cannot be unique, because these values occur more than once:");
    // Equal values may be spelled differently.
    let mut last: Option<String> = None;
    for (name, value) in rows.iter().take(SHOWN_ROWS) {
        let key = value.to_lowercase();
        // Writing to a `String` does not fail.
        if last.as_ref() == Some(&key) {
            let _ = write!(message, ", {name}");
        } else {
            let shown = if value.is_empty() { "the empty text".to_owned() } else { format!("{value:?}") };
            let _ = write!(message, "\n  {shown} in {name}");
        }
        last = Some(key);
    }
    if rows.len() > SHOWN_ROWS {
        message.push_str(", ...");
    }
    Ok(Some(message))
}

/// Whether the database compares the column as text. Only PostgreSQL needs to be told how to compare it.
fn is_text(connection: &mut AnyConnection, table: &str, column_name: &str) -> Result<bool> {
    if connection.dialect() != Dialect::Postgres {
        return Ok(false);
    }
    let query = Statement::once(
        "SELECT 1 FROM information_schema.columns WHERE table_schema = current_schema() \
         AND data_type IN ('character varying', 'text') AND table_name = ",
    );
    let query = query.value(table).sql(" AND column_name = ").value(column_name);
    Ok(query.first(connection, |_| Ok(()))?.is_some())
}
