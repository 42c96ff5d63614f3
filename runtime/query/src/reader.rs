//! Reads the rows of a plan as values, in one statement and without embedded content.

use super::access_path;
use super::plan::{Output, Plan};
use super::planner;
use super::predicate::Predicate;
use super::rows::{self, ListBudget, ResultColumns, SizeLimit};
use super::select::Select;
use super::sql_writer::{self, RowWindow};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::grammar::limits;
use doctyped_orm::table::Value;
use doctyped_schema::ColumnType;

/// Reads rows with a value for each output; a field that the user may not read is NULL.
pub fn read(
    ctx: &mut Context,
    plan: &mut Plan<'_>,
    (start, limit): (i64, Option<i64>),
    size_limit: SizeLimit,
) -> Result<Vec<Vec<Value>>> {
    let condition = std::mem::replace(&mut plan.condition, Predicate::FALSE);
    let columns = ResultColumns::of(plan);
    if !columns.any_visible() {
        return Ok(Vec::new());
    }
    let blocked = ctx.site().connection_permits().blocked_clients();
    let mut budget = ListBudget::of(&ctx.site().config, size_limit).ending_for(blocked);
    let path = access_path::choose(ctx, plan, &condition, limit)?;
    let connection = ctx.connection();
    let statement = sql_writer::write(plan, RowWindow { condition, start, limit, path }, connection.dialect());
    let rows = rows::read(connection, &columns, &statement, &mut budget)?;
    if columns.match_result() {
        return Ok(rows);
    }
    // A value that several outputs show counts for each.
    budget.begin_batch();
    let mut outputs = Vec::with_capacity(rows.len());
    for row in rows {
        let value = |index: usize| row.get(index).cloned();
        let values = columns.all.iter().map(|column| column.column.and_then(|(index, _)| value(index)));
        outputs.extend(budget.row(values.map(|value| Ok(value.unwrap_or_default())))?);
    }
    Ok(outputs)
}

/// Reads the rows of a list of a stored DocType, with the key and the column type of each column.
///
/// # Errors
/// As [`Select::write`].
pub(crate) fn read_with_columns(
    ctx: &mut Context,
    select: &Select<'_>,
) -> Result<(Vec<(String, ColumnType)>, Vec<Vec<Value>>)> {
    let mut plan = planner::list(ctx, select)?;
    let rows = read(ctx, &mut plan, (select.start, select.limit), SizeLimit::Refuse(limits::MAX_BATCH_SIZE))?;
    let column = |output: &Output<'_>| {
        (output.key.clone().into_owned(), output.value.map_or(ColumnType::LongText, |value| value.column_type()))
    };
    Ok((plan.outputs.iter().map(column).collect(), rows))
}
