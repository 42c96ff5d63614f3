//! Differences between the databases in the SQL that fills the tables.

/// A dialect of SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SqlDialect {
    Sqlite,
    Postgres,
    MariaDb,
}

use SqlDialect::{MariaDb, Postgres, Sqlite};

impl SqlDialect {
    /// The dialect of a database URL.
    pub(super) fn of(url: &str) -> SqlDialect {
        match url.split(':').next() {
            Some("postgres" | "postgresql") => Postgres,
            Some("mariadb" | "mysql") => MariaDb,
            _ => Sqlite,
        }
    }

    /// An identifier in quotes.
    pub(super) fn name(self, name: &str) -> String {
        if self == MariaDb { format!("`{name}`") } else { format!("\"{name}\"") }
    }

    /// `INSERT INTO table (columns) SELECT values` for the numbers 1 to `rows`, which are called `i`.
    pub(super) fn insert(self, table: &str, columns: &[(&str, String)], rows: u64) -> String {
        let table = self.name(table);
        let names: Vec<String> = columns.iter().map(|(name, _)| self.name(name)).collect();
        let values: Vec<&str> = columns.iter().map(|(_, value)| value.as_str()).collect();
        let (names, values) = (names.join(", "), values.join(", "));
        match self {
            Sqlite => format!(
                "INSERT INTO {table} ({names}) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n \
                 WHERE i < {rows}) SELECT {values} FROM n"
            ),
            Postgres => {
                format!("INSERT INTO {table} ({names}) SELECT {values} FROM generate_series(1::bigint, {rows}) AS n(i)")
            }
            MariaDb => format!(
                "INSERT INTO {table} ({names}) SELECT {values} FROM \
                 (SELECT CAST(seq AS SIGNED) AS i FROM seq_1_to_{rows}) AS n"
            ),
        }
    }

    /// Texts one after the other.
    pub(super) fn concat(self, parts: &[&str]) -> String {
        if self == MariaDb { format!("CONCAT({})", parts.join(", ")) } else { format!("({})", parts.join(" || ")) }
    }

    /// A number as text.
    pub(super) fn text(self, number: &str) -> String {
        let name = if self == MariaDb { "CHAR" } else { "TEXT" };
        format!("CAST({number} AS {name})")
    }

    /// The integer quotient.
    pub(super) fn quotient(self, dividend: &str, divisor: u64) -> String {
        let operator = if self == MariaDb { "DIV" } else { "/" };
        format!("(({dividend}) {operator} {divisor})")
    }

    /// A number below `bound` that looks random, a function of `i`. Different multipliers give independent numbers.
    pub(super) fn random(self, multiplier: u32, bound: u64) -> String {
        format!("({} % {bound})", self.quotient(&format!("(i * {multiplier}) % 4294967296"), 4096))
    }

    /// Eight hexadecimal digits, different for each number.
    pub(super) fn hash(self, number: &str) -> String {
        let number = format!("((({number}) * 2654435761) % 4294967296)");
        match self {
            Sqlite => format!("printf('%08x', {number})"),
            Postgres => format!("lpad(to_hex({number}), 8, '0')"),
            MariaDb => format!("LPAD(LOWER(HEX({number})), 8, '0')"),
        }
    }

    /// 2020-01-01 and a number of minutes, as a Datetime.
    pub(super) fn minutes(self, number: &str) -> String {
        match self {
            Sqlite => format!("strftime('%Y-%m-%d %H:%M:%S.000000', 1577836800 + 60 * ({number}), 'unixepoch')"),
            Postgres => format!("TIMESTAMP '2020-01-01' + ({number}) * INTERVAL '1 minute'"),
            MariaDb => format!("TIMESTAMP('2020-01-01 00:00:00') + INTERVAL ({number}) MINUTE"),
        }
    }

    /// 2024-01-01 and a number of days, as a Date.
    pub(super) fn days(self, number: &str) -> String {
        match self {
            Sqlite => format!("date(1704067200 + 86400 * ({number}), 'unixepoch')"),
            Postgres => format!("DATE '2024-01-01' + CAST({number} AS INTEGER)"),
            MariaDb => format!("DATE('2024-01-01') + INTERVAL ({number}) DAY"),
        }
    }

    /// The statement that gathers statistics for the planner, as a database that has been in use for some time has
    /// them. SQLite has them if the server gathers them.
    pub(super) fn analyze(self, tables: &[&str]) -> Vec<String> {
        let statement = match self {
            Sqlite => return Vec::new(),
            Postgres => "VACUUM ANALYZE",
            MariaDb => "ANALYZE TABLE",
        };
        tables.iter().map(|table| format!("{statement} {}", self.name(table))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialect_is_found_by_the_scheme_of_the_url() {
        assert_eq!(SqlDialect::of("sqlite:///tmp/site.sqlite"), Sqlite);
        assert_eq!(SqlDialect::of("postgres://doctyped@/site?host=/tmp"), Postgres);
        assert_eq!(SqlDialect::of("mariadb://root@localhost/site"), MariaDb);
    }

    #[test]
    fn insert_quotes_names_as_the_dialect_does() {
        let columns = [("name", "i".to_owned())];
        assert!(Postgres.insert("tabToDo", &columns, 9).starts_with("INSERT INTO \"tabToDo\" (\"name\") SELECT i"));
        assert!(MariaDb.insert("tabToDo", &columns, 9).contains("FROM seq_1_to_9"));
    }
}
