//! How SQLite finds the rows of a page.
//!
//! SQLite plans a statement without its values and without statistics, so it cannot know that one filter of a list
//! matches millions of rows and another three. Taken by the wrong index, a page of 20 rows reads and sorts a whole table. So
//! the rows that each filter with an index matches are counted first, up to [`FEW_ROWS`], and the statement names the
//! indexes that SQLite must leave alone, by a unary plus before their columns (see "Disqualifying WHERE-Clause Terms
//! Using Unary-+" in the documentation of SQLite's query planner).
//!
//! If a filter matches few rows, these are read and sorted; the same holds for texts that the trigrams of a DocType find.
//! Otherwise the rows are read in the order of the list until the page is full. PostgreSQL and MariaDB have statistics of
//! their own.

mod candidate;
mod match_counts;
mod text_match;

use super::column::ValueExpr;
use super::plan::{AccessPath, Plan};
use super::predicate::Predicate;
use super::sql_writer;
use candidate::{Candidate, Kind};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::db::Dialect;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_schema::Meta;
use text_match::TextSearch;

/// Rows that are read and sorted rather than looked for in the order of the list. Of a million rows, a page in the order of
/// the list reads 10,000 until it has found 20 of 2,000: both take some milliseconds.
const FEW_ROWS: u32 = 2000;

/// The part of a table in which a text without an index is looked for first, as its reciprocal, and the fewest and most
/// rows of it. A text in 150 rows is among them with a probability of 95%.
const SAMPLE_RATIO: i64 = 50;
const MIN_SAMPLE_LEN: i64 = 500;
const MAX_SAMPLE_LEN: i64 = 20_000;

/// Chooses how to find the rows of a page.
///
/// # Errors
/// Those of the statements that count rows.
pub fn choose(ctx: &mut Context, plan: &Plan<'_>, condition: &Predicate<'_>, limit: Option<i64>) -> Result<AccessPath> {
    if ctx.transaction().dialect() != Dialect::Sqlite {
        return Ok(AccessPath::default());
    }
    let root = plan.scope.root()?;
    let mut candidates = candidate::of(plan, root, condition);
    if candidates.iter().any(|candidate| candidate.kind == Kind::Unique) {
        return Ok(AccessPath::default());
    }
    let is_page = limit.is_some() && plan.keeps_table_rows();
    let order = ListOrder::of(plan, root);
    let has_text = text_match::is_searchable(root, condition);
    if !has_text {
        match candidates.as_slice() {
            [] => return Ok(AccessPath::default()),
            [only] if order.is_given_by(only) => return Ok(AccessPath::default()),
            _ if !is_page => return Ok(AccessPath::default()),
            _ => {}
        }
    }
    for candidate in &mut candidates {
        let (predicate, table) = (candidate.predicate.as_ref().clone(), candidate.table);
        let statement = sql_writer::count_up_to(plan, predicate, table, FEW_ROWS, Dialect::Sqlite);
        candidate.rows = match_counts::count(ctx, &statement, FEW_ROWS)?;
    }
    let mut is_scanned = false;
    if has_text && candidates.iter().all(|candidate| candidate.rows >= FEW_ROWS) {
        match text_match::find(ctx, plan, root, condition, FEW_ROWS)? {
            TextSearch::Few(found) => {
                let unindexed = unindexed(&candidates, |_, _| false);
                let text_match = Some(found);
                return Ok(AccessPath { unindexed, sorts: plan.keeps_table_rows(), first_table: None, text_match });
            }
            TextSearch::Many => {}
            TextSearch::Unindexed => {
                is_scanned = candidates.is_empty() && text_match::reads_rows(root, condition);
            }
        }
    }
    if !is_page {
        return Ok(AccessPath::default());
    }
    if is_scanned && order.has_index {
        return Ok(AccessPath { sorts: seems_rare(ctx, plan, root, condition)?, ..AccessPath::default() });
    }
    Ok(decide(&candidates, &order))
}

/// Whether a condition without an index matches none of the first rows of the list. Then the table is read as it is stored,
/// and the rows that match are sorted: to follow an index from row to row takes two to three times as long for each.
fn seems_rare(ctx: &mut Context, plan: &Plan<'_>, root: &'static Meta, condition: &Predicate<'_>) -> Result<bool> {
    if plan.scope.tables.len() > 1 {
        return Ok(false);
    }
    let last = Statement::new("SELECT MAX(_rowid_) FROM ").name(root.table);
    let rows = last.first(ctx.connection(), |row| column::int(row, 0))?.flatten().unwrap_or_default();
    let sample = (rows / SAMPLE_RATIO).min(MAX_SAMPLE_LEN);
    if sample < MIN_SAMPLE_LEN {
        return Ok(false);
    }
    let statement = sql_writer::count_in_first(plan, condition.clone(), sample, Dialect::Sqlite);
    Ok(match_counts::count(ctx, &statement, 1)? == 0)
}

fn decide(candidates: &[Candidate<'_>], order: &ListOrder) -> AccessPath {
    let fewest = candidates.iter().enumerate().min_by_key(|(_, candidate)| candidate.rows);
    match fewest {
        Some((index, fewest)) if fewest.rows < FEW_ROWS => AccessPath {
            unindexed: unindexed(candidates, |other, _| other == index),
            sorts: !order.is_given_by(fewest),
            first_table: (fewest.kind == Kind::ChildRows).then_some(fewest.table),
            ..AccessPath::default()
        },
        // In the order of the list: by an index that begins with a filter, or by that of the order alone.
        _ if order.has_index || candidates.iter().any(|candidate| order.is_given_by(candidate)) => AccessPath {
            unindexed: unindexed(candidates, |_, candidate| order.is_given_by(candidate)),
            ..AccessPath::default()
        },
        _ => AccessPath::default(),
    }
}

/// The columns of the candidates that are not kept.
fn unindexed(candidates: &[Candidate<'_>], is_kept: impl Fn(usize, &Candidate<'_>) -> bool) -> Vec<&'static str> {
    let (mut kept, mut others) = (Vec::new(), Vec::new());
    for (index, candidate) in candidates.iter().enumerate() {
        if is_kept(index, candidate) { &mut kept } else { &mut others }.extend_from_slice(&candidate.columns);
    }
    others.retain(|column| !kept.contains(column));
    others.sort_unstable();
    others.dedup();
    others
}

/// The order of a list, and the indexes that have it.
struct ListOrder {
    /// Whether an index has the rows in this order.
    has_index: bool,
    /// The filter columns behind which an index has the rows in this order.
    behind: Vec<&'static str>,
}

impl ListOrder {
    fn of(plan: &Plan<'_>, root: &'static Meta) -> ListOrder {
        let mut keys: Vec<&'static str> = Vec::new();
        let direction = plan.orders.first().map(|(_, direction)| *direction);
        for (term, other) in &plan.orders {
            match plan.value_of(*term) {
                Some(ValueExpr::Column(column)) if column.table == 0 && Some(*other) == direction => {
                    keys.push(column.name());
                }
                _ => return ListOrder { has_index: false, behind: Vec::new() },
            }
        }
        let (mut has_index, mut behind) = (false, Vec::new());
        for index in root.list_indexes() {
            let Some((first, rest)) = index.columns.split_first() else { continue };
            // Rows with equal values in the first column alone are sorted as they are read.
            has_index |= !index.skips_null && keys.first() == Some(&first.fieldname);
            if rest.iter().map(|column| column.fieldname).eq(keys.iter().copied()) {
                behind.push(first.fieldname);
            }
        }
        ListOrder { has_index, behind }
    }

    /// Whether the index of a filter has its rows in this order.
    fn is_given_by(&self, candidate: &Candidate<'_>) -> bool {
        candidate.kind == Kind::Equal && candidate.columns.iter().all(|column| self.behind.contains(column))
    }
}

#[cfg(test)]
mod tests;
