//! A connection to any of the databases, which reads rows without knowing their columns.

use anyhow::{Result, bail};
use diesel::connection::{LoadConnection, SimpleConnection as _};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::row::{Field as _, Row as _};

/// A connection.
pub(crate) enum AnyConnection {
    Sqlite(SqliteConnection),
    #[cfg(feature = "postgres")]
    Postgres(PgConnection),
    #[cfg(feature = "mysql")]
    Mysql(MysqlConnection),
}

/// Rows with the bytes of their values, NULL as none.
pub(crate) type ByteRows = Vec<Vec<Vec<u8>>>;

impl AnyConnection {
    /// Opens a database. On SQLite the settings are those of the server's connections, apart from a large cache.
    pub(crate) fn open(url: &str) -> Result<AnyConnection> {
        let Some((scheme, rest)) = url.split_once("://") else { bail!("{url} is not a URL") };
        match scheme {
            "sqlite" => {
                let mut connection = SqliteConnection::establish(rest)?;
                connection.batch_execute(
                    "PRAGMA busy_timeout = 10000; PRAGMA cache_size = -400000; PRAGMA mmap_size = 268435456;",
                )?;
                Ok(AnyConnection::Sqlite(connection))
            }
            #[cfg(feature = "postgres")]
            "postgres" | "postgresql" => Ok(AnyConnection::Postgres(PgConnection::establish(url)?)),
            #[cfg(feature = "mysql")]
            "mysql" | "mariadb" => Ok(AnyConnection::Mysql(MysqlConnection::establish(&format!("mysql://{rest}"))?)),
            _ => bail!("this program was built without the database of {url}"),
        }
    }

    /// Runs statements, separated by semicolons.
    pub(crate) fn execute(&mut self, sql: &str) -> Result<()> {
        match self {
            AnyConnection::Sqlite(connection) => connection.batch_execute(sql)?,
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(connection) => connection.batch_execute(sql)?,
            #[cfg(feature = "mysql")]
            AnyConnection::Mysql(connection) => connection.batch_execute(sql)?,
        }
        Ok(())
    }

    /// Runs a query as a prepared statement, which the connection keeps, and copies the values of all rows.
    pub(crate) fn query(&mut self, sql: &str) -> Result<ByteRows> {
        match self {
            AnyConnection::Sqlite(connection) => {
                use diesel::deserialize::FromSql;
                use diesel::sqlite::Sqlite;
                let mut rows = Vec::new();
                for row in LoadConnection::load(connection, PreparedSql(sql))? {
                    let row = row?;
                    let value = |index| -> Result<Vec<u8>> {
                        let Some(value) = row.get(index) else { return Ok(Vec::new()) };
                        let Some(value) = value.value() else { return Ok(Vec::new()) };
                        let text: String = FromSql::<diesel::sql_types::Text, Sqlite>::from_sql(value)
                            .map_err(|error| anyhow::anyhow!("{error}"))?;
                        Ok(text.into_bytes())
                    };
                    rows.push((0..row.field_count()).map(value).collect::<Result<_>>()?);
                }
                Ok(rows)
            }
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(connection) => {
                let mut rows = Vec::new();
                for row in LoadConnection::<diesel::connection::DefaultLoadingMode>::load(connection, PreparedSql(sql))?
                {
                    let row = row?;
                    let bytes =
                        |index: usize| row.get(index).and_then(|field| Some(field.value()?.as_bytes().to_vec()));
                    rows.push((0..row.field_count()).map(|index| bytes(index).unwrap_or_default()).collect());
                }
                Ok(rows)
            }
            #[cfg(feature = "mysql")]
            AnyConnection::Mysql(connection) => {
                let mut rows = Vec::new();
                for row in LoadConnection::load(connection, PreparedSql(sql))? {
                    let row = row?;
                    let bytes =
                        |index: usize| row.get(index).and_then(|field| Some(field.value()?.as_bytes().to_vec()));
                    rows.push((0..row.field_count()).map(|index| bytes(index).unwrap_or_default()).collect());
                }
                Ok(rows)
            }
        }
    }
}

/// A query without parameters. Unlike `sql_query`, the connection keeps it prepared, by its text.
struct PreparedSql<'a>(&'a str);

impl QueryId for PreparedSql<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for PreparedSql<'_> {
    type SqlType = diesel::sql_types::Untyped;
}

impl<DB: diesel::backend::Backend> QueryFragment<DB> for PreparedSql<'_> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        pass.push_sql(self.0);
        Ok(())
    }
}
