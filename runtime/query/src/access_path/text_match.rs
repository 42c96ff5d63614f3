//! Searches in the trigrams of texts on SQLite.
//!
//! A text that matches a pattern has the trigrams of the pattern: `%orchid%` those of `orchid`, and `a%bcd_efg` `bcd` and
//! `efg`. So a search in the full-text table of a DocType finds all rows that a condition can match, and a few others; the
//! condition itself stays in the statement. The tokenizer ignores case in all scripts and LIKE that of ASCII letters
//! alone, so the search finds no less.

use super::match_counts;
use crate::plan::{Plan, TextMatch};
use crate::predicate::Predicate;
use crate::sql_writer;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{Dialect, trigram_table};
use doctyped_orm::table::Bind;
use doctyped_schema::Meta;
use std::borrow::Cow;

/// Characters that the tokenizer puts together.
const TRIGRAM_LEN: usize = 3;

/// Trigrams of a pattern that are looked for: more hardly exclude a row.
const MAX_TRIGRAMS: usize = 24;

/// Bytes of a search, for conditions of many alternatives.
const MAX_EXPRESSION_LEN: usize = 4096;

/// What trigrams say about the rows of a condition.
#[derive(Debug)]
pub enum TextSearch {
    /// The condition has no pattern with a trigram.
    None,
    /// The columns have no trigrams.
    Unindexed,
    /// The search finds many rows.
    Many,
    /// The search finds few rows.
    Few(TextMatch),
}

/// Looks for the rows of a condition in the trigrams: `limit` rows are many.
///
/// # Errors
/// Those of the statements that count rows.
pub fn find(
    ctx: &mut Context,
    plan: &Plan<'_>,
    root: &'static Meta,
    condition: &Predicate<'_>,
    limit: u32,
) -> Result<TextSearch> {
    // Most conditions have no such pattern, and need not ask which columns have an index.
    if search(condition, &|_| true).is_none() {
        return Ok(TextSearch::None);
    }
    let table = trigram_table(root.table);
    let query = Statement::new("SELECT name FROM pragma_table_info(").value(Bind::Pattern(Cow::Borrowed(&table)));
    let columns = query.sql(")").load(ctx.connection(), |row| column::text_or_empty(row, 0))?;
    let Some(expression) = search(condition, &|name| columns.iter().any(|column| column == name)) else {
        return Ok(TextSearch::Unindexed);
    };
    if expression.len() > MAX_EXPRESSION_LEN {
        return Ok(TextSearch::Unindexed);
    }
    let found = TextMatch { table, expression };
    let statement = sql_writer::count_text_matches(plan, &found, limit, Dialect::Sqlite);
    let rows = match_counts::count(ctx, &statement, limit)?;
    Ok(if rows < limit { TextSearch::Few(found) } else { TextSearch::Many })
}

/// The full-text query that finds the rows of a condition. `has_index` tells the columns with trigrams.
fn search(condition: &Predicate<'_>, has_index: &dyn Fn(&str) -> bool) -> Option<String> {
    match condition {
        Predicate::Like { column, negated: false, or_null: false, pattern: Bind::Text(pattern) }
            if column.table == 0 && has_index(column.name()) =>
        {
            let trigrams = trigrams(pattern);
            let texts: Vec<String> = trigrams.iter().map(|trigram| quoted(trigram)).collect();
            (!texts.is_empty()).then(|| format!("{} : ({})", quoted(column.name()), texts.join(" AND ")))
        }
        Predicate::All(parts) => {
            let found: Vec<String> = parts.iter().filter_map(|part| search(part, has_index)).collect();
            (!found.is_empty()).then(|| format!("({})", found.join(" AND ")))
        }
        Predicate::Any(parts) if !parts.is_empty() => {
            let found: Vec<String> = parts.iter().map(|part| search(part, has_index)).collect::<Option<_>>()?;
            Some(format!("({})", found.join(" OR ")))
        }
        _ => None,
    }
}

/// The trigrams that each text has which matches a pattern, each once.
fn trigrams(pattern: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // The tokenizer skips NUL.
    for literal in pattern.split(['%', '_', '\0']) {
        let characters: Vec<char> = literal.chars().collect();
        for trigram in characters.windows(TRIGRAM_LEN) {
            let trigram: String = trigram.iter().collect();
            if found.len() < MAX_TRIGRAMS && !found.contains(&trigram) {
                found.push(trigram);
            }
        }
    }
    found
}

/// A text of a full-text query.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::column::Column;
    use doctyped_schema::{Definition, DocField};

    static FIELDS: [DocField; 2] =
        [DocField { fieldname: "code", ..DocField::NEW }, DocField { fieldname: "notes", ..DocField::NEW }];
    static META: Meta = Meta::new(Definition::NEW);

    fn like(field: usize, pattern: &'static str) -> Predicate<'static> {
        let column = Column::new(0, &META, &FIELDS[field]);
        Predicate::Like { column, negated: false, pattern: Bind::Text(Cow::Borrowed(pattern)), or_null: false }
    }

    #[test]
    fn trigrams_do_not_span_wildcards() {
        assert_eq!(trigrams("%orchid%"), ["orc", "rch", "chi", "hid"]);
        assert_eq!(trigrams("ab%cdé_f\"g\\"), ["cdé", "f\"g", "\"g\\"]);
        assert_eq!(trigrams("aaaaaa"), ["aaa"]);
        for pattern in ["", "ab", "%ab%cd_e%", "ab\0c"] {
            assert!(trigrams(pattern).is_empty(), "{pattern:?}");
        }
    }

    #[test]
    fn every_alternative_needs_trigrams_and_one_part_of_a_conjunction_does() {
        let all = |_: &str| true;
        assert_eq!(search(&like(0, "%a\"bc%"), &all).unwrap(), r#""code" : ("a""b" AND """bc")"#);
        let any = |last| Predicate::Any(vec![like(0, "abc"), like(1, last)]);
        assert_eq!(search(&any("%xyz"), &all).unwrap(), r#"("code" : ("abc") OR "notes" : ("xyz"))"#);
        assert_eq!(search(&any("%xy"), &all), None);
        assert_eq!(search(&any("%xyz"), &|name| name == "code"), None);
        let both = Predicate::All(vec![any("%xy"), like(1, "%xyz%")]);
        assert_eq!(search(&both, &all).unwrap(), r#"("notes" : ("xyz"))"#);
    }
}
