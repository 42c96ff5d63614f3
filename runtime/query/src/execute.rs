//! Runs list queries.

use super::batch_runner::BatchRunner;
use super::cursor::CursorParam;
use super::keyset::Keyset;
use super::plan::AccessPath;
use super::predicate::Predicate;
use super::rows::SizeLimit;
use super::select::{RowFormat, Select};
use super::sql_writer::{self, RowWindow};
use super::{planner, reader, virtual_list};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;
use doctyped_orm::db::Dialect;
use doctyped_orm::table::Value;

/// The position of a page in its list.
#[derive(Debug)]
pub struct PagePosition {
    /// Whether there are rows after the page.
    pub has_next: bool,
    /// The cursor of the next page.
    pub next_cursor: Option<String>,
}

impl Select<'_> {
    /// Writes the rows as a JSON array.
    ///
    /// # Errors
    /// `PermissionError`, `DataError` for an unknown field, `ValidationError` for a value of the wrong
    /// type. `out` may contain a part of the rows then.
    pub fn write(&self, ctx: &mut Context, format: RowFormat, out: &mut JsonWriter) -> Result<()> {
        let plan = planner::list(ctx, self)?;
        if plan.scope.root()?.is_virtual {
            return virtual_list::write(ctx, self, &plan, (format, false), out).map(drop);
        }
        let runner =
            BatchRunner { format, start: self.start, limit: self.limit, checks_next_page: false, keyset: None };
        runner.write(ctx, plan, out).map(drop)
    }

    /// Writes the rows of a page as a JSON array, and returns its position in the list.
    ///
    /// # Errors
    /// As [`Select::write`], and `ValidationError` for a cursor of another list.
    pub(crate) fn write_page(
        &self,
        ctx: &mut Context,
        format: RowFormat,
        cursor: Option<&CursorParam<'_>>,
        out: &mut JsonWriter,
    ) -> Result<PagePosition> {
        let mut plan = planner::list(ctx, self)?;
        if plan.scope.root()?.is_virtual {
            if cursor.is_some() {
                return Err(virtual_list::needs_table(&plan, "cursors"));
            }
            let has_next = virtual_list::write(ctx, self, &plan, (format, true), out)?;
            return Ok(PagePosition { has_next, next_cursor: None });
        }
        let mut runner =
            BatchRunner { format, start: self.start, limit: self.limit, checks_next_page: true, keyset: None };
        let Some(cursor) = cursor else {
            let batch = runner.write(ctx, plan, out)?;
            return Ok(PagePosition { has_next: batch.has_more, next_cursor: None });
        };
        if self.start > 0 {
            return Err(Error::validation("a cursor says where the page starts: leave out start and limit_start"));
        }
        let keyset = Keyset::of(&mut plan).ok_or_else(|| {
            Error::validation("a cursor goes with no group_by, distinct or aggregates; use start and limit")
        })?;
        let codec = cursor.codec(&plan, &keyset, self)?;
        if let Some(values) = codec.decode(&keyset)? {
            let condition = std::mem::replace(&mut plan.condition, Predicate::FALSE);
            plan.condition = Predicate::All(vec![condition, keyset.after(values)]);
        }
        runner.keyset = Some(keyset);
        let batch = runner.write(ctx, plan, out)?;
        let next = batch.last_keys.filter(|_| batch.has_more).map(|values| codec.encode(&values));
        Ok(PagePosition { has_next: batch.has_more, next_cursor: next })
    }

    /// Reads the rows, each with a value for each field; fields that the user may not read are NULL.
    ///
    /// # Errors
    /// As [`Select::write`], and `DataError` for rows of more than 16 MiB.
    pub fn rows(&self, ctx: &mut Context) -> Result<Vec<Vec<Value>>> {
        self.rows_within(ctx, SizeLimit::DEFAULT)
    }

    /// [`Select::rows`] that fit into a number of bytes. A row that does not fit is left out, and shorter ones
    /// after it are read.
    ///
    /// # Errors
    /// As [`Select::write`].
    pub fn rows_that_fit(&self, ctx: &mut Context, max_size: usize) -> Result<Vec<Vec<Value>>> {
        self.rows_within(ctx, SizeLimit::LeaveOut(max_size))
    }

    /// [`Select::rows`] with the first bytes of each text.
    ///
    /// # Errors
    /// As [`Select::rows`].
    pub fn rows_with_cut_texts(&self, ctx: &mut Context, max_text: usize) -> Result<Vec<Vec<Value>>> {
        self.rows_within(ctx, SizeLimit::Cut(max_text))
    }

    /// Reads the rows within a limit of their size.
    pub(crate) fn rows_within(&self, ctx: &mut Context, size_limit: SizeLimit) -> Result<Vec<Vec<Value>>> {
        let mut plan = planner::list(ctx, self)?;
        if plan.scope.root()?.is_virtual {
            return virtual_list::rows(ctx, self, &plan, size_limit);
        }
        reader::read(ctx, &mut plan, (self.start, self.limit), size_limit)
    }

    /// The SQL of the list in a dialect, without running it.
    pub fn to_sql(&self, ctx: &mut Context, dialect: Dialect) -> Result<String> {
        let mut plan = planner::list(ctx, self)?;
        let condition = std::mem::replace(&mut plan.condition, Predicate::FALSE);
        let window = RowWindow { condition, start: self.start, limit: self.limit, path: AccessPath::default() };
        Ok(sql_writer::write(&plan, window, dialect).into_text())
    }

    /// Counts the documents of a list that does not aggregate rows.
    ///
    /// # Errors
    /// As [`Select::write`], and `ValidationError` for a list that aggregates rows.
    pub(crate) fn count_documents(&self, ctx: &mut Context) -> Result<i64> {
        if !planner::list(ctx, self)?.keeps_table_rows() {
            return Err(Error::validation("a count goes with no group_by, distinct or aggregates"));
        }
        self.count(ctx)
    }

    /// Counts the rows, regardless of fields and limit.
    ///
    /// # Errors
    /// As [`Select::write`].
    pub fn count(&self, ctx: &mut Context) -> Result<i64> {
        let mut plan = planner::count(ctx, self)?;
        if plan.scope.root()?.is_virtual {
            return virtual_list::count(ctx, self, &plan);
        }
        let rows = reader::read(ctx, &mut plan, (0, None), SizeLimit::DEFAULT)?;
        match rows.first().and_then(|row| row.first()) {
            Some(Value::Int(count)) => Ok(*count),
            _ => Err(Error::internal("a count returned no number")),
        }
    }
}
