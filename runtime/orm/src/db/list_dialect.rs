//! SQL that differs between databases, as far as the list engine uses it.
//!
//! [`TEXT_COLLATION`](super::dialect::TEXT_COLLATION) describes the case-insensitive comparison of text.

use super::{Dialect, SqlFunction};
use doctyped_schema::{ColumnType, SortOrder};
use std::borrow::Cow;

const AS_TEXT: (&str, &str) = ("CAST(", " AS text)");

impl Dialect {
    /// The operator that matches a column with a pattern, case-insensitively.
    pub fn like(self, negated: bool) -> &'static str {
        match (self, negated) {
            (Dialect::Sqlite | Dialect::Mysql, false) => " LIKE ",
            (Dialect::Sqlite | Dialect::Mysql, true) => " NOT LIKE ",
            (Dialect::Postgres, false) => " ILIKE ",
            (Dialect::Postgres, true) => " NOT ILIKE ",
        }
    }

    /// SQL before, between and after a column and the pattern that it is matched with. On SQLite, long
    /// texts are matched by a function that stops at the deadline: see `deadline`. A short
    /// pattern takes no long time with any text.
    pub fn like_sql(self, column_type: ColumnType, negated: bool, pattern_len: usize) -> [&'static str; 3] {
        /// Bytes of a pattern that SQLite's own LIKE matches with a text of any length.
        const MAX_SHORT_PATTERN_LEN: usize = 16;
        let is_unbounded =
            matches!(column_type, ColumnType::Text | ColumnType::LongText | ColumnType::Json | ColumnType::Password);
        match self {
            Dialect::Sqlite if is_unbounded && pattern_len > MAX_SHORT_PATTERN_LEN => {
                [if negated { "NOT doctyped_like(" } else { "doctyped_like(" }, ", ", ")"]
            }
            Dialect::Postgres if !column_type.is_text() => {
                [AS_TEXT.0, if negated { " AS text) NOT ILIKE " } else { " AS text) ILIKE " }, ""]
            }
            _ => ["", self.like(negated), ""],
        }
    }

    /// A pattern of [`Dialect::like`]. A backslash is a literal character, as in Frappe.
    pub fn like_pattern(self, pattern: Cow<'_, str>) -> Cow<'_, str> {
        match self {
            Dialect::Postgres | Dialect::Mysql if pattern.contains('\\') => Cow::Owned(pattern.replace('\\', "\\\\")),
            // SQLite has no escape character without an ESCAPE clause.
            _ => pattern,
        }
    }

    /// SQL before and after a column, wherever it is used. PostgreSQL can neither compare nor sort
    /// JSON.
    pub fn comparable_column(self, column_type: ColumnType) -> (&'static str, &'static str) {
        match self {
            Dialect::Postgres if column_type == ColumnType::Json => AS_TEXT,
            _ => ("", ""),
        }
    }

    /// The collation of a column in ORDER BY, GROUP BY and join conditions.
    pub fn column_collation(self, column_type: ColumnType) -> &'static str {
        if column_type.is_text() { self.text_collation() } else { "" }
    }

    /// SQL before and after a column that is compared with another column. Names of DocTypes with
    /// the naming rule Autoincrement are numbers, links to them are text.
    pub fn comparable_columns(self, own: ColumnType, other: ColumnType) -> (&'static str, &'static str) {
        match self {
            Dialect::Postgres if !own.is_text() && other.is_text() => AS_TEXT,
            _ => ("", ""),
        }
    }

    /// SQL before and after an expression that is neither grouped by nor aggregated: its value in
    /// any row of the group. PostgreSQL refuses such an expression otherwise.
    pub fn any_value(self) -> (&'static str, &'static str) {
        match self {
            Dialect::Sqlite | Dialect::Mysql => ("", ""),
            Dialect::Postgres => ("(ARRAY_AGG(", "))[1]"),
        }
    }

    /// SQL before and after the argument of a function.
    pub fn function_call(self, function: SqlFunction) -> (&'static str, &'static str) {
        match (function, self) {
            (SqlFunction::Count, _) => ("COUNT(", ")"),
            (SqlFunction::Sum, _) => ("SUM(", ")"),
            // As a double: the scale of a decimal average differs between databases.
            (SqlFunction::Avg, Dialect::Sqlite) => ("AVG(", ")"),
            (SqlFunction::Avg, Dialect::Postgres) => ("AVG(", "::double precision)"),
            (SqlFunction::Avg, Dialect::Mysql) => ("AVG(", " + 0e0)"),
            (SqlFunction::Min, _) => ("MIN(", ")"),
            (SqlFunction::Max, _) => ("MAX(", ")"),
            (SqlFunction::GroupConcat, Dialect::Sqlite | Dialect::Mysql) => ("GROUP_CONCAT(", ")"),
            (SqlFunction::GroupConcat, Dialect::Postgres) => ("STRING_AGG(", "::text, ',')"),
            (SqlFunction::Date, Dialect::Sqlite | Dialect::Mysql) => ("DATE(", ")"),
            (SqlFunction::Date, Dialect::Postgres) => ("CAST(", " AS date)"),
            (SqlFunction::Year, Dialect::Sqlite) => ("CAST(STRFTIME('%Y', ", ") AS INTEGER)"),
            (SqlFunction::Year, Dialect::Postgres) => ("CAST(EXTRACT(YEAR FROM ", ") AS integer)"),
            (SqlFunction::Year, Dialect::Mysql) => ("YEAR(", ")"),
            (SqlFunction::Quarter, Dialect::Sqlite) => ("((CAST(STRFTIME('%m', ", ") AS INTEGER) + 2) / 3)"),
            (SqlFunction::Quarter, Dialect::Postgres) => ("CAST(EXTRACT(QUARTER FROM ", ") AS integer)"),
            (SqlFunction::Quarter, Dialect::Mysql) => ("QUARTER(", ")"),
            (SqlFunction::Month, Dialect::Sqlite) => ("CAST(STRFTIME('%m', ", ") AS INTEGER)"),
            (SqlFunction::Month, Dialect::Postgres) => ("CAST(EXTRACT(MONTH FROM ", ") AS integer)"),
            (SqlFunction::Month, Dialect::Mysql) => ("MONTH(", ")"),
            (SqlFunction::Day, Dialect::Sqlite) => ("CAST(STRFTIME('%d', ", ") AS INTEGER)"),
            (SqlFunction::Day, Dialect::Postgres) => ("CAST(EXTRACT(DAY FROM ", ") AS integer)"),
            (SqlFunction::Day, Dialect::Mysql) => ("DAYOFMONTH(", ")"),
            (SqlFunction::Hour, Dialect::Sqlite) => ("CAST(STRFTIME('%H', ", ") AS INTEGER)"),
            (SqlFunction::Hour, Dialect::Postgres) => ("CAST(EXTRACT(HOUR FROM ", ") AS integer)"),
            (SqlFunction::Hour, Dialect::Mysql) => ("HOUR(", ")"),
            (SqlFunction::Timestamp, _) => ("(", ")"),
        }
    }

    /// SQL before and after a JSON array that makes it a subquery of one column, for IN: integers, or
    /// text that is compared case-insensitively.
    pub fn json_values(self, column_type: ColumnType) -> (&'static str, &'static str) {
        match (self, column_type) {
            (Dialect::Sqlite, _) => ("SELECT value FROM json_each(", ")"),
            (Dialect::Postgres, ColumnType::BigInt) => {
                ("SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(", " AS json))")
            }
            (Dialect::Postgres, _) => {
                (r#"SELECT value COLLATE "doctyped" FROM json_array_elements_text(CAST("#, " AS json))")
            }
            (Dialect::Mysql, ColumnType::BigInt) => {
                ("SELECT l.item FROM JSON_TABLE(", ", '$[*]' COLUMNS (item BIGINT PATH '$')) AS l")
            }
            (Dialect::Mysql, _) => (
                "SELECT l.item COLLATE utf8mb4_unicode_ci FROM JSON_TABLE(",
                ", '$[*]' COLUMNS (item VARCHAR(255) PATH '$')) AS l",
            ),
        }
    }

    /// The direction of a sort key. NULL sorts first in every database, as on MariaDB and SQLite.
    pub fn sort_direction(self, direction: SortOrder, nullable: bool) -> &'static str {
        match (direction, self) {
            (SortOrder::Asc, Dialect::Postgres) if nullable => " NULLS FIRST",
            (SortOrder::Asc, _) => "",
            (SortOrder::Desc, Dialect::Postgres) if nullable => " DESC NULLS LAST",
            (SortOrder::Desc, _) => " DESC",
        }
    }

    /// A LIMIT of all rows, for an OFFSET without a limit.
    pub fn no_limit(self) -> &'static str {
        match self {
            Dialect::Sqlite => " LIMIT -1",
            Dialect::Postgres => "",
            Dialect::Mysql => " LIMIT 18446744073709551615",
        }
    }
}
