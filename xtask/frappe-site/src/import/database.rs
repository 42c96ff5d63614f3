//! A connection to the database of a site, which gives rows as JSON, whatever columns a version of Frappe has.

#![cfg_attr(
    not(any(feature = "postgres", feature = "mysql")),
    allow(unused_variables, clippy::unnecessary_wraps, reason = "no database is compiled in")
)]

use crate::row::Row;
use anyhow::{Context as _, Result, bail};
#[cfg(any(feature = "postgres", feature = "mysql"))]
use diesel::connection::Connection as _;
use diesel::deserialize::QueryableByName;
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::Value;

/// Schemes of URLs of databases.
pub(crate) const SCHEMES: [&str; 4] = ["mariadb", "mysql", "postgres", "postgresql"];

/// A connection that only reads.
pub(crate) enum SiteConnection {
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
    #[cfg(feature = "mysql")]
    Mysql(diesel::MysqlConnection),
}

/// A column with a text.
#[derive(Debug, QueryableByName)]
struct TextRow {
    #[diesel(sql_type = Text)]
    value: String,
}

impl SiteConnection {
    /// Connects.
    ///
    /// # Errors
    /// The URL has another scheme, the server does not answer or refuses the user, or there is no such database.
    pub(crate) fn open(url: &str) -> Result<SiteConnection> {
        let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
        let shown = without_password(url);
        let unreachable = || format!("cannot connect to {shown}; check host, port, user, password and database");
        match scheme {
            #[cfg(feature = "postgres")]
            "postgres" | "postgresql" => {
                let mut connection = diesel::PgConnection::establish(url).with_context(unreachable)?;
                diesel::sql_query("SET default_transaction_read_only = on").execute(&mut connection)?;
                Ok(SiteConnection::Postgres(connection))
            }
            #[cfg(feature = "mysql")]
            "mysql" | "mariadb" => {
                let url = format!("mysql://{rest}");
                let mut connection = diesel::MysqlConnection::establish(&url).with_context(unreachable)?;
                diesel::sql_query("SET SESSION TRANSACTION READ ONLY").execute(&mut connection)?;
                Ok(SiteConnection::Mysql(connection))
            }
            _ if SCHEMES.contains(&scheme) => {
                bail!("this program was built without the client of {shown} ({} bytes)", rest.len())
            }
            _ => bail!("{shown} is no URL of a database; write mysql://USER:PASSWORD@HOST/DATABASE, or postgres://"),
        }
    }

    /// All rows of a table of the database; none if it does not exist.
    ///
    /// # Errors
    /// The table cannot be read.
    pub(crate) fn rows(&mut self, table: &str) -> Result<Vec<Row>> {
        let columns = self.columns(table)?;
        if columns.is_empty() {
            return Ok(Vec::new());
        }
        let texts = self.texts(&self.select(table, &columns)).with_context(|| format!("cannot read `{table}`"))?;
        let mut rows = Vec::with_capacity(texts.len());
        for text in texts {
            let row: Value = serde_json::from_str(&text).with_context(|| format!("cannot read a row of `{table}`"))?;
            let Value::Object(row) = row else { continue };
            rows.push(row.into_iter().map(|(column, value)| with_text_of_json(column, value)).collect());
        }
        Ok(rows)
    }

    /// The columns of a table; none if it does not exist.
    fn columns(&mut self, table: &str) -> Result<Vec<String>> {
        let schema = match self {
            #[cfg(feature = "postgres")]
            SiteConnection::Postgres(_) => "current_schema()",
            #[cfg(feature = "mysql")]
            SiteConnection::Mysql(_) => "DATABASE()",
            #[cfg(not(any(feature = "postgres", feature = "mysql")))]
            _ => "",
        };
        self.texts(&format!(
            "SELECT column_name AS value FROM information_schema.columns \
             WHERE table_schema = {schema} AND table_name = '{table}' ORDER BY ordinal_position"
        ))
        .context("cannot read the columns of the database")
    }

    /// A query of rows as JSON.
    fn select(&self, table: &str, columns: &[String]) -> String {
        match self {
            #[cfg(feature = "postgres")]
            SiteConnection::Postgres(_) => {
                let _ = columns;
                format!("SELECT row_to_json(t)::text AS value FROM \"{table}\" t")
            }
            #[cfg(feature = "mysql")]
            SiteConnection::Mysql(_) => {
                let quote = |name: &str| name.replace('`', "``");
                let members: Vec<String> =
                    columns.iter().map(|name| format!("'{}', `{}`", name.replace('\'', "''"), quote(name))).collect();
                format!("SELECT JSON_OBJECT({}) AS value FROM `{table}`", members.join(", "))
            }
            #[cfg(not(any(feature = "postgres", feature = "mysql")))]
            _ => format!("{table}{columns:?}"),
        }
    }

    fn texts(&mut self, sql: &str) -> QueryResult<Vec<String>> {
        let query = diesel::sql_query(sql);
        let rows: Vec<TextRow> = match self {
            #[cfg(feature = "postgres")]
            SiteConnection::Postgres(connection) => query.load(connection)?,
            #[cfg(feature = "mysql")]
            SiteConnection::Mysql(connection) => query.load(connection)?,
            #[cfg(not(any(feature = "postgres", feature = "mysql")))]
            _ => {
                let _ = query;
                Vec::new()
            }
        };
        Ok(rows.into_iter().map(|row| row.value).collect())
    }
}

/// Columns that hold JSON (`link_filters`) come as objects; in definitions they are texts.
fn with_text_of_json(column: String, value: Value) -> (String, Value) {
    match value {
        Value::Object(_) | Value::Array(_) => (column, Value::String(value.to_string())),
        // PostgreSQL: 2026-01-01T00:00:00
        Value::String(text) if column == "creation" || column == "modified" => (column, timestamp(&text).into()),
        value => (column, value),
    }
}

/// A time as Frappe writes it, with microseconds.
fn timestamp(text: &str) -> String {
    let text = text.replacen('T', " ", 1);
    let (seconds, fraction) = text.split_once('.').unwrap_or((&text, ""));
    format!("{seconds}.{fraction:0<6}")
}

/// A URL for messages.
pub(crate) fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let Some((credentials, host)) = authority.rsplit_once('@') else { return url.to_owned() };
    let user = credentials.split(':').next().unwrap_or_default();
    format!("{scheme}://{user}@{host}{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn password_of_a_url_is_not_shown() {
        assert_eq!(without_password("mysql://a:se@cret@host:3306/site"), "mysql://a@host:3306/site");
        assert_eq!(without_password("mysql://host/site"), "mysql://host/site");
        assert_eq!(without_password("frappe-bench"), "frappe-bench");
    }

    #[test]
    fn times_of_both_databases_are_written_alike() {
        assert_eq!(timestamp("2026-01-02T03:04:05.5"), "2026-01-02 03:04:05.500000");
        assert_eq!(timestamp("2026-01-02 03:04:05.123456"), "2026-01-02 03:04:05.123456");
        assert_eq!(timestamp("2026-01-02T03:04:05"), "2026-01-02 03:04:05.000000");
    }
}
