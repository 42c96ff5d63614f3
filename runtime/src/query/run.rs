//! Runs a list, in one statement or in several.
//!
//! What the database gives goes straight into the answer, so that memory does not grow with the
//! list. Two things need several statements, each of which goes on where the one before it ended:
//! what comes from other tables is read for so many rows at a time; and the client libraries of
//! PostgreSQL and MariaDB keep the whole result of a statement in memory, so that a long list must
//! not be one result.

use super::attach::Pieces;
use super::dialect;
use super::keyset::Keyset;
use super::limits;
use super::plan::Plan;
use super::predicate::Predicate;
use super::rows::{self, Batch, Bounds, Columns};
use super::select::RowForm;
use super::sql::Sql;
use super::statement::{self, Part};
use crate::context::Context;
use crate::db::Dialect;
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use crate::table::Value;

/// How a list is written.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) form: RowForm,
    /// Rows to leave out at the start.
    pub(super) start: i64,
    /// The most rows; all without a limit.
    pub(super) limit: Option<i64>,
    /// Whether to find out if there are more rows behind the limit.
    pub(super) looks_ahead: bool,
    /// The keys whose values in the last row are wanted.
    pub(super) keyset: Option<Keyset>,
}

impl Run {
    /// Writes the rows as a JSON array.
    pub(super) fn write(mut self, ctx: &mut Context, mut plan: Plan<'_>, out: &mut JsonWriter) -> Result<Batch> {
        out.begin_array();
        let mut batch = Batch::default();
        if Columns::of(&plan).any_shown() {
            batch = self.write_rows(ctx, &mut plan, out)?;
        }
        out.end_array();
        Ok(batch)
    }

    fn write_rows(&mut self, ctx: &mut Context, plan: &mut Plan<'_>, out: &mut JsonWriter) -> Result<Batch> {
        let dialect = ctx.transaction().dialect();
        let most = match plan.has_attached() {
            true => i64::try_from(limits::BATCH).ok(),
            false if dialect != Dialect::Sqlite && plan.shows_rows_as_they_are() => Some(limits::RESULT),
            false => None,
        };
        let most = most.filter(|most| self.limit.is_none_or(|limit| limit > *most));
        if most.is_some() && self.keyset.is_none() {
            self.keyset = Keyset::of(plan);
        }
        if most.is_some() || plan.has_attached() {
            // Several statements have to see one state of the database.
            ctx.transaction().begin_reading()?;
        }
        let condition = std::mem::replace(&mut plan.condition, Predicate::FALSE);
        let mut rest: Option<Predicate<'static>> = None;
        let mut left = self.limit;
        let mut bounds = Bounds::of(&ctx.site().config);
        loop {
            let size = match (most, left) {
                (Some(most), Some(left)) => Some(most.min(left)),
                (most, left) => most.or(left),
            };
            let ahead = size.is_some() && (self.looks_ahead || size != left);
            let part = Part {
                condition: match rest.take() {
                    None => condition.clone(),
                    Some(rest) => Predicate::All(vec![condition.clone(), rest]),
                },
                start: std::mem::take(&mut self.start),
                limit: size.map(|size| size + i64::from(ahead)),
            };
            let statement = statement::write(plan, part, Sql::new(dialect));
            let wanted = size.filter(|_| ahead);
            let batch = if plan.has_attached() {
                self.with_attached(ctx, plan, &statement, wanted, &mut bounds, out)?
            } else {
                let how = (self.form, wanted, self.keyset.as_ref());
                rows::write(ctx.connection(), &Columns::of(plan), &statement, how, &mut bounds, out)?
            };
            left = left.map(|left| left - size.unwrap_or_default());
            if !batch.more || left == Some(0) {
                return Ok(batch);
            }
            let keys = self.keyset.as_ref().zip(batch.last);
            let (keyset, last) = keys.ok_or_else(|| Error::internal("a list has no place to go on from"))?;
            rest = Some(keyset.after(last));
        }
    }

    /// Writes rows together with what comes from other tables.
    fn with_attached(
        &self,
        ctx: &mut Context,
        plan: &Plan<'_>,
        statement: &Sql<'_>,
        wanted: Option<i64>,
        bounds: &mut Bounds,
        out: &mut JsonWriter,
    ) -> Result<Batch> {
        let columns = Columns::of(plan);
        let mut rows = rows::read(ctx.connection(), &columns, statement, bounds)?;
        let mut batch = Batch::default();
        if let Some(wanted) = wanted.and_then(|wanted| usize::try_from(wanted).ok())
            && rows.len() > wanted
        {
            rows.truncate(wanted);
            batch.more = true;
            batch.last = match (&self.keyset, rows.last()) {
                (Some(keyset), Some(row)) => {
                    Some(keyset.columns().filter_map(|(place, _)| row.get(place).cloned()).collect())
                }
                _ => None,
            };
        }
        let pieces = Pieces::load(ctx, plan, &rows)?;
        let keys = columns.keys(self.form);
        for row in &rows {
            bounds.count_row()?;
            rows::begin(self.form, out);
            for column in &keys {
                if self.form == RowForm::Object {
                    out.key(column.key);
                }
                if pieces.write(ctx, plan, &columns, column.output, row, out)? {
                    continue;
                }
                match column.column.and_then(|(place, storage)| Some((storage, row.get(place)?))) {
                    Some((storage, value)) => dialect::write_value(out, storage, value.as_ref()),
                    None => out.null(),
                }
            }
            rows::end(self.form, out);
            out.pass_on()?;
        }
        Ok(batch)
    }
}

/// Reads the rows, each with a value for each output; what the user may not read is NULL.
pub(super) fn read(
    ctx: &mut Context,
    plan: &mut Plan<'_>,
    (start, limit): (i64, Option<i64>),
) -> Result<Vec<Vec<Value>>> {
    let condition = std::mem::replace(&mut plan.condition, Predicate::FALSE);
    let columns = Columns::of(plan);
    if !columns.any_shown() {
        return Ok(Vec::new());
    }
    let bounds = Bounds::of(&ctx.site().config);
    let connection = ctx.connection();
    let statement = statement::write(plan, Part { condition, start, limit }, Sql::new(connection.dialect()));
    let rows = rows::read(connection, &columns, &statement, &bounds)?;
    if columns.all.iter().all(|column| column.column.is_some()) && plan.extras.is_empty() {
        return Ok(rows);
    }
    let values = |mut row: Vec<Value>| -> Vec<Value> {
        let taken = columns
            .all
            .iter()
            .map(|column| column.column.and_then(|(place, _)| row.get_mut(place)).map(std::mem::take));
        taken.map(Option::unwrap_or_default).collect()
    };
    Ok(rows.into_iter().map(values).collect())
}
