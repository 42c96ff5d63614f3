//! Whether an SQL text can only have come from the program.

use crate::db::Dialect;
use crate::registry::Registry;
use crate::schema::OPTIONAL_FIELDS;
use std::collections::HashSet;

/// The words that the writer of statements uses.
const WORDS: &[&str] = &[
    "SELECT",
    "DISTINCT",
    "FROM",
    "LEFT",
    "JOIN",
    "ON",
    "AS",
    "WHERE",
    "AND",
    "OR",
    "NOT",
    "IN",
    "EXISTS",
    "IS",
    "NULL",
    "LIKE",
    "ILIKE",
    "BETWEEN",
    "GROUP",
    "BY",
    "ORDER",
    "DESC",
    "NULLS",
    "FIRST",
    "LAST",
    "LIMIT",
    "OFFSET",
    "CAST",
    "COLLATE",
    "COUNT",
    "SUM",
    "AVG",
    "MIN",
    "MAX",
    "GROUP_CONCAT",
    "STRING_AGG",
    "ARRAY_AGG",
    "DATE",
    "STRFTIME",
    "EXTRACT",
    "YEAR",
    "QUARTER",
    "MONTH",
    "DAY",
    "DAYOFMONTH",
    "HOUR",
    "INTEGER",
    "date",
    "text",
    "double",
    "precision",
    "integer",
    "doctyped_in_time",
    "rowid",
    "lft",
    "rgt",
    "r",
    "n",
    "0e0",
];

/// The texts that it uses.
const TEXTS: &[&str] = &["%Y", "%m", "%d", "%H", ","];

/// The signs that it uses.
const SIGNS: &str = "(),.*=<>+/[]:-";

/// Names of tables and columns.
#[derive(Debug)]
pub(super) struct Names(HashSet<&'static str>);

impl Names {
    /// Those of the DocTypes.
    pub(super) fn of(registry: &Registry) -> Names {
        let mut names = HashSet::from(["doctyped"]);
        names.extend(OPTIONAL_FIELDS.iter().map(|field| field.fieldname));
        for handler in registry.handlers() {
            let meta = (handler.meta)();
            names.insert(meta.table);
            names.extend(meta.slots().iter().map(|field| field.fieldname));
        }
        Names(names)
    }

    /// The first piece of a text that is not of the program.
    pub(super) fn stranger(&self, dialect: Dialect, text: &str) -> Option<String> {
        let quote = if dialect == Dialect::Mysql { '`' } else { '"' };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (piece, is_known, len) = if first == quote || first == '\'' {
                let inner = rest.get(1..)?;
                let Some(end) = inner.find(first) else { return Some(inner.to_owned()) };
                let inner = inner.get(..end)?;
                let known = if first == quote { self.0.contains(inner) } else { TEXTS.contains(&inner) };
                (inner, known, end + 2)
            } else if first.is_ascii_alphanumeric() || first == '_' {
                let end = rest.find(|next: char| !next.is_ascii_alphanumeric() && next != '_').unwrap_or(rest.len());
                let word = rest.get(..end)?;
                let number = word.strip_prefix('t').unwrap_or(word).bytes().all(|byte| byte.is_ascii_digit());
                (word, number || WORDS.contains(&word), end)
            } else {
                (rest.get(..first.len_utf8())?, first == ' ' || SIGNS.contains(first), first.len_utf8())
            };
            if !is_known {
                return Some(piece.to_owned());
            }
            rest = rest.get(len..)?;
        }
        None
    }
}
