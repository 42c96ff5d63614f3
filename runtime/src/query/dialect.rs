//! Where databases differ in what a list asks of them: all of it is here.

use super::function::Function;
use crate::db::{AnyConnection, RawValue};
use crate::json::JsonWriter;
use crate::schema::Storage;
use crate::table;
use diesel::deserialize;
use std::borrow::Cow;

/// The SQL that a database speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// SQLite's.
    #[cfg(feature = "sqlite")]
    Sqlite,
}

impl Dialect {
    /// What the database behind a connection speaks.
    pub(super) fn of(connection: &AnyConnection) -> Dialect {
        match connection {
            #[cfg(feature = "sqlite")]
            AnyConnection::Sqlite(_) => Dialect::Sqlite,
        }
    }

    /// The sign around names; inside, it is doubled.
    pub(super) fn quote(self) -> char {
        match self {
            #[cfg(feature = "sqlite")]
            Dialect::Sqlite => '"',
        }
    }

    /// How a column is compared with a pattern, without regard to case.
    pub(super) fn like(self, negated: bool) -> &'static str {
        match self {
            #[cfg(feature = "sqlite")]
            Dialect::Sqlite => {
                if negated {
                    " NOT LIKE "
                } else {
                    " LIKE "
                }
            }
        }
    }

    /// The pattern as the database wants it. A backslash stands for itself (Frappe doubles it for
    /// databases where it escapes).
    pub(super) fn pattern(self, pattern: Cow<'_, str>) -> Cow<'_, str> {
        match self {
            // Without an ESCAPE clause nothing escapes.
            #[cfg(feature = "sqlite")]
            Dialect::Sqlite => pattern,
        }
    }

    /// What stands before and after the argument of a function.
    pub(super) fn function(self, function: Function) -> (&'static str, &'static str) {
        match function {
            Function::Count => return ("COUNT(", ")"),
            Function::Sum => return ("SUM(", ")"),
            Function::Avg => return ("AVG(", ")"),
            Function::Min => return ("MIN(", ")"),
            Function::Max => return ("MAX(", ")"),
            _ => {}
        }
        match self {
            #[cfg(feature = "sqlite")]
            Dialect::Sqlite => match function {
                Function::GroupConcat => ("GROUP_CONCAT(", ")"),
                Function::Date => ("DATE(", ")"),
                Function::Year => ("CAST(STRFTIME('%Y', ", ") AS INTEGER)"),
                Function::Quarter => ("((CAST(STRFTIME('%m', ", ") AS INTEGER) + 2) / 3)"),
                Function::Month => ("CAST(STRFTIME('%m', ", ") AS INTEGER)"),
                Function::Day => ("CAST(STRFTIME('%d', ", ") AS INTEGER)"),
                Function::Hour => ("CAST(STRFTIME('%H', ", ") AS INTEGER)"),
                _ => ("(", ")"),
            },
        }
    }

    /// A LIMIT that limits nothing, for where only an offset is wanted.
    pub(super) fn no_limit(self) -> &'static str {
        match self {
            #[cfg(feature = "sqlite")]
            Dialect::Sqlite => " LIMIT -1",
        }
    }
}

/// Writes a value of a result as JSON. Text goes from the database to the answer without a stop.
pub(super) fn write(out: &mut JsonWriter, storage: Storage, raw: Option<RawValue<'_>>) -> deserialize::Result<()> {
    let Some(raw) = raw else {
        out.null();
        return Ok(());
    };
    match raw {
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(mut value) if storage.is_text() => {
            out.text(value.read_text());
            return Ok(());
        }
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(mut value) if matches!(storage, Storage::Date | Storage::Datetime) => {
            let text = value.read_text();
            if has_final_form(text) {
                out.text(text);
                return Ok(());
            }
            // Rare: the text was written by something else. It is read the long way below.
            let raw = RawValue::Sqlite(value);
            out.value(table::read(storage, Some(raw))?.as_ref());
            return Ok(());
        }
        raw => out.value(table::read(storage, Some(raw))?.as_ref()),
    }
    Ok(())
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
