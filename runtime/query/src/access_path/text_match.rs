//! Searches in the trigrams of texts on SQLite.
//!
//! A text that matches a pattern has the trigrams of the pattern: `%orchid%` those of `orchid`, and `a%bcd_efg` `bcd` and
//! `efg`. So a search in the full-text table of a DocType finds all rows that a condition can match, and a few others; the
//! condition itself stays in the statement. The tokenizer ignores case in all scripts and LIKE that of ASCII letters
//! alone, so the search finds no less.

use super::{candidate, match_counts};
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

/// The rows of a condition, as far as trigrams tell.
#[derive(Debug)]
pub enum TextSearch {
    /// The columns have no trigrams.
    Unindexed,
    /// The search finds many rows.
    Many,
    /// The search finds few rows.
    Few(TextMatch),
}

/// Whether a condition has a pattern with trigrams. Most have none, and need not ask which columns have an index.
pub fn is_searchable(root: &'static Meta, condition: &Predicate<'_>) -> bool {
    search(root, condition, &|_| true).is_some()
}

/// Whether the rows of the table have to be read for such a pattern. Names are in the indexes of the orders.
pub fn reads_rows(root: &'static Meta, condition: &Predicate<'_>) -> bool {
    search(root, condition, &|column| column != "name").is_some()
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
    let table = trigram_table(root.table);
    let query = Statement::new("SELECT name FROM pragma_table_info(").value(Bind::Pattern(Cow::Borrowed(&table)));
    let columns = query.sql(")").load(ctx.connection(), |row| column::text_or_empty(row, 0))?;
    let has_index = |name: &str| columns.iter().any(|column| column == name);
    let Some(expression) = search(root, condition, &has_index) else {
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

/// The full-text query that finds the rows of a condition. `has_index` tells the columns with trigrams. A pattern whose
/// beginning another index finds is left to that.
fn search(root: &'static Meta, condition: &Predicate<'_>, has_index: &dyn Fn(&str) -> bool) -> Option<String> {
    match condition {
        condition if candidate::is_indexed(root, condition) => None,
        Predicate::Like { column, negated: false, or_null: false, pattern: Bind::Text(pattern) }
            if column.table == 0 && has_index(column.name()) =>
        {
            let trigrams = trigrams(pattern);
            let texts: Vec<String> = trigrams.iter().map(|trigram| quoted(trigram)).collect();
            (!texts.is_empty()).then(|| format!("{} : ({})", quoted(column.name()), texts.join(" AND ")))
        }
        Predicate::All(parts) => {
            let found: Vec<String> = parts.iter().filter_map(|part| search(root, part, has_index)).collect();
            (!found.is_empty()).then(|| format!("({})", found.join(" AND ")))
        }
        Predicate::Any(parts) if !parts.is_empty() => {
            let found: Vec<String> = parts.iter().map(|part| search(root, part, has_index)).collect::<Option<_>>()?;
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

    static FIELDS: [DocField; 3] = [
        DocField { fieldname: "code", ..DocField::NEW },
        DocField { fieldname: "notes", ..DocField::NEW },
        DocField { fieldname: "name", ..DocField::NEW },
    ];
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
        assert_eq!(search(&META, &like(0, "%a\"bc%"), &all).unwrap(), r#""code" : ("a""b" AND """bc")"#);
        let any = |last| Predicate::Any(vec![like(0, "abc"), like(1, last)]);
        assert_eq!(search(&META, &any("%xyz"), &all).unwrap(), r#"("code" : ("abc") OR "notes" : ("xyz"))"#);
        assert_eq!(search(&META, &any("%xy"), &all), None);
        assert_eq!(search(&META, &any("%xyz"), &|name| name == "code"), None);
        let both = Predicate::All(vec![any("%xy"), like(1, "%xyz%")]);
        assert_eq!(search(&META, &both, &all).unwrap(), r#"("notes" : ("xyz"))"#);
    }

    #[test]
    fn beginning_of_a_name_is_left_to_its_index() {
        let all = |_: &str| true;
        assert_eq!(search(&META, &like(2, "abc%"), &all), None);
        assert_eq!(search(&META, &like(0, "abc%"), &all).unwrap(), r#""code" : ("abc")"#);
        assert_eq!(search(&META, &like(2, "%abc%"), &all).unwrap(), r#""name" : ("abc")"#);
        let both = Predicate::All(vec![like(2, "abc%"), like(0, "xyz%")]);
        assert_eq!(search(&META, &both, &all).unwrap(), r#"("code" : ("xyz"))"#);
    }
}
