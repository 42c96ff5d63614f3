//! Compiles a condition of a filter: the meaning of its operator for the type of its column.

use super::column::Column;
use super::name_resolution::not_permitted;
use super::predicate::{Predicate, Tree};
use super::{filter_value, timespan};
use chrono::{NaiveDate, Weekday};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::limits;
use doctyped_core::grammar::operator::{Comparison, Operator, TreeRelation};
use doctyped_orm::table::Bind;
use doctyped_schema::ColumnType;
use serde_json::Value as JsonValue;
use std::borrow::Cow;
use std::cmp::Ordering;

/// The input of conditions besides their column.
#[derive(Debug)]
pub struct FilterContext {
    /// The current day in the site's time zone.
    pub today: NaiveDate,
    /// The first day of a week.
    pub week_starts: Weekday,
    /// The number of values that may still be bound.
    pub values_left: usize,
}

/// Compiles a condition, in which NULL counts as the empty text, 0 or the first day. `tree` is that of the DocType whose
/// names the column holds.
pub fn compile<'a>(
    column: Column,
    operator: Operator,
    given: &Cow<'a, JsonValue>,
    tree: Option<Tree>,
    filter_ctx: &mut FilterContext,
) -> Result<Predicate<'a>> {
    // The mask of a secret, as Frappe stores it, has the length of the secret.
    if column.ty == ColumnType::Password && operator != Operator::Is {
        return Err(not_permitted(column.name()));
    }
    match operator {
        Operator::Compare(comparison) => compare(column, comparison, given),
        Operator::Like => like(column, given, false),
        Operator::NotLike => like(column, given, true),
        Operator::In => in_list(column, given, false, filter_ctx),
        Operator::NotIn => in_list(column, given, true, filter_ctx),
        Operator::Is => is_set(column, given),
        Operator::Between => {
            let (from, to) = filter_value::range(&column, given, filter_ctx.today)?;
            Ok(Predicate::Between { column, from, to })
        }
        Operator::Timespan => timespan_predicate(column, text_operand(&column, given)?, filter_ctx),
        Operator::Previous | Operator::Next => {
            let length = text_operand(&column, given)?;
            let words = timespan::adjacent(operator == Operator::Next, length).ok_or_else(|| {
                Error::validation(format!(
                    "{} is no period; use 1 week, 1 month, 3 months, 6 months or 1 year",
                    limits::excerpt(length)
                ))
            })?;
            timespan_predicate(column, words, filter_ctx)
        }
        Operator::Tree(relation) => tree_relation(column, relation, false, given, tree),
        Operator::NotTree(relation) => tree_relation(column, relation, true, given, tree),
    }
}

fn compare<'a>(column: Column, comparison: Comparison, given: &Cow<'a, JsonValue>) -> Result<Predicate<'a>> {
    let operand = filter_value::operand(&column, given)?;
    // Frappe: NULL does not come after a date.
    let null_passes = comparison.holds(filter_value::compare_null_with(column.ty, &operand));
    Ok(Predicate::Compare { column, comparison, or_null: null_passes && column.is_nullable(), value: operand })
}

/// The pattern is that of the client: no wildcards are added.
fn like<'a>(column: Column, given: &Cow<'a, JsonValue>, negated: bool) -> Result<Predicate<'a>> {
    let pattern = filter_value::text(&column, given)?;
    if pattern.len() > limits::MAX_PATTERN_LEN {
        return Err(Error::validation(format!(
            "the pattern for {} has {} bytes; at most {} are compared",
            column.name(),
            pattern.len(),
            limits::MAX_PATTERN_LEN
        )));
    }
    // Frappe: NULL counts as empty for `not like`, and for `like` only with an empty pattern.
    let null_passes = if negated { pattern.bytes().any(|byte| byte != b'%') } else { pattern.is_empty() };
    let or_null = null_passes && column.is_nullable();
    Ok(Predicate::Like { column, negated, pattern: Bind::Text(pattern), or_null })
}

fn in_list<'a>(
    column: Column,
    given: &Cow<'a, JsonValue>,
    negated: bool,
    filter_ctx: &mut FilterContext,
) -> Result<Predicate<'a>> {
    let items = filter_value::list_items(given);
    filter_ctx.values_left = filter_ctx.values_left.checked_sub(items.len()).ok_or_else(|| {
        Error::new(ErrorKind::Validation, format!("filters have more than {} values", limits::MAX_FILTER_VALUES))
    })?;
    let mut values = items.iter().map(|item| filter_value::operand(&column, item)).collect::<Result<Vec<_>>>()?;
    if values.is_empty() && column.ty.is_text() {
        // Frappe: an empty list counts as a list of the empty text.
        values.push(filter_value::null_equivalent(column.ty));
    }
    let contains_empty = values.iter().any(|item| filter_value::compare_null_with(column.ty, item) == Ordering::Equal);
    let or_null = contains_empty != negated && column.is_nullable();
    if values.is_empty() {
        return Ok(if negated { Predicate::All(Vec::new()) } else { Predicate::FALSE });
    }
    Ok(Predicate::In { column, negated, values, or_null })
}

fn is_set<'a>(column: Column, given: &Cow<'a, JsonValue>) -> Result<Predicate<'a>> {
    let wanted = given.as_str().unwrap_or_default().trim();
    let set = if wanted.eq_ignore_ascii_case("set") {
        true
    } else if wanted.eq_ignore_ascii_case("not set") {
        false
    } else {
        let given = limits::excerpt(&given.to_string());
        return Err(Error::validation(format!("is takes \"set\" or \"not set\", not {given}")));
    };
    let empty = filter_value::null_equivalent(column.ty);
    Ok(match column.ty {
        // A date is never empty.
        ColumnType::Date | ColumnType::Datetime | ColumnType::Time => Predicate::Null { column, negated: set },
        _ if set => Predicate::Compare { column, comparison: Comparison::NotEqual, value: empty, or_null: false },
        // Frappe: the number 0 is neither set nor not set.
        column_type if column_type.is_number() => Predicate::Null { column, negated: false },
        _ => Predicate::Compare { column, comparison: Comparison::Equal, value: empty, or_null: true },
    })
}

fn timespan_predicate(column: Column, words: &str, filter_ctx: &FilterContext) -> Result<Predicate<'static>> {
    let (from, to) = timespan::day_range(words, filter_ctx.today, filter_ctx.week_starts)
        .ok_or_else(|| Error::validation(format!("{} is no timespan; write last week, say", limits::excerpt(words))))?;
    let (from, to) = filter_value::day_range(&column, from, to).ok_or_else(|| {
        Error::validation(format!("{} holds no dates, so it cannot lie in a timespan", column.name()))
    })?;
    Ok(Predicate::Between { column, from, to })
}

fn tree_relation<'a>(
    column: Column,
    relation: TreeRelation,
    negated: bool,
    given: &Cow<'a, JsonValue>,
    tree: Option<Tree>,
) -> Result<Predicate<'a>> {
    let tree = tree
        .filter(|tree| tree.meta.column("lft").is_some() && tree.meta.column("rgt").is_some())
        .ok_or_else(|| Error::validation(format!("{} does not name nodes of a tree", column.name())))?;
    let node = Bind::Text(filter_value::text(&column, given)?);
    Ok(Predicate::Tree { column, tree, relation, negated, node, or_null: negated && column.is_nullable() })
}

fn text_operand<'v>(column: &Column, given: &'v JsonValue) -> Result<&'v str> {
    given.as_str().ok_or_else(|| filter_value::type_mismatch(column, given))
}
