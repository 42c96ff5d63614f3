//! Checks that the text of a statement contains nothing of a client.

use doctyped_core::context::Registry;
use doctyped_orm::db::Dialect;
use doctyped_schema::OPTIONAL_FIELDS;
use std::collections::HashSet;

/// The keywords, functions and aliases that the SQL writer uses.
const KEYWORDS: &[&str] = &[
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
    "doctyped_like",
    "lft",
    "rgt",
    "r",
    "n",
    "0e0",
];

/// The string literals that it uses.
const LITERALS: &[&str] = &["%Y", "%m", "%d", "%H", ","];

/// The punctuation that it uses.
const PUNCTUATION: &str = "(),.*=<>+/[]:-";

/// Names of tables and columns.
#[derive(Debug)]
pub(super) struct SchemaNames(HashSet<&'static str>);

impl SchemaNames {
    /// The names of all DocTypes of a registry.
    pub(super) fn of(registry: &Registry) -> SchemaNames {
        let mut names = HashSet::from(["doctyped"]);
        names.extend(OPTIONAL_FIELDS.iter().map(|field| field.fieldname));
        for entry in registry.entries() {
            let meta = (entry.meta)();
            names.insert(meta.table);
            names.extend(meta.slots().iter().map(|field| field.fieldname));
        }
        SchemaNames(names)
    }

    /// The first token of a statement that is neither SQL of the program nor a name of the schema.
    pub(super) fn first_unknown_token(&self, dialect: Dialect, text: &str) -> Option<String> {
        let quote = if dialect == Dialect::Postgres { '"' } else { '`' };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (token, is_known, len) = if first == quote || first == '\'' {
                let inner = rest.get(1..)?;
                let Some(end) = inner.find(first) else { return Some(inner.to_owned()) };
                let inner = inner.get(..end)?;
                let known = if first == quote { self.0.contains(inner) } else { LITERALS.contains(&inner) };
                (inner, known, end + 2)
            } else if first.is_ascii_alphanumeric() || first == '_' {
                let end = rest.find(|next: char| !next.is_ascii_alphanumeric() && next != '_').unwrap_or(rest.len());
                let word = rest.get(..end)?;
                let number = word.strip_prefix('t').unwrap_or(word).bytes().all(|byte| byte.is_ascii_digit());
                (word, number || KEYWORDS.contains(&word), end)
            } else {
                (rest.get(..first.len_utf8())?, first == ' ' || PUNCTUATION.contains(first), first.len_utf8())
            };
            if !is_known {
                return Some(token.to_owned());
            }
            rest = rest.get(len..)?;
        }
        None
    }
}
