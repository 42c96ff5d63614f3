//! The structure of the database, as the database system checks it.

use super::Report;
use crate::database::quick_check;
use doctyped_core::context::Site;
use doctyped_core::error::Result;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{Dialect, Transaction};

/// Checks the pages and indexes of SQLite, and the tables of MariaDB. PostgreSQL checks pages as it reads them, and has
/// `pg_amcheck` for its indexes.
pub fn check(site: &Site, report: &mut Report) -> Result<()> {
    let mut transaction = site.pool.transaction()?;
    transaction.remove_statement_limit();
    match transaction.dialect() {
        Dialect::Sqlite => {
            let problems = quick_check(transaction.connection());
            report.examined.push("database: PRAGMA quick_check".to_owned());
            report.add_problem("the database is damaged", &problems, "restore a backup");
        }
        Dialect::Mysql => {
            let problems = check_tables(&mut transaction)?;
            report.examined.push("database: CHECK TABLE".to_owned());
            report.add_problem("the database is damaged", &problems, "see the log of MariaDB, and restore a backup");
        }
        Dialect::Postgres => {
            report.examined.push("database: nothing; PostgreSQL has pg_amcheck for its tables and indexes".to_owned());
        }
    }
    Ok(())
}

fn check_tables(transaction: &mut Transaction) -> Result<Vec<String>> {
    let tables = Statement::once("SELECT table_name FROM information_schema.tables WHERE table_schema = database() AND table_type = 'BASE TABLE'")
        .load(transaction.connection(), |row| column::text_or_empty(row, 0))?;
    let mut problems = Vec::new();
    for table in &tables {
        let lines = Statement::once("CHECK TABLE ").name(table).load(transaction.connection(), |row| {
            Ok((column::text_or_empty(row, 2)?, column::text_or_empty(row, 3)?))
        })?;
        problems
            .extend(lines.into_iter().filter(|(kind, _)| kind == "error").map(|(_, text)| format!("{table}: {text}")));
    }
    Ok(problems)
}
