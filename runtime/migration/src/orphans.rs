//! Tables and columns that no DocType has.

use super::conversion_step::NEW_COLUMN;
use super::current::has_table;
use super::ddl::{SchemaDialect, columns_of};
use super::execution::execute;
use super::existing::ExistingSchema;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{AnyConnection, trigram_table};
use doctyped_orm::error::Result;
use doctyped_schema::Meta;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A table or a column that no DocType has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    table: String,
    /// The column; `None` for the whole table.
    column: Option<String>,
    /// Rows of the table, or values of the column: neither NULL nor 0 nor empty.
    pub count: i64,
    statements: Vec<String>,
}

impl fmt::Display for Orphan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Orphan { table, column, count, .. } = self;
        let many = if *count == 1 { "" } else { "s" };
        match column {
            Some(column) => write!(f, "column `{column}` of `{table}` ({count} value{many})"),
            None => write!(f, "table `{table}` ({count} row{many})"),
        }
    }
}

impl Orphan {
    /// Drops the table or column.
    pub(super) fn drop(&self, connection: &mut AnyConnection) -> Result<()> {
        self.statements.iter().try_for_each(|sql| execute(connection, sql))
    }
}

/// The tables and columns that none of the DocTypes has. Tables whose name does not begin with `tab` are others'.
pub(super) fn find<S: SchemaDialect>(
    connection: &mut AnyConnection,
    existing: &ExistingSchema,
    doctypes: &[&'static Meta],
) -> Result<Vec<Orphan>> {
    let stored = doctypes.iter().filter(|meta| has_table(meta));
    let by_table: BTreeMap<&str, &Meta> = stored.map(|meta| (meta.table, *meta)).collect();
    let system: BTreeSet<&str> = S::SYSTEM_TABLES.iter().map(|(table, _)| *table).collect();
    let mut orphans = Vec::new();
    for table in existing.tables().filter(|table| table.starts_with("tab") && !system.contains(table)) {
        let Some(meta) = by_table.get(table) else {
            // Tables of DocTypes have this column; others may begin with the same letters.
            if existing.columns(table).is_none_or(|columns| !columns.contains_key("docstatus")) {
                continue;
            }
            let query = Statement::once("SELECT COUNT(*) FROM ").name(table);
            let count = count(query, connection)?;
            let mut statements = vec![format!("DROP TABLE {}", S::quoted(table))];
            if existing.has_table(&trigram_table(table)) {
                statements.push(format!("DROP TABLE {}", S::quoted(&trigram_table(table))));
            }
            orphans.push(Orphan { table: table.to_owned(), column: None, count, statements });
            continue;
        };
        let wanted: BTreeSet<String> = columns_of(meta).map(|field| field.fieldname.to_lowercase()).collect();
        let columns = existing.columns(table).into_iter().flatten();
        for (key, column) in columns.filter(|(key, _)| !wanted.contains(*key) && *key != NEW_COLUMN) {
            let column = &column.name;
            // `0 = x` and `'' = x` do not fit all types; as text they do.
            let query = Statement::once("SELECT COUNT(*) FROM ").name(table).sql(" WHERE ").name(column);
            let query =
                query.sql(" IS NOT NULL AND CAST(").name(column).sql(" AS CHAR(20)) NOT IN ('', '0', '0.000000000')");
            let count = count(query, connection)?;
            let mut statements = Vec::new();
            if S::COLUMNS_KEEP_INDEXES {
                statements.extend(existing.indexes_with(table, key).map(|index| S::drop_index(table, index)));
            }
            statements.push(format!("ALTER TABLE {} DROP COLUMN {}", S::quoted(table), S::quoted(column)));
            orphans.push(Orphan { table: table.to_owned(), column: Some(column.clone()), count, statements });
        }
    }
    Ok(orphans)
}

fn count(query: Statement<'_>, connection: &mut AnyConnection) -> Result<i64> {
    Ok(query.first(connection, |row| column::int(row, 0))?.flatten().unwrap_or_default())
}
