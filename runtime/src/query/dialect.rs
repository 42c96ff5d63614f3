//! Where databases differ in what a list asks of them: all of it is here.
//!
//! What is compared without regard to case, and how on PostgreSQL, is told at
//! `db::dialect::TEXT_COLLATION`. NULL sorts first everywhere, as on MariaDB and SQLite. A column that is
//! neither grouped by nor computed shows the value of some row of its group; PostgreSQL wants to be
//! told so.

use super::function::Function;
use crate::db::{Dialect, RawValue, read};
use crate::json::JsonWriter;
use crate::schema::{SortOrder, Storage};
use crate::table::ValueRef;
use diesel::deserialize;
use std::borrow::Cow;

impl Dialect {
    /// The sign around names; inside, it is doubled.
    pub(super) fn quote(self) -> char {
        match self {
            Dialect::Sqlite | Dialect::Postgres => '"',
            Dialect::Mysql => '`',
        }
    }

    /// How a column is compared with a pattern, without regard to case.
    pub(crate) fn like(self, negated: bool) -> &'static str {
        match (self, negated) {
            (Dialect::Sqlite | Dialect::Mysql, false) => " LIKE ",
            (Dialect::Sqlite | Dialect::Mysql, true) => " NOT LIKE ",
            (Dialect::Postgres, false) => " ILIKE ",
            (Dialect::Postgres, true) => " NOT ILIKE ",
        }
    }

    /// The pattern as the database wants it. A backslash stands for itself, as it does in Frappe.
    pub(super) fn pattern(self, pattern: Cow<'_, str>) -> Cow<'_, str> {
        match self {
            Dialect::Postgres | Dialect::Mysql if pattern.contains('\\') => Cow::Owned(pattern.replace('\\', "\\\\")),
            // On SQLite nothing escapes without an ESCAPE clause.
            _ => pattern,
        }
    }

    /// What stands before and after a column that is matched with a pattern: only text matches.
    pub(super) fn matched(self, storage: Storage) -> (&'static str, &'static str) {
        match self {
            Dialect::Postgres if !storage.is_text() => AS_TEXT,
            _ => ("", ""),
        }
    }

    /// What stands before and after a column wherever it stands. JSON of PostgreSQL can be neither
    /// compared nor sorted.
    pub(super) fn column(self, storage: Storage) -> (&'static str, &'static str) {
        match self {
            Dialect::Postgres if storage == Storage::Json => AS_TEXT,
            _ => ("", ""),
        }
    }

    /// What follows a column that is sorted, grouped, or joined by.
    pub(super) fn collation(self, storage: Storage) -> &'static str {
        if storage.is_text() { self.text_collation() } else { "" }
    }

    /// What stands before and after a column that is compared with a column of another kind: one
    /// of text with one of numbers, which are the names of numbered documents.
    pub(super) fn compared(self, own: Storage, other: Storage) -> (&'static str, &'static str) {
        match self {
            Dialect::Postgres if !own.is_text() && other.is_text() => AS_TEXT,
            _ => ("", ""),
        }
    }

    /// What stands before and after a value that is not the same in all rows of its group.
    pub(super) fn some_value(self) -> (&'static str, &'static str) {
        match self {
            Dialect::Sqlite | Dialect::Mysql => ("", ""),
            Dialect::Postgres => ("(ARRAY_AGG(", "))[1]"),
        }
    }

    /// What stands before and after the argument of a function.
    pub(super) fn function(self, function: Function) -> (&'static str, &'static str) {
        match (function, self) {
            (Function::Count, _) => ("COUNT(", ")"),
            (Function::Sum, _) => ("SUM(", ")"),
            // Not as a decimal, of which databases keep different numbers of digits.
            (Function::Avg, Dialect::Sqlite) => ("AVG(", ")"),
            (Function::Avg, Dialect::Postgres) => ("AVG(", "::double precision)"),
            (Function::Avg, Dialect::Mysql) => ("AVG(", " + 0e0)"),
            (Function::Min, _) => ("MIN(", ")"),
            (Function::Max, _) => ("MAX(", ")"),
            (Function::GroupConcat, Dialect::Sqlite | Dialect::Mysql) => ("GROUP_CONCAT(", ")"),
            (Function::GroupConcat, Dialect::Postgres) => ("STRING_AGG(", "::text, ',')"),
            (Function::Date, Dialect::Sqlite | Dialect::Mysql) => ("DATE(", ")"),
            (Function::Date, Dialect::Postgres) => ("CAST(", " AS date)"),
            (Function::Year, Dialect::Sqlite) => ("CAST(STRFTIME('%Y', ", ") AS INTEGER)"),
            (Function::Year, Dialect::Postgres) => ("CAST(EXTRACT(YEAR FROM ", ") AS integer)"),
            (Function::Year, Dialect::Mysql) => ("YEAR(", ")"),
            (Function::Quarter, Dialect::Sqlite) => ("((CAST(STRFTIME('%m', ", ") AS INTEGER) + 2) / 3)"),
            (Function::Quarter, Dialect::Postgres) => ("CAST(EXTRACT(QUARTER FROM ", ") AS integer)"),
            (Function::Quarter, Dialect::Mysql) => ("QUARTER(", ")"),
            (Function::Month, Dialect::Sqlite) => ("CAST(STRFTIME('%m', ", ") AS INTEGER)"),
            (Function::Month, Dialect::Postgres) => ("CAST(EXTRACT(MONTH FROM ", ") AS integer)"),
            (Function::Month, Dialect::Mysql) => ("MONTH(", ")"),
            (Function::Day, Dialect::Sqlite) => ("CAST(STRFTIME('%d', ", ") AS INTEGER)"),
            (Function::Day, Dialect::Postgres) => ("CAST(EXTRACT(DAY FROM ", ") AS integer)"),
            (Function::Day, Dialect::Mysql) => ("DAYOFMONTH(", ")"),
            (Function::Hour, Dialect::Sqlite) => ("CAST(STRFTIME('%H', ", ") AS INTEGER)"),
            (Function::Hour, Dialect::Postgres) => ("CAST(EXTRACT(HOUR FROM ", ") AS integer)"),
            (Function::Hour, Dialect::Mysql) => ("HOUR(", ")"),
            (Function::Timestamp, _) => ("(", ")"),
        }
    }

    /// What stands before and after a JSON array and makes a table of one column of it, to be
    /// compared with a column: of numbers, or of texts of any case.
    pub(super) fn listed(self, storage: Storage) -> (&'static str, &'static str) {
        match (self, storage) {
            (Dialect::Sqlite, _) => ("SELECT value FROM json_each(", ")"),
            (Dialect::Postgres, Storage::BigInt) => {
                ("SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(", " AS json))")
            }
            (Dialect::Postgres, _) => {
                (r#"SELECT value COLLATE "doctyped" FROM json_array_elements_text(CAST("#, " AS json))")
            }
            (Dialect::Mysql, Storage::BigInt) => {
                ("SELECT l.item FROM JSON_TABLE(", ", '$[*]' COLUMNS (item BIGINT PATH '$')) AS l")
            }
            (Dialect::Mysql, _) => (
                "SELECT l.item COLLATE utf8mb4_unicode_ci FROM JSON_TABLE(",
                ", '$[*]' COLUMNS (item VARCHAR(255) PATH '$')) AS l",
            ),
        }
    }

    /// The direction of a sort. `nullable` tells whether there may be NULL, which comes first.
    pub(super) fn direction(self, direction: SortOrder, nullable: bool) -> &'static str {
        match (direction, self) {
            (SortOrder::Asc, Dialect::Postgres) if nullable => " NULLS FIRST",
            (SortOrder::Asc, _) => "",
            (SortOrder::Desc, Dialect::Postgres) if nullable => " DESC NULLS LAST",
            (SortOrder::Desc, _) => " DESC",
        }
    }

    /// A LIMIT that limits nothing, for where only an offset is wanted.
    pub(super) fn no_limit(self) -> &'static str {
        match self {
            Dialect::Sqlite => " LIMIT -1",
            Dialect::Postgres => "",
            Dialect::Mysql => " LIMIT 18446744073709551615",
        }
    }
}

impl Dialect {
    /// What asks, at each row of a table, whether the statement may still go on; the number of the
    /// row stands in between. Databases with a limit of their own need no such thing.
    pub(super) fn in_time(self) -> Option<(&'static str, &'static str)> {
        match self {
            Dialect::Sqlite => Some(("doctyped_in_time(", "rowid)")),
            Dialect::Postgres | Dialect::Mysql => None,
        }
    }
}

const AS_TEXT: (&str, &str) = ("CAST(", " AS text)");

/// Writes a value of a result as JSON. Text goes from the database to the answer without a stop.
pub(super) fn write(out: &mut JsonWriter, storage: Storage, raw: Option<RawValue<'_>>) -> deserialize::Result<()> {
    let Some(raw) = raw else {
        out.null();
        return Ok(());
    };
    match raw {
        raw if storage == Storage::Password => out.value(ValueRef::Secret(&read::text(raw)?)),
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(mut value) if storage.is_text() => out.text(value.read_text()),
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(mut value) if matches!(storage, Storage::Date | Storage::Datetime) => {
            let text = value.read_text();
            if has_final_form(text) {
                out.text(text);
                return Ok(());
            }
            // Rare: the text was written by something else. It is read the long way below.
            let raw = RawValue::Sqlite(value);
            out.value(read::value(storage, raw)?.as_ref());
        }
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) if storage.is_text() => out.text(&read::postgres::text(value)?),
        #[cfg(feature = "mysql")]
        RawValue::Mysql(value) if storage.is_text() => out.text(&read::mysql::text(&value)?),
        raw => out.value(read::value(storage, raw)?.as_ref()),
    }
    Ok(())
}

/// Writes a value that was read already.
pub(super) fn write_value(out: &mut JsonWriter, storage: Storage, value: ValueRef<'_>) {
    match value {
        ValueRef::Text(secret) if storage == Storage::Password => out.value(ValueRef::Secret(secret)),
        value => out.value(value),
    }
}

/// Whether a stored date or time already looks as in an answer: SQLite keeps them as text.
#[cfg(feature = "sqlite")]
fn has_final_form(text: &str) -> bool {
    const FORM: &[u8; 26] = b"0000-00-00 00:00:00.000000";
    let fits = |(byte, form): (u8, &u8)| if *form == b'0' { byte.is_ascii_digit() } else { byte == *form };
    let whole = !text.ends_with(".000000");
    matches!(text.len(), 10 | 19 | 26) && whole && text.bytes().zip(FORM).all(fits)
}

#[cfg(all(test, feature = "sqlite"))]
mod tests {
    use super::*;

    #[test]
    fn only_complete_times_are_passed_on_unread() {
        for text in ["2024-02-29", "2024-02-29 13:14:15", "2024-02-29 13:14:15.678901"] {
            assert!(has_final_form(text), "{text}");
        }
        for text in ["", "2024-02-29T13:14:15", "2024-02-29 13:14:15.678", "2024-02-29 13:14:15.000000", "2024-02-2x"] {
            assert!(!has_final_form(text), "{text}");
        }
    }
}
