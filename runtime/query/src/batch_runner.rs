//! Runs a list as one statement or as a sequence of batches, and writes its rows as JSON.
//!
//! Rows go from the result to the response one by one, so that memory does not grow with the length of
//! the list. Two kinds of lists take several statements, each continuing after the last row of the
//! previous one (keyset pagination): embedded content is loaded for a batch of rows at a time, and the
//! client libraries of PostgreSQL and MariaDB hold the whole result of a statement in memory.

use super::access_path;
use super::embedded::EmbeddedContent;
use super::json_values;
use super::keyset::Keyset;
use super::long_lists;
use super::plan::Plan;
use super::predicate::Predicate;
use super::rows::{self, ListBudget, ResultColumns, RowBatch, SizeLimit};
use super::select::RowFormat;
use super::sql_writer::{self, RowWindow};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::grammar::limits;
use doctyped_core::json::JsonWriter;
use doctyped_orm::db::{Dialect, SqlBuilder};

/// The rows of a plan that are written, and how.
#[derive(Debug)]
pub struct BatchRunner {
    pub format: RowFormat,
    /// Rows to skip.
    pub start: i64,
    /// The maximum number of rows; all without a limit.
    pub limit: Option<i64>,
    /// Whether to find out if there are rows after the limit.
    pub checks_next_page: bool,
    /// The sort keys to report for the last row.
    pub keyset: Option<Keyset>,
}

impl BatchRunner {
    /// Writes the rows as a JSON array.
    pub fn write(mut self, ctx: &mut Context, mut plan: Plan<'_>, out: &mut JsonWriter) -> Result<RowBatch> {
        let place = long_lists::wait_for_place(ctx, &plan, self.limit, out)?;
        let permits = if place.is_some() { long_lists::places(ctx.site()) } else { ctx.site().connection_permits() };
        let budget = ListBudget::of(&ctx.site().config, SizeLimit::Refuse(limits::MAX_BATCH_SIZE))
            .ending_for(permits.blocked_clients());
        out.begin_array();
        let mut batch = RowBatch::default();
        if ResultColumns::of(&plan).any_visible() {
            batch = self.write_batches(ctx, &mut plan, budget, out)?;
            long_lists::note_row(ctx, &plan, batch.longest_row)?;
        }
        out.end_array();
        Ok(batch)
    }

    fn write_batches(
        &mut self,
        ctx: &mut Context,
        plan: &mut Plan<'_>,
        mut budget: ListBudget,
        out: &mut JsonWriter,
    ) -> Result<RowBatch> {
        let dialect = ctx.transaction().dialect();
        let max_batch = match plan.has_embedded() {
            true => i64::try_from(limits::EMBEDDED_BATCH_LEN).ok(),
            false if dialect != Dialect::Sqlite && plan.keeps_table_rows() => Some(limits::MAX_RESULT_LEN),
            false => None,
        };
        let max_batch = max_batch.filter(|max| self.limit.is_none_or(|limit| limit > *max));
        if max_batch.is_some() && self.keyset.is_none() {
            self.keyset = Keyset::of(plan);
        }
        if max_batch.is_some() || plan.has_embedded() {
            // All statements read from one snapshot.
            ctx.transaction().begin_reading()?;
        }
        let condition = std::mem::replace(&mut plan.condition, Predicate::FALSE);
        let path = access_path::choose(ctx, plan, &condition, self.limit)?;
        let mut after: Option<Predicate<'static>> = None;
        let (mut remaining, mut longest_row) = (self.limit, 0);
        loop {
            let size = match (max_batch, remaining) {
                (Some(max), Some(remaining)) => Some(max.min(remaining)),
                (max, remaining) => max.or(remaining),
            };
            let reads_ahead = size.is_some() && (self.checks_next_page || size != remaining);
            let window = RowWindow {
                condition: match after.take() {
                    None => condition.clone(),
                    Some(after) => Predicate::All(vec![condition.clone(), after]),
                },
                start: std::mem::take(&mut self.start),
                limit: size.map(|size| size + i64::from(reads_ahead)),
                path: path.clone(),
            };
            let statement = sql_writer::write(plan, window, dialect);
            let requested = size.filter(|_| reads_ahead);
            let batch = if plan.has_embedded() {
                self.write_with_embedded(ctx, plan, &statement, requested, &mut budget, out)?
            } else {
                let output = (self.format, requested, self.keyset.as_ref());
                rows::write(ctx.connection(), &ResultColumns::of(plan), &statement, output, &mut budget, out)?
            };
            remaining = remaining.map(|remaining| remaining - size.unwrap_or_default());
            longest_row = longest_row.max(batch.longest_row);
            if !batch.has_more || remaining == Some(0) {
                return Ok(RowBatch { longest_row, ..batch });
            }
            let last = self.keyset.as_ref().zip(batch.last_keys);
            let (keyset, keys) = last.ok_or_else(|| Error::internal("a batch of a list has no sort keys"))?;
            after = Some(keyset.after(keys));
        }
    }

    /// Writes the rows of a statement with their embedded content.
    fn write_with_embedded(
        &self,
        ctx: &mut Context,
        plan: &Plan<'_>,
        statement: &SqlBuilder<'_>,
        requested: Option<i64>,
        budget: &mut ListBudget,
        out: &mut JsonWriter,
    ) -> Result<RowBatch> {
        let columns = ResultColumns::of(plan);
        let mut rows = rows::read(ctx.connection(), &columns, statement, budget)?;
        let mut batch = RowBatch::default();
        if let Some(requested) = requested.and_then(|requested| usize::try_from(requested).ok())
            && rows.len() > requested
        {
            rows.truncate(requested);
            batch.has_more = true;
            batch.last_keys = match (&self.keyset, rows.last()) {
                (Some(keyset), Some(row)) => {
                    Some(keyset.columns().filter_map(|(index, _)| row.get(index).cloned()).collect())
                }
                _ => None,
            };
        }
        let embedded = EmbeddedContent::load(ctx, plan, &rows)?;
        let keys = columns.keys(self.format);
        for row in &rows {
            budget.count_row()?;
            rows::begin_row(self.format, out);
            for column in &keys {
                if self.format == RowFormat::Object {
                    out.key(column.key);
                }
                if !embedded.write(ctx, plan, &columns, column.output, row, out)? {
                    match column.column.and_then(|(index, column_type)| Some((column_type, row.get(index)?))) {
                        Some((column_type, value)) => json_values::write_value(out, column_type, value.as_ref()),
                        None => out.null(),
                    }
                }
                out.check_size()?;
            }
            rows::end_row(self.format, out);
            out.flush_chunk()?;
        }
        Ok(batch)
    }
}
