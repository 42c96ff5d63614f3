//! Evaluates the plan of a list in memory, for virtual DocTypes, whose documents come from a
//! controller.
//!
//! The plan is the same that becomes SQL for other DocTypes: names are resolved, permission levels
//! are checked. Its condition and the permissions of the user are evaluated for each document, with
//! the semantics of the databases. Functions, groups and fields of other DocTypes are refused.

use super::column::{Column, ValueExpr};
use super::plan::{Embedded, Output, Plan, SortTerm};
use super::predicate::Predicate;
use super::rows::{self, ListBudget, SizeLimit};
use super::select::{RowFormat, Select};
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::context::virtual_doctype;
use doctyped_core::context::{ListQuery, Listed};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_orm::table::{Bind, Record, Value, ValueRef};
use doctyped_schema::{Rights, SortOrder};
use std::cmp::Ordering;

/// Reads the rows of a list, each with a value for each field.
pub fn rows(ctx: &mut Context, select: &Select<'_>, plan: &Plan<'_>, size_limit: SizeLimit) -> Result<Vec<Vec<Value>>> {
    let columns = columns(plan)?;
    let (documents, _) = page(ctx, select, plan, false)?;
    let mut budget = ListBudget::of(&ctx.site().config, size_limit);
    let mut rows = Vec::with_capacity(documents.len());
    for document in &documents {
        budget.count_row()?;
        let value = |column: &Option<Column>| match column {
            Some(column) => field_value(document.as_ref(), *column).to_value(),
            None => Value::Null,
        };
        rows.extend(budget.row(columns.iter().map(value).map(Ok))?);
    }
    Ok(rows)
}

/// Writes the rows of a list as a JSON array. With `checks_next_page`, returns whether there are more.
pub fn write(
    ctx: &mut Context,
    select: &Select<'_>,
    plan: &Plan<'_>,
    (format, checks_next_page): (RowFormat, bool),
    out: &mut JsonWriter,
) -> Result<bool> {
    let columns = columns(plan)?;
    let (documents, more) = page(ctx, select, plan, checks_next_page)?;
    let mut budget = ListBudget::of(&ctx.site().config, SizeLimit::DEFAULT);
    out.begin_array();
    for document in &documents {
        budget.count_row()?;
        rows::begin_row(format, out);
        for (Output { key, .. }, column) in plan.outputs.iter().zip(&columns) {
            if format == RowFormat::Object {
                out.key(key);
            }
            out.value(column.map_or(ValueRef::Null, |column| field_value(document.as_ref(), column)));
            out.check_size()?;
        }
        rows::end_row(format, out);
    }
    out.end_array();
    Ok(more)
}

/// Counts the documents that meet the condition.
pub fn count(ctx: &mut Context, select: &Select<'_>, plan: &Plan<'_>) -> Result<i64> {
    let query = ListQuery { filters: &select.filters, orders: &[], start: 0, limit: None };
    if plan.sees_all_rows
        && let Some(count) = virtual_doctype::counted(ctx, plan.scope.root()?, &query)?
    {
        return Ok(i64::try_from(count).unwrap_or(i64::MAX));
    }
    let (Listed::Candidates(documents) | Listed::Page(documents)) =
        virtual_doctype::listed(ctx, plan.scope.root()?, &query)?;
    let visible = visible(ctx, plan, documents)?;
    Ok(i64::try_from(visible.len()).unwrap_or(i64::MAX))
}

type Documents = Vec<Box<dyn Record>>;

/// The documents of the page, in order. With `checks_next_page`, also whether there are more.
fn page(ctx: &mut Context, select: &Select<'_>, plan: &Plan<'_>, checks_next_page: bool) -> Result<(Documents, bool)> {
    let limit = select.limit.map(|limit| limit.saturating_add(i64::from(checks_next_page)));
    let query = ListQuery { filters: &select.filters, orders: &select.orders, start: select.start, limit };
    let orders = orders(plan)?;
    let (documents, is_page) = match virtual_doctype::listed(ctx, plan.scope.root()?, &query)? {
        Listed::Candidates(documents) => (documents, false),
        Listed::Page(documents) => (documents, true),
    };
    // Documents that the user may not read still take a place on the controller's page.
    let to_usize = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    let wanted = select.limit.map_or(usize::MAX, to_usize);
    let mut more = documents.len() > wanted;
    let mut visible = visible(ctx, plan, documents)?;
    if !is_page {
        visible.sort_by(|left, right| compare_documents(&orders, left.as_ref(), right.as_ref()));
        if plan.distinct {
            let columns = columns(plan)?;
            let is_same = |left: &dyn Record, right: &dyn Record| {
                columns
                    .iter()
                    .flatten()
                    .all(|column| compare_values(field_value(left, *column), field_value(right, *column)).is_eq())
            };
            visible.dedup_by(|right, left| is_same(left.as_ref(), right.as_ref()));
        }
        visible = visible.into_iter().skip(to_usize(select.start)).collect();
        more = visible.len() > wanted;
    }
    visible.truncate(wanted);
    Ok((visible, more))
}

/// The documents that meet the condition and that the user may read.
fn visible(ctx: &mut Context, plan: &Plan<'_>, documents: Documents) -> Result<Documents> {
    let meta = plan.scope.root()?;
    let mut visible = Vec::with_capacity(documents.len());
    for document in documents {
        let record = document.as_ref();
        if holds(plan, &plan.condition, record)?
            && (plan.sees_all_rows
                || permission::has(ctx, meta, Rights::READ, Some(record))?
                || permission::has(ctx, meta, Rights::SELECT, Some(record))?)
        {
            visible.push(document);
        }
    }
    Ok(visible)
}

/// The columns of the response; none for fields that the user may not read.
fn columns(plan: &Plan<'_>) -> Result<Vec<Option<Column>>> {
    if !plan.groups.is_empty() {
        return Err(needs_table(plan, "groups"));
    }
    let column = |output: &Output<'_>| match output.embedded {
        Embedded::None => output.value.map(|value| own_column(plan, value)).transpose(),
        _ => Err(needs_table(plan, "rows and linked documents")),
    };
    plan.outputs.iter().map(column).collect()
}

fn orders(plan: &Plan<'_>) -> Result<Vec<(Column, SortOrder)>> {
    let column = |term: SortTerm| match plan.value_of(term) {
        Some(value) => own_column(plan, value),
        None => Err(Error::internal("a sort key has no value")),
    };
    plan.orders.iter().map(|(term, direction)| Ok((column(*term)?, *direction))).collect()
}

/// The column of an expression of the listed DocType.
fn own_column(plan: &Plan<'_>, value: ValueExpr) -> Result<Column> {
    match value {
        ValueExpr::Column(column) if column.table == 0 => Ok(column),
        ValueExpr::Column(_) => Err(needs_table(plan, "fields of other DocTypes")),
        ValueExpr::Call { .. } => Err(needs_table(plan, "functions")),
    }
}

/// The error for a part of a query that needs a table.
pub fn needs_table(plan: &Plan<'_>, what: &str) -> Error {
    let doctype = plan.scope.root().map_or("This DocType", |meta| meta.name);
    Error::new(ErrorKind::Data, format!("{doctype} is virtual: its list has no {what}"))
}

fn field_value(document: &dyn Record, column: Column) -> ValueRef<'_> {
    document.field(column.name())
}

fn compare_documents(orders: &[(Column, SortOrder)], left: &dyn Record, right: &dyn Record) -> Ordering {
    orders
        .iter()
        .map(|(column, direction)| {
            let order = compare_values(field_value(left, *column), field_value(right, *column));
            if *direction == SortOrder::Desc { order.reverse() } else { order }
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// Compares as the databases do: NULL first, text case-insensitively.
fn compare_values(left: ValueRef<'_>, right: ValueRef<'_>) -> Ordering {
    match (left, right) {
        (ValueRef::Null, ValueRef::Null) => Ordering::Equal,
        (ValueRef::Null, _) => Ordering::Less,
        (_, ValueRef::Null) => Ordering::Greater,
        (ValueRef::Int(left), ValueRef::Int(right)) => left.cmp(&right),
        (ValueRef::Date(left), ValueRef::Date(right)) => left.cmp(&right),
        (ValueRef::Datetime(left), ValueRef::Datetime(right)) => left.cmp(&right),
        (ValueRef::Time(left), ValueRef::Time(right)) => left.cmp(&right),
        (left, right) => match (number(left), number(right)) {
            (Some(left), Some(right)) => left.total_cmp(&right),
            _ => left.to_text().to_lowercase().cmp(&right.to_text().to_lowercase()),
        },
    }
}

#[allow(clippy::cast_precision_loss, reason = "the databases compare integers with decimals in the same way")]
fn number(value: ValueRef<'_>) -> Option<f64> {
    match value {
        ValueRef::Int(number) => Some(number as f64),
        ValueRef::Float(number) => Some(number),
        _ => None,
    }
}

/// Whether a document meets a condition.
fn holds(plan: &Plan<'_>, condition: &Predicate<'_>, document: &dyn Record) -> Result<bool> {
    let value =
        |column: &Column| own_column(plan, ValueExpr::Column(*column)).map(|column| field_value(document, column));
    Ok(match condition {
        Predicate::All(list) => {
            for condition in list {
                if !holds(plan, condition, document)? {
                    return Ok(false);
                }
            }
            true
        }
        Predicate::Any(list) => {
            for condition in list {
                if holds(plan, condition, document)? {
                    return Ok(true);
                }
            }
            false
        }
        Predicate::Compare { column, comparison, value: operand, or_null } => match value(column)? {
            ValueRef::Null => *or_null,
            value => comparison.holds(compare_values(value, bound_value(operand))),
        },
        Predicate::Like { column, negated, pattern, or_null } => match value(column)? {
            ValueRef::Null => *or_null,
            value => is_like(&value.to_text(), &bound_value(pattern).to_text()) != *negated,
        },
        Predicate::In { column, negated, values, or_null } => match value(column)? {
            ValueRef::Null => *or_null,
            value => values.iter().any(|item| compare_values(value, bound_value(item)).is_eq()) != *negated,
        },
        Predicate::Between { column, from, to } => match value(column)? {
            ValueRef::Null => false,
            value => compare_values(value, bound_value(from)).is_ge() && compare_values(value, bound_value(to)).is_le(),
        },
        Predicate::Null { column, negated } => (value(column)? == ValueRef::Null) != *negated,
        Predicate::Tree { .. } => return Err(needs_table(plan, "relations in trees")),
        Predicate::InJson { .. }
        | Predicate::ColumnsEqual { .. }
        | Predicate::SharedWithUser { .. }
        | Predicate::Exists { .. }
        | Predicate::AfterRow(_) => {
            return Err(needs_table(plan, "fields of other DocTypes"));
        }
    })
}

/// LIKE, case-insensitively: `%` matches any text, `_` one character.
fn is_like(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = text.to_lowercase().chars().collect();
    let pattern: Vec<char> = pattern.to_lowercase().chars().collect();
    let (mut at, mut expected) = (0, 0);
    // The index of the last %, and the end of the text that it matches.
    let mut wildcard: Option<(usize, usize)> = None;
    while let Some(character) = text.get(at) {
        match pattern.get(expected) {
            Some('%') => {
                wildcard = Some((expected, at));
                expected += 1;
            }
            Some(wanted) if *wanted == '_' || wanted == character => {
                at += 1;
                expected += 1;
            }
            _ => match wildcard {
                Some((index, covered)) => {
                    wildcard = Some((index, covered + 1));
                    (at, expected) = (covered + 1, index + 1);
                }
                None => return false,
            },
        }
    }
    pattern.get(expected..).is_none_or(|rest| rest.iter().all(|character| *character == '%'))
}

/// The value of a bind.
fn bound_value<'b>(bind: &'b Bind<'_>) -> ValueRef<'b> {
    match bind {
        Bind::Null | Bind::TypedNull(_) => ValueRef::Null,
        Bind::Int(value) => ValueRef::Int(*value),
        Bind::Float(value) => ValueRef::Float(*value),
        Bind::Text(value) | Bind::Pattern(value) => ValueRef::Text(value),
        Bind::Json(value) => ValueRef::Text(value),
        Bind::Date(value) => ValueRef::Date(*value),
        Bind::Datetime(value) => ValueRef::Datetime(*value),
        Bind::Time(value) => ValueRef::Time(*value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_pattern_matches_whole_text() {
        for (text, pattern) in
            [("Atlas", "a%"), ("Atlas", "%LAS"), ("Atlas", "_t%s"), ("", "%"), ("a", "%%a%"), ("aXbXc", "a%b%c")]
        {
            assert!(is_like(text, pattern), "{text} {pattern}");
        }
        for (text, pattern) in [("Atlas", "a"), ("Atlas", ""), ("", "_"), ("ab", "a_b"), ("aXc", "a%b%c")] {
            assert!(!is_like(text, pattern), "{text} {pattern}");
        }
        assert!(!is_like(&"a".repeat(5000), &format!("{}b", "a%".repeat(40))));
    }

    #[test]
    fn null_sorts_first_and_case_is_ignored() {
        assert_eq!(compare_values(ValueRef::Null, ValueRef::Int(-5)), Ordering::Less);
        assert_eq!(compare_values(ValueRef::Text("Abc"), ValueRef::Text("aBC")), Ordering::Equal);
        assert_eq!(compare_values(ValueRef::Int(2), ValueRef::Float(1.5)), Ordering::Greater);
    }
}
