//! The tables of a database of PostgreSQL or MariaDB, which a restore replaces.

use diesel::connection::SimpleConnection;
use doctyped_core::config::Config;
use doctyped_core::error::Result;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{Dialect, Pool, Transaction};

const POSTGRES: &str = "SELECT c.relname::text, c.relkind::text FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm') \
                        AND c.relnamespace = quote_ident(current_schema())::regnamespace AND NOT EXISTS (SELECT 1 FROM \
                        pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')";
const MARIADB: &str = "SELECT table_name, CASE table_type WHEN 'VIEW' THEN 'v' ELSE 'r' END FROM information_schema.tables \
                       WHERE table_schema = database()";

/// The names of tables and views, with the kind as PostgreSQL has it.
fn read(transaction: &mut Transaction) -> Result<Vec<(String, String)>> {
    let query = if transaction.dialect() == Dialect::Postgres { POSTGRES } else { MARIADB };
    Statement::once(query)
        .load(transaction.connection(), |row| Ok((column::text_or_empty(row, 0)?, column::text_or_empty(row, 1)?)))
}

/// The names of the tables and views of the configured database.
///
/// # Errors
/// `InternalError` if the database cannot be opened.
pub fn names(config: &Config) -> Result<Vec<String>> {
    let pool = Pool::with_options(&config.database, 1, &config.pool_options())?;
    Ok(read(&mut pool.transaction()?)?.into_iter().map(|(name, _)| name).collect())
}

/// Drops all tables and views of the configured database, and what the server's migrations have created beside them.
///
/// # Errors
/// `InternalError` with the statement that failed.
pub fn drop_all(config: &Config) -> Result<()> {
    let pool = Pool::with_options(&config.database, 1, &config.pool_options())?;
    let mut transaction = pool.transaction()?;
    let is_postgres = transaction.dialect() == Dialect::Postgres;
    let mut tables = read(&mut transaction)?;
    // Views first, which need the tables.
    tables.sort_by_key(|(_, kind)| kind != "v" && kind != "m");
    let mut statements: Vec<String> = Vec::new();
    for (name, kind) in tables {
        let kind = match kind.as_str() {
            "v" => "VIEW",
            "m" => "MATERIALIZED VIEW",
            _ => "TABLE",
        };
        statements.push(if is_postgres {
            format!("DROP {kind} IF EXISTS \"{}\" CASCADE", name.replace('"', "\"\""))
        } else {
            format!("DROP {kind} IF EXISTS `{}`", name.replace('`', "``"))
        });
    }
    transaction.remove_statement_limit();
    transaction.begin_writing()?;
    if is_postgres {
        statements.push("DROP COLLATION IF EXISTS \"doctyped\" CASCADE".to_owned());
    } else {
        statements.insert(0, "SET foreign_key_checks = 0".to_owned());
    }
    for sql in statements {
        transaction.connection().batch_execute(&sql)?;
    }
    transaction.commit()
}
