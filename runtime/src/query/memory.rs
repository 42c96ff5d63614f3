//! Answers a plan without a database: lists of virtual DocTypes, whose documents a controller gives.
//!
//! The plan is the one that would become SQL, so names and permission levels have been dealt with;
//! here its conditions are looked at document by document, with the meaning that they have in the
//! databases, and so is what the user may see. Functions, groups and fields of other DocTypes need
//! tables.

use super::attach::Attached;
use super::plan::{Output, Plan, Term, Value as Shown};
use super::predicate::{Column, Predicate};
use super::rows::{self, Bounds};
use super::select::{RowForm, Select};
use crate::context::Context;
use crate::document::served::{self, ListQuery, Listed};
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::permission;
use crate::schema::{Rights, SortOrder};
use crate::table::{Bind, Record, Value, ValueRef};
use std::cmp::Ordering;

/// The rows of a list, each with a value for each field.
pub(super) fn rows(ctx: &mut Context, select: &Select<'_>, plan: &Plan<'_>) -> Result<Vec<Vec<Value>>> {
    let columns = columns(plan)?;
    let (documents, _) = page(ctx, select, plan, false)?;
    let mut bounds = Bounds::of(&ctx.site().config);
    let mut rows = Vec::with_capacity(documents.len());
    for document in &documents {
        bounds.count_row()?;
        let value = |column: &Option<Column>| match column {
            Some(column) => of(document.as_ref(), *column).to_value(),
            None => Value::Null,
        };
        rows.push(columns.iter().map(value).collect());
    }
    Ok(rows)
}

/// Writes the rows of a list as a JSON array. If it is to look ahead, it tells whether there are more.
pub(super) fn write(
    ctx: &mut Context,
    select: &Select<'_>,
    plan: &Plan<'_>,
    (form, looks_ahead): (RowForm, bool),
    out: &mut JsonWriter,
) -> Result<bool> {
    let columns = columns(plan)?;
    let (documents, more) = page(ctx, select, plan, looks_ahead)?;
    let mut bounds = Bounds::of(&ctx.site().config);
    out.begin_array();
    for document in &documents {
        bounds.count_row()?;
        rows::begin(form, out);
        for (Output { key, .. }, column) in plan.outputs.iter().zip(&columns) {
            if form == RowForm::Object {
                out.key(key);
            }
            out.value(column.map_or(ValueRef::Null, |column| of(document.as_ref(), column)));
        }
        rows::end(form, out);
    }
    out.end_array();
    Ok(more)
}

/// How many documents fulfil the conditions.
pub(super) fn count(ctx: &mut Context, select: &Select<'_>, plan: &Plan<'_>) -> Result<i64> {
    let query = ListQuery { filters: &select.filters, orders: &[], start: 0, limit: None };
    if plan.sees_everything
        && let Some(count) = served::counted(ctx, plan.scope.root()?, &query)?
    {
        return Ok(i64::try_from(count).unwrap_or(i64::MAX));
    }
    let (Listed::Candidates(documents) | Listed::Page(documents)) = served::listed(ctx, plan.scope.root()?, &query)?;
    let shown = shown(ctx, plan, documents)?;
    Ok(i64::try_from(shown.len()).unwrap_or(i64::MAX))
}

type Documents = Vec<Box<dyn Record>>;

/// The documents that the list shows, in its order. If it is to look ahead, it tells whether there
/// are more.
fn page(ctx: &mut Context, select: &Select<'_>, plan: &Plan<'_>, looks_ahead: bool) -> Result<(Documents, bool)> {
    let limit = select.limit.map(|limit| limit.saturating_add(i64::from(looks_ahead)));
    let query = ListQuery { filters: &select.filters, orders: &select.orders, start: select.start, limit };
    let orders = orders(plan)?;
    let (documents, is_page) = match served::listed(ctx, plan.scope.root()?, &query)? {
        Listed::Candidates(documents) => (documents, false),
        Listed::Page(documents) => (documents, true),
    };
    // What the user may not see does not count, but it was on the controller's page.
    let number = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    let wanted = select.limit.map_or(usize::MAX, number);
    let mut more = documents.len() > wanted;
    let mut shown = shown(ctx, plan, documents)?;
    if !is_page {
        shown.sort_by(|left, right| compare_documents(&orders, left.as_ref(), right.as_ref()));
        if plan.distinct {
            let columns = columns(plan)?;
            let is_same = |left: &dyn Record, right: &dyn Record| {
                columns.iter().flatten().all(|column| order(of(left, *column), of(right, *column)).is_eq())
            };
            shown.dedup_by(|right, left| is_same(left.as_ref(), right.as_ref()));
        }
        shown = shown.into_iter().skip(number(select.start)).collect();
        more = shown.len() > wanted;
    }
    shown.truncate(wanted);
    Ok((shown, more))
}

/// The documents that fulfil the conditions and that the user may see.
fn shown(ctx: &mut Context, plan: &Plan<'_>, documents: Documents) -> Result<Documents> {
    let meta = plan.scope.root()?;
    let mut shown = Vec::with_capacity(documents.len());
    for document in documents {
        let record = document.as_ref();
        if holds(plan, &plan.condition, record)?
            && (plan.sees_everything
                || permission::has(ctx, meta, Rights::READ, Some(record))?
                || permission::has(ctx, meta, Rights::SELECT, Some(record))?)
        {
            shown.push(document);
        }
    }
    Ok(shown)
}

/// The columns of the answer; none for what the user may not read.
fn columns(plan: &Plan<'_>) -> Result<Vec<Option<Column>>> {
    if !plan.groups.is_empty() {
        return Err(needs_table(plan, "groups"));
    }
    let column = |output: &Output<'_>| match output.attached {
        Attached::Nothing => output.value.map(|value| own(plan, value)).transpose(),
        _ => Err(needs_table(plan, "rows and linked documents")),
    };
    plan.outputs.iter().map(column).collect()
}

fn orders(plan: &Plan<'_>) -> Result<Vec<(Column, SortOrder)>> {
    let column = |term: Term| match plan.value_of(term) {
        Some(value) => own(plan, value),
        None => Err(Error::internal("a list is sorted by nothing")),
    };
    plan.orders.iter().map(|(term, direction)| Ok((column(*term)?, *direction))).collect()
}

/// A column of the documents themselves.
fn own(plan: &Plan<'_>, value: Shown) -> Result<Column> {
    match value {
        Shown::Column(column) if column.source == 0 => Ok(column),
        Shown::Column(_) => Err(needs_table(plan, "fields of other DocTypes")),
        Shown::Call { .. } => Err(needs_table(plan, "functions")),
    }
}

/// What asks for more than the documents themselves is refused.
pub(super) fn needs_table(plan: &Plan<'_>, what: &str) -> Error {
    let doctype = plan.scope.root().map_or("This DocType", |meta| meta.name);
    Error::new(ErrorKind::Data, format!("{doctype} is virtual: its list has no {what}"))
}

fn of(document: &dyn Record, column: Column) -> ValueRef<'_> {
    document.field(column.name())
}

fn compare_documents(orders: &[(Column, SortOrder)], left: &dyn Record, right: &dyn Record) -> Ordering {
    orders
        .iter()
        .map(|(column, direction)| {
            let order = order(of(left, *column), of(right, *column));
            if *direction == SortOrder::Desc { order.reverse() } else { order }
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// NULL first, text without regard to case.
fn order(left: ValueRef<'_>, right: ValueRef<'_>) -> Ordering {
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

#[allow(clippy::cast_precision_loss, reason = "the databases compare integers with decimals so, too")]
fn number(value: ValueRef<'_>) -> Option<f64> {
    match value {
        ValueRef::Int(number) => Some(number as f64),
        ValueRef::Float(number) => Some(number),
        _ => None,
    }
}

/// Whether a document fulfils a condition.
fn holds(plan: &Plan<'_>, condition: &Predicate<'_>, document: &dyn Record) -> Result<bool> {
    let value = |column: &Column| own(plan, Shown::Column(*column)).map(|column| of(document, column));
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
            value => comparison.holds(order(value, operand.as_value())),
        },
        Predicate::Like { column, negated, pattern, or_null } => match value(column)? {
            ValueRef::Null => *or_null,
            value => is_like(&value.to_text(), &pattern.as_value().to_text()) != *negated,
        },
        Predicate::In { column, negated, values, or_null } => match value(column)? {
            ValueRef::Null => *or_null,
            value => values.iter().any(|item| order(value, item.as_value()).is_eq()) != *negated,
        },
        Predicate::Between { column, from, to } => match value(column)? {
            ValueRef::Null => false,
            value => order(value, from.as_value()).is_ge() && order(value, to.as_value()).is_le(),
        },
        Predicate::Null { column, negated } => (value(column)? == ValueRef::Null) != *negated,
        Predicate::Tree { .. } => return Err(needs_table(plan, "relations in trees")),
        Predicate::Listed { .. }
        | Predicate::Same { .. }
        | Predicate::Shared { .. }
        | Predicate::Exists { .. }
        | Predicate::After(_) => {
            return Err(needs_table(plan, "fields of other DocTypes"));
        }
    })
}

/// LIKE, without regard to case: `%` stands for anything, `_` for one character.
fn is_like(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = text.to_lowercase().chars().collect();
    let pattern: Vec<char> = pattern.to_lowercase().chars().collect();
    let (mut at, mut expected) = (0, 0);
    // Where the last % stood, and up to where it stands for the text.
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
                Some((place, covered)) => {
                    wildcard = Some((place, covered + 1));
                    (at, expected) = (covered + 1, place + 1);
                }
                None => return false,
            },
        }
    }
    pattern.get(expected..).is_none_or(|rest| rest.iter().all(|character| *character == '%'))
}

impl Bind<'_> {
    fn as_value(&self) -> ValueRef<'_> {
        match self {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_texts() {
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
    fn nothing_comes_before_everything_and_case_makes_no_difference() {
        assert_eq!(order(ValueRef::Null, ValueRef::Int(-5)), Ordering::Less);
        assert_eq!(order(ValueRef::Text("Abc"), ValueRef::Text("aBC")), Ordering::Equal);
        assert_eq!(order(ValueRef::Int(2), ValueRef::Float(1.5)), Ordering::Greater);
    }
}
