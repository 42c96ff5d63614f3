//! The catalog of the database: which tables exist.

use super::statement::Statement;
use super::{AnyConnection, Bind, Dialect};
use crate::error::Result;

/// A table that Frappe creates in every database, and this server in none.
pub const FRAPPE_TABLE: &str = "__global_search";

/// The table of values that belong to the database as a whole, by their names.
pub const SERVER_TABLE: &str = "__doctyped";

/// Whether the database has a table of this name, spelled exactly so.
pub fn has_table(connection: &mut AnyConnection, table: &str) -> Result<bool> {
    let query = Statement::new("SELECT 1 FROM ").dialect_sql(tables_named).value(Bind::Pattern(table.into()));
    Ok(query.first(connection, |_| Ok(()))?.is_some())
}

fn tables_named(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "sqlite_master WHERE type = 'table' AND name = ",
        Dialect::Postgres => {
            "pg_catalog.pg_class WHERE relkind IN ('r', 'p') AND relnamespace = quote_ident(current_schema())::regnamespace \
             AND relname::text = "
        }
        Dialect::Mysql => "information_schema.tables WHERE table_schema = database() AND table_name = ",
    }
}
